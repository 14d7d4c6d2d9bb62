/** The whole demo mall collected at once: every shop's products and fields, and every trap survived. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Crawler } from '../../src/lib/catalog/collect/crawler';
import { itemsOf, scoreAll, type ShopScore } from '../../scripts/bench/crawl/collected';
import { bySending, duringPauses } from '../../scripts/bench/crawl/pace';
import type { Collector } from '../../scripts/crawl/engine/collector';
import { SELLING_KINDS, type ShopKind } from '../../scripts/crawl/mall/kinds';
import { startMall, type Mall } from '../../scripts/crawl/mall/mall';
import {
	addShop,
	CONCURRENCY,
	makeFolder,
	openPatient,
	runAll,
	type Folder
} from './crawl-harness';

const RETRY_AFTER_S = 1;

let mall: Mall;
let folder: Folder;
let collector: Collector;
const crawlers = new Map<ShopKind, Crawler>();
const scores = new Map<string, ShopScore>();

beforeAll(async () => {
	mall = await startMall({
		...{ products: 130, crawlDelayS: 0.05, retryAfterS: RETRY_AFTER_S, slowMs: 300 }
	});
	folder = await makeFolder();
	collector = await openPatient(folder.path);
	const ids = new Map<string, ShopKind>();
	for (const shop of mall.shops) ids.set((await addShop(collector, shop)).id, shop.kind);
	for (const [id, crawler] of await runAll(collector, [...ids.keys()])) {
		const kind = ids.get(id);
		if (kind) crawlers.set(kind, crawler);
	}
	for (const score of await scoreAll(collector, mall.shops, true)) scores.set(score.shop, score);
});

afterAll(async () => {
	await collector.close();
	await mall.close();
	await folder.remove();
});

describe.each([...SELLING_KINDS, 'slow'] as const)('%s', (kind) => {
	it('gives all its products, their pictures byte for byte, and nothing else', () => {
		const { right, expected, missing, doubled, unexpected, wrong } = scores.get(kind) ?? {};
		expect({ right, missing, doubled, unexpected, wrong }).toEqual({
			...{ right: expected, missing: [], doubled: [], unexpected: [], wrong: [] }
		});
		expect(expected).toBeGreaterThan(0);
		expect(crawlers.get(kind)).toMatchObject({ state: 'done', reason: 'finished' });
	});

	it('gives every field that its pages carry', () => {
		const fields = Object.entries(scores.get(kind)?.fields ?? {});
		expect(fields.length).toBeGreaterThan(4);
		expect(fields.filter(([, { right, of }]) => right < of)).toEqual([]);
	});
});

describe('shops that give nothing', () => {
	it.each([
		['login', 'failed', 'needs-login'],
		['closed', 'failed', 'closed-by-robots'],
		['silent', 'failed', 'host-unreachable'],
		['empty', 'failed', 'nothing-found']
	] as const)('%s: %s, %s', (kind, state, reason) => {
		expect(crawlers.get(kind)).toMatchObject({ state, reason, products: 0 });
	});
});

describe('traps', () => {
	const kindsOf = (kind: ShopKind) =>
		new Set(crawlers.get(kind)?.lastErrors.map((each) => each.kind));

	it('are named in the last errors by what they are', () => {
		const expected = ['too-large', 'too-many-redirects', 'forbidden-address', 'not-html', 'status'];
		expect([...kindsOf('json-ld')]).toEqual(expect.arrayContaining(expected));
		expect([...kindsOf('shopify')]).toEqual(expect.arrayContaining(['not-an-image', 'too-large']));
	});

	it('lead nowhere: not inside, and not where robots.txt closes', () => {
		expect(mall.internalRequests).toEqual([]);
		expect(mall.requests.filter(({ path }) => path.startsWith('/private/'))).toEqual([]);
		expect(crawlers.get('json-ld')?.skippedByRobots).toBeGreaterThan(0);
	});

	it('are tried again where they pass, and the host is left alone as long as it asks', () => {
		expect(crawlers.get('json-ld')?.retried).toBeGreaterThanOrEqual(4);
		for (const { name } of mall.shops) {
			const sorted = bySending(mall.requests.filter(({ shop }) => shop === name));
			const during = duringPauses(sorted, RETRY_AFTER_S, 0);
			// What was on its way when the host asked: no more than may be at a time.
			expect(Math.max(0, ...during), name).toBeLessThanOrEqual(CONCURRENCY);
		}
	});

	it('are known as copies, exact and near', () => {
		const { duplicates } = crawlers.get('shopify') ?? {};
		expect(duplicates?.exact).toBe(1);
		expect(duplicates?.near).toBe(1);
	});
});

describe('a second visit', () => {
	it('asks only whether anything changed, and takes over what did', async () => {
		const shop = mall.shops.find(({ kind }) => kind === 'musinsa');
		const crawler = crawlers.get('musinsa');
		if (!shop || !crawler) throw new Error('no shop');
		const before = await itemsOf(collector, crawler.project);
		const number = shop.change() ?? '';
		const again = (await runAll(collector, [crawler.id])).get(crawler.id);
		expect(again).toMatchObject({ state: 'done', reason: 'finished' });
		expect(again?.notModified).toBeGreaterThan(shop.truth.length);
		const after = await itemsOf(collector, crawler.project);
		expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
		const changed = after.filter((item, i) => item.changedAt !== before[i]?.changedAt);
		expect(changed.map(({ product }) => product.number)).toEqual([number]);
		expect(changed[0]?.product.price).toEqual(shop.truth[0]?.price);
	});
});

describe('a project of words', () => {
	it('has measures and reviews, and asks for no picture', async () => {
		const shop = mall.shops.find(({ kind }) => kind === 'plain');
		if (!shop) throw new Error('no shop');
		const asked = mall.requests.length;
		const { id, project } = await addShop(collector, shop, { name: 'words', content: 'text' });
		await runAll(collector, [id]);
		const items = await itemsOf(collector, project);
		expect(items).toHaveLength(shop.truth.length);
		expect(items.flatMap(({ product }) => product.reviews).length).toBeGreaterThan(0);
		const pictures = mall.requests.slice(asked).filter(({ path }) => path.endsWith('.jpg'));
		expect(pictures).toEqual([]);
	});

	it('holds only what the vocabulary’s word means', async () => {
		const shop = mall.shops.find(({ kind }) => kind === 'shopify');
		if (!shop) throw new Error('no shop');
		const { id, project } = await addShop(collector, shop, {
			...{ name: 'skirts', content: 'text', attribute: 'pencil-skirt' }
		});
		await runAll(collector, [id]);
		const wanted = shop.truth.filter(({ name }) => /pencil.* skirt/i.test(name));
		const items = await itemsOf(collector, project);
		expect(items.map(({ product }) => product.number).sort()).toEqual(
			wanted.map(({ number }) => number).sort()
		);
	});
});
