/** The judges of what was collected find what is wrong with it. */

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CollectedItem } from '../../../src/lib/catalog/collect/crawler';
import type { Product } from '../../../src/lib/catalog/collect/product';
import { crowded, duringPauses } from '../../../scripts/bench/crawl/pace';
import { startMall, type Mall } from '../../../scripts/crawl/mall/mall';
import type { MallShop } from '../../../scripts/crawl/mall/mall-shop';
import { fieldShare, score } from '../../../scripts/crawl/mall/score';

let mall: Mall;
beforeAll(async () => {
	mall = await startMall({ products: 12, kinds: ['json-ld'] });
});
afterAll(() => mall.close());

function shop(): MallShop {
	const [only] = mall.shops;
	if (!only) throw new Error('no shop');
	return only;
}

const at = '2026-01-01T00:00:00.000Z';

async function collect(product: Product): Promise<CollectedItem> {
	const kept = product.images.filter((url) => /whole|copy|half/.test(shop().picture(url) ?? ''));
	const images = await Promise.all(
		kept.map(async (url, index) => {
			const bytes = await shop().bytes(url);
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			const size = { widthPx: 1, heightPx: 1, bytes: bytes.length };
			return { index, url, sha256, type: 'image/jpeg', ...size, duplicateOf: null };
		})
	);
	const id = `p/${product.number}`;
	return { id, project: 'p', crawler: 'c', collectedAt: at, changedAt: at, product, images };
}

const collectAll = (): Promise<CollectedItem[]> => Promise.all(shop().truth.map(collect));

describe('score', () => {
	it('is full for what the shop sells, white space aside', async () => {
		const [first, ...rest] = await collectAll();
		if (!first) throw new Error('no item');
		const spaced = { ...first.product, description: `${first.product.description}\n ` };
		const found = await score(shop(), [{ ...first, product: spaced }, ...rest], {
			withPictures: true
		});
		expect(found).toMatchObject({ expected: 12, right: 12, missing: [], doubled: [], wrong: [] });
		expect(fieldShare([found])).toBe(1);
	});

	it('names what is missing, doubled and nobody’s', async () => {
		const [first, second, ...rest] = await collectAll();
		if (!first || !second) throw new Error('no items');
		const [hidden = ''] = shop().forbidden;
		const stray = { ...second, product: { ...second.product, number: hidden } };
		const found = await score(shop(), [second, second, stray, ...rest], { withPictures: true });
		expect(found).toMatchObject({
			...{ right: 10, missing: [first.product.number], doubled: [second.product.number] },
			unexpected: [hidden]
		});
		expect(fieldShare([found])).toBeLessThan(1);
	});

	it('counts a wrong field, and pictures that are not the shop’s', async () => {
		const [first, second, ...rest] = await collectAll();
		if (!first || !second) throw new Error('no items');
		const cheap = {
			...first,
			product: { ...first.product, price: { amount: 1, currency: 'KRW' } }
		};
		const [picture, ...pictures] = second.images;
		if (!picture) throw new Error('no picture');
		const other = { ...second, images: [{ ...picture, sha256: '0'.repeat(64) }, ...pictures] };
		const found = await score(shop(), [cheap, other, ...rest], { withPictures: true });
		expect(found.right).toBe(11);
		expect(found.fields['price']).toEqual({ right: 11, of: 12 });
		const words = await score(shop(), [cheap, other, ...rest], { withPictures: false });
		expect(words.right).toBe(12);
	});
});

describe('pace', () => {
	const asked = (times: readonly number[], status = 200) =>
		times.map((ms) => ({ at: ms, endedAt: ms + 1, shop: 's', path: '/', status }));

	it('finds the second that holds too many', () => {
		const even = asked([0, 250, 500, 750, 1000, 1250]);
		expect(crowded(even, 4)).toEqual({ over: 0, most: 4 });
		const bunched = asked([0, 250, 500, 750, 800, 1250]);
		expect(crowded(bunched, 4)).toEqual({ over: 1, most: 5 });
	});

	it('finds requests made while the host asked for quiet', () => {
		const [plea] = asked([100], 429);
		if (!plea) throw new Error('no plea');
		const all = [...asked([0, 90]), plea, ...asked([110, 600, 1150])];
		expect(duringPauses(all, 1, 0)).toEqual([2]);
		expect(duringPauses(all, 1, 250)).toEqual([1]);
		expect(duringPauses(asked([0, 10]), 1, 0)).toEqual([]);
	});
});
