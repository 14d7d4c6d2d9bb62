/** The demo mall: what its shops say agrees with the truth that they hand out, and its traps are traps. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { SELLING_KINDS } from '../../../scripts/crawl/mall/kinds';
import { startMall, type Mall } from '../../../scripts/crawl/mall/mall';
import type { MallShop } from '../../../scripts/crawl/mall/mall-shop';
import { trapNumber } from '../../../scripts/crawl/mall/traps';

let mall: Mall;
beforeAll(async () => {
	mall = await startMall({ products: 120, crawlDelayS: 0.5, slowMs: 50 });
});
afterAll(async () => {
	await mall.close();
});

function shop(kind: string): MallShop {
	const found = mall.shops.find((each) => each.kind === kind);
	if (!found) throw new Error(`no ${kind}`);
	return found;
}

const manual = { redirect: 'manual' } as const;
const text = async (url: string): Promise<string> => (await fetch(url)).text();
const data = async <T>(url: string): Promise<T> => JSON.parse(await text(url)) as T;

describe('truth', () => {
	it('is shared evenly by the shops that sell, and every address in it is of that shop', () => {
		for (const kind of SELLING_KINDS) {
			const { truth, url } = shop(kind);
			expect(truth, kind).toHaveLength(12);
			for (const { link, images } of truth)
				for (const address of [link, ...images]) expect(address.startsWith(`${url}/`)).toBe(true);
		}
	});

	it('is the same again from the same seed, but for the ports', async () => {
		const again = await startMall({ products: 120 });
		try {
			const bare = (each: MallShop) => JSON.stringify(each.truth).replaceAll(each.url, '');
			expect(again.shops.map(bare)).toEqual(mall.shops.map(bare));
			const [first = ''] = shop('asos').truth[0]?.images ?? [];
			const twin = again.shops.find(({ kind }) => kind === 'asos');
			expect(await twin?.bytes(first)).toEqual(await shop('asos').bytes(first));
		} finally {
			await again.close();
		}
	});

	it('names what Shopify’s shape says', async () => {
		const { url, truth } = shop('shopify');
		type Listed = { products: { id: number; variants: { price: string }[] }[] };
		const { products } = await data<Listed>(`${url}/products.json?limit=250`);
		expect(products.map(({ id }) => String(id))).toEqual(truth.map(({ number }) => number));
		expect(Number(products[0]?.variants[0]?.price)).toBe(truth[0]?.price?.amount);
	});

	it('is in WooCommerce’s minor units, by pages', async () => {
		const { url, truth } = shop('woocommerce');
		const answer = await fetch(`${url}/wp-json/wc/store/v1/products?per_page=5&page=3`);
		expect(answer.headers.get('x-wp-totalpages')).toBe('3');
		const products = (await answer.json()) as { prices: { price: string; price_range: unknown } }[];
		expect(products).toHaveLength(2);
		for (const [i, { prices }] of products.entries()) {
			const price = truth[10 + i]?.price;
			if (prices.price_range === null) expect(Number(prices.price) / 100).toBe(price?.amount);
			else expect(price).toBeNull();
		}
	});

	it('follows a change', async () => {
		const { url, truth, change } = shop('merchant-feed');
		const before = truth[0]?.price?.amount ?? 0;
		const number = change();
		expect(number).toBe(truth[0]?.number);
		expect(shop('merchant-feed').truth[0]?.price?.amount).toBe(before + 1000);
		expect(await text(`${url}/feeds/products.xml`)).toContain(`${before + 1000} KRW`);
	});

	it('has pages in CP949 with a syllable that EUC-KR lacks', async () => {
		const { url, truth } = shop('plain');
		const odd = truth.find(({ name }) => name.includes('똠양'));
		const bytes = Buffer.from(await (await fetch(odd?.link ?? url)).arrayBuffer());
		expect(bytes.includes(Buffer.from([0x8c, 0x63, 0xbe, 0xe7]))).toBe(true);
	});

	it('tells of sizes and reviews on text pages', async () => {
		const [product] = shop('json-ld').truth.filter((each) => each.reviews.length > 0);
		const page = await text(product?.link ?? '');
		const [review] = product?.reviews ?? [];
		expect(page).toContain(`${review?.heightCm}cm · ${review?.weightKg}kg · ${review?.size}`);
	});
});

describe('asking again', () => {
	it('answers 304 to an entity tag and to a date, until something changes', async () => {
		const { url, truth, change } = shop('musinsa');
		const page = truth[0]?.link ?? '';
		const list = `${url}/category/001`;
		const first = await fetch(page);
		const etag = first.headers.get('etag') ?? '';
		expect((await fetch(page, { headers: { 'if-none-match': etag } })).status).toBe(304);
		const modified = (await fetch(list)).headers.get('last-modified') ?? '';
		const since = { headers: { 'if-modified-since': modified } };
		expect((await fetch(list, since)).status).toBe(304);
		change();
		expect((await fetch(page, { headers: { 'if-none-match': etag } })).status).toBe(200);
		expect((await fetch(list, since)).status).toBe(200);
	});
});

describe('pictures', () => {
	it('have one whose bytes are there twice, one at half size and one that is a page', async () => {
		const { truth, picture } = shop('shopify');
		const addresses = truth.flatMap(({ images }) => images);
		const first = (kind: string) => addresses.find((address) => picture(address) === kind) ?? '';
		const bytes = async (address: string) =>
			Buffer.from(await (await fetch(address)).arrayBuffer());
		const original = (address: string) =>
			truth.find(({ images }) => images.includes(address))?.images[0] ?? '';
		const copy = first('copy');
		expect(await bytes(copy)).toEqual(await bytes(original(copy)));
		const half = first('half');
		const [small, whole] = await Promise.all(
			[half, original(half)].map(async (address) => sharp(await bytes(address)).metadata())
		);
		expect(small?.width).toBe((whole?.width ?? 0) / 2);
		expect(await text(first('page'))).toContain('<html');
		expect(first('closed')).toContain('/private/');
	});
});

describe('traps', () => {
	it('fails twice, asks to wait, and then works', async () => {
		const { truth } = shop('json-ld');
		const flapping = truth[2]?.link ?? '';
		expect((await fetch(flapping)).status).toBe(500);
		await expect(fetch(flapping)).rejects.toThrow();
		expect((await fetch(flapping)).status).toBe(200);
		const busy = await fetch(truth[5]?.link ?? '');
		expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '1']);
		const later = await fetch(truth[8]?.link ?? '');
		expect(later.status).toBe(503);
		expect(Date.parse(later.headers.get('retry-after') ?? '')).toBeGreaterThan(Date.now());
	});

	it('lead to a login, round in circles and inside', async () => {
		const { url } = shop('open-graph');
		const target = async (kind: Parameters<typeof trapNumber>[0]) =>
			(await fetch(`${url}/goods/${trapNumber(kind)}`, manual)).headers.get('location');
		expect(await target('login')).toBe('/login');
		expect(await target('endless-redirect')).toBe('/loop/1');
		expect(await target('internal-redirect')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/admin$/);
		expect(await target('metadata-redirect')).toContain('169.254.169.254');
		expect((await fetch(`${url}/loop/7`, manual)).headers.get('location')).toBe('/loop/8');
	});

	it('are closed by robots.txt, which also asks for a delay', async () => {
		const { url, forbidden } = shop('open-graph');
		const robots = await text(`${url}/robots.txt`);
		expect(robots).toContain('Disallow: /private/');
		expect(robots).toContain('Crawl-delay: 0.5');
		expect(await text(`${url}/list`)).toContain(`/private/goods/${forbidden[0]}`);
		expect(await text(`${shop('closed').url}/robots.txt`)).toContain('Disallow: /\n');
	});

	it('pack 1 GiB into a small answer', async () => {
		const { url } = shop('plain');
		const answer = await fetch(`${url}/shop/view.php?no=${trapNumber('bomb')}`);
		expect(answer.headers.get('content-encoding')).toBe('gzip');
		expect(Number(answer.headers.get('content-length'))).toBeLessThan(4 * 2 ** 20);
		await answer.body?.cancel();
	});

	it('keep one host silent', async () => {
		const signal = AbortSignal.timeout(300);
		await expect(fetch(shop('silent').url, { signal })).rejects.toThrow();
	});
});

describe('commands', () => {
	it('log what was asked, and forget it together with troubles', async () => {
		const { url, name } = shop('farfetch');
		mall.reset();
		await text(`${url}/plpslice/listing-api/products-facets?page=1`);
		const logged = () => mall.requests.filter((each) => each.shop === name);
		await expect.poll(() => logged().length).toBe(1);
		const path = '/plpslice/listing-api/products-facets?page=1';
		expect(logged()[0]).toMatchObject({ status: 200, path });
		const flapping = shop('json-ld').truth[2]?.link ?? '';
		expect((await fetch(flapping)).status).toBe(500);
	});

	it('leave nothing open when a port is taken', async () => {
		const port = Number(new URL(mall.url).port);
		await expect(startMall({ products: 10, port: port - 1 })).rejects.toThrow('EADDRINUSE');
		await expect(startMall({ products: 10, port: port - 1 })).rejects.toThrow('EADDRINUSE');
	});

	it('change a product over HTTP, and show the shops to people', async () => {
		const { url, truth } = shop('sitemap');
		const number = truth[3]?.number ?? '';
		await fetch(`${url}/__mall/change?number=${number}`, { method: 'POST' });
		expect(shop('sitemap').truth[3]?.price?.amount).toBe((truth[3]?.price?.amount ?? 0) + 1000);
		const page = await fetch(mall.url, { headers: { 'accept-language': 'ko' } });
		expect(await page.text()).toContain(url);
	});
});
