import { describe, expect, it } from 'vitest';
import { sampleItems } from '../../../src/lib/catalog/search/sample-items';
import { CATEGORIES } from '../../../src/lib/vision/parse/classes';
import { collection, indexOf, stored } from './sample-index';
import { sampleItem, unitVector } from './sample-snapshot';
import { seededRandom } from './seeded-random';

const random = seededRandom(1);
const rows = Array.from({ length: 90 }, (_, i) => ({
	item: sampleItem(i, { hasModel: i % 30 === 0 ? 'yes' : 'unknown' }),
	vector: unitVector(random)
}));
const index = await indexOf(stored(collection('demo'), rows));
const itemOf = (id: string) => rows[Number(id.slice(-4))]?.item;

describe('sampleItems', () => {
	it('takes as many of each category, the same ones each time', () => {
		const ids = sampleItems(index, 2 * CATEGORIES.length);
		const counts = CATEGORIES.map((name) => ids.filter((id) => itemOf(id)?.category === name));
		expect(counts.map(({ length }) => length)).toEqual(CATEGORIES.map(() => 2));
		expect(sampleItems(index, 2 * CATEGORIES.length)).toEqual(ids);
	});

	it('begins with the worn ones when asked, and fills up with the others', () => {
		const ids = sampleItems(index, 10, true);
		expect(ids.map((id) => itemOf(id)?.hasModel === 'yes')).toEqual([
			...[true, true, true],
			...Array.from({ length: 7 }, () => false)
		]);
	});

	it('gives each item once and no more than there are', () => {
		const ids = sampleItems(index, 1000);
		expect(new Set(ids).size).toBe(90);
		expect(ids).toHaveLength(90);
		expect(sampleItems(index, 0)).toEqual([]);
	});

	it('spreads over the whole of a large catalog, and still gives as many as are asked for', async () => {
		const [first] = rows;
		if (!first) throw new Error('no row');
		const many = Array.from({ length: 9000 }, (_, i) => ({ ...first, item: sampleItem(i) }));
		const large = await indexOf(stored(collection('large'), many));
		const places = sampleItems(large, 300).map((id) => large.ids.indexOf(id));
		expect(new Set(places).size).toBe(300);
		expect(Math.min(...places)).toBeLessThan(900);
		expect(Math.max(...places)).toBeGreaterThan(8100);
		expect(sampleItems(large, 6000)).toHaveLength(6000);
	});
});
