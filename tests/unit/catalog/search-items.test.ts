import { describe, expect, it } from 'vitest';
import { COLOUR_FAR } from '../../../src/lib/catalog/search/blend';
import { paletteDistance } from '../../../src/lib/catalog/search/palette-distance';
import { searchItems } from '../../../src/lib/catalog/search/search-items';
import { collection, indexOf, query, stored } from './sample-index';
import { sampleItem, unitVector } from './sample-snapshot';
import { seededRandom } from './seeded-random';

const random = seededRandom(9);
const palette = () =>
	Array.from({ length: Math.floor(random() * 4) }, () => ({
		hex: '#000000',
		share: random(),
		label: random() < 0.5 ? 'red' : 'navy',
		runnerUp: 'wine',
		oklab: [random(), random() * 0.4 - 0.2, random() * 0.4 - 0.2] as const
	}));
const rows = Array.from({ length: 300 }, (_, i) => ({
	item: sampleItem(i, { colours: palette() }),
	vector: unitVector(random)
}));
const index = await indexOf(stored(collection('demo'), rows));
const dot = (a: Float32Array, b: Float32Array): number =>
	a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('searchItems', () => {
	it('finds an item by its own vector, with similarity 1', () => {
		const hits = searchItems(index, query({ vector: rows[123]?.vector ?? new Float32Array() }), 3);
		expect(hits).toHaveLength(3);
		expect(hits[0]?.id).toBe('demo/n0123');
		expect(hits[0]?.similarity).toBeGreaterThan(0.999);
		expect(hits[0]?.similarity).toBeLessThanOrEqual(1);
	});

	it.each([0, 0.3, 1])('agrees with the formula in floats at colour weight %d', (colourWeight) => {
		const asked = query({ vector: unitVector(random), colours: palette(), colourWeight });
		const colours = asked.colours.length > 0 ? asked.colours : [{ oklab: [0, 0, 0], share: 1 }];
		const full = { ...asked, colours } as typeof asked;
		for (const hit of searchItems(index, full, 300)) {
			const row = rows[Number(hit.id.slice(-4))];
			expect(row).toBeDefined();
			if (!row) continue;
			const similarity = dot(full.vector, row.vector);
			const distance = paletteDistance(full.colours, row.item.colours);
			const colour = distance === null ? 0 : Math.max(0, 1 - distance / COLOUR_FAR);
			const score = (1 - colourWeight) * Math.max(0, similarity) + colourWeight * colour;
			expect(hit.similarity).toBeCloseTo(similarity, 2);
			expect(hit.score).toBeCloseTo(score, 2);
			if (distance === null) expect(hit.colourDistance).toBeNull();
			else expect(hit.colourDistance).toBeCloseTo(distance, 5);
		}
	});

	it('sorts by score, then similarity, then id', () => {
		const hits = searchItems(index, query({ colours: palette(), colourWeight: 0.5 }), 300);
		expect(hits).toHaveLength(300);
		const order = [...hits].sort(
			(a, b) => b.score - a.score || b.similarity - a.similarity || (a.id < b.id ? -1 : 1)
		);
		expect(hits).toEqual(order);
	});

	it('breaks ties by id, however the items came', async () => {
		const vector = unitVector(seededRandom(1));
		const same = [3, 1, 2].map((number) => ({ item: sampleItem(number), vector }));
		const tied = await indexOf(
			stored(collection('z'), same),
			stored(collection('a'), same.slice(0, 1))
		);
		expect(searchItems(tied, query({ vector }), 3).map(({ id }) => id)).toEqual([
			'a/n0003',
			'z/n0001',
			'z/n0002'
		]);
	});

	it('goes by shape alone when the query has no colours', () => {
		const vector = unitVector(random);
		const plain = searchItems(index, query({ vector }), 20);
		const weighted = searchItems(index, query({ vector, colourWeight: 1 }), 20);
		expect(weighted).toEqual(plain);
		expect(plain.every(({ colourDistance }) => colourDistance === null)).toBe(true);
	});

	it.each([
		[
			'one category',
			{ categories: ['dress'] as const },
			(i: number) => rows[i]?.item.category === 'dress'
		],
		[
			'two categories',
			{ categories: ['dress', 'bag'] as const },
			(i: number) => ['dress', 'bag'].includes(rows[i]?.item.category ?? '')
		],
		[
			'a label with enough of the garment',
			{ labels: ['navy'] },
			(i: number) =>
				rows[i]?.item.colours.some(({ label, share }) => label === 'navy' && share >= 0.1) ?? false
		],
		['a label nobody has', { labels: ['mint'] }, () => false],
		['a label that is none', { labels: ['no-such-label'] }, () => false],
		['an unknown collection', { collections: ['other'] }, () => false],
		['its own collection', { collections: ['demo'] }, () => true],
		['another embedder', { embedModel: 'embed-2' }, () => false],
		['its own embedder', { embedModel: 'embed-1' }, () => true]
	])('lets in only %s', (_, filter, expected) => {
		const ids = searchItems(index, query(filter), 1000).map(({ id }) => id);
		const wanted = rows.flatMap(({ item }, i) => (expected(i) ? [`demo/${item.number}`] : []));
		expect([...ids].sort()).toEqual(wanted);
	});

	it('takes all collections of the query’s embedder together', async () => {
		const [first, second, third] = rows;
		if (!first || !second || !third) throw new Error('three rows are needed');
		const mixed = await indexOf(
			stored(collection('one'), [first]),
			stored(collection('old', 'embed-0'), [second]),
			stored(collection('two'), [third])
		);
		const found = searchItems(mixed, query({ embedModel: 'embed-1' }), 10);
		expect(found.map(({ id }) => id).sort()).toEqual(['one/n0000', 'two/n0002']);
	});

	it('answers a limit of 0 and an empty index with nothing, and refuses a foreign vector', async () => {
		expect(searchItems(index, query(), 0)).toEqual([]);
		expect(searchItems(await indexOf(), query(), 5)).toEqual([]);
		const short = query({ vector: new Float32Array(128) });
		expect(() => searchItems(index, short, 5)).toThrow(RangeError);
	});
});
