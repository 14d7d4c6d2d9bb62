import { describe, expect, it } from 'vitest';
import { foldHits, productNumber } from '../../../src/lib/catalog/search/fold-hits';
import { sampleItem } from './sample-snapshot';
import { sampleVectors } from './search-sample';
import { seededRandom } from './seeded-random';

const [one, other] = sampleVectors(seededRandom(3), 2) as [Float32Array, Float32Array];

/** A unit vector of so much similarity with `one`. */
function at(similarity: number): Float32Array {
	const along = one.reduce((sum, value, d) => sum + value * (other[d] ?? 0), 0);
	const across = other.map((value, d) => value - along * (one[d] ?? 0));
	const length = Math.hypot(...across);
	const rest = Math.sqrt(1 - similarity ** 2) / length;
	return one.map((value, d) => similarity * value + rest * (across[d] ?? 0));
}

const hit = (number: string, vector: Float32Array, change: object = {}) => ({
	item: { ...sampleItem(1), number, ...change },
	vector
});
const blue = [{ hex: '#0000ff', share: 1, label: 'blue', runnerUp: 'navy', oklab: [0.4, 0, -0.3] }];

describe('productNumber', () => {
	it.each([
		['A1234', 'A1234'],
		['A1234-2', 'A1234'],
		['A1234_b', 'A1234'],
		['A1234_front.jpg', 'A1234'],
		['A1234 (3).JPG', 'A1234'],
		['A1234-BLK', 'A1234-BLK'],
		['2024-1234', '2024-1234'],
		['-2', '-2']
	])('of %s is %s', (number, product) => {
		expect(productNumber(number)).toBe(product);
	});
});

describe('foldHits', () => {
	it('puts the photos of one number under the best of them', () => {
		const hits = [
			hit('A-1', one),
			hit('B-1', at(0.95)),
			hit('A-2', at(0.93)),
			hit('A-3', at(0.91))
		];
		expect(foldHits(hits)).toEqual([[0, 2, 3], [1]]);
	});

	it('keeps apart what only shares a number, or only a look in other colours', () => {
		expect(foldHits([hit('A-1', one), hit('A-2', at(0.8))])).toHaveLength(2);
		expect(foldHits([hit('A-1', one), hit('A-2', at(0.95), { shop: 'Other' })])).toHaveLength(2);
		expect(foldHits([hit('A-1', one), hit('B', at(0.999), { colours: blue })])).toHaveLength(2);
		expect(foldHits([hit('A-1', one), hit('A-2', at(0.95), { category: 'bag' })])).toHaveLength(2);
		expect(foldHits([hit('A', one), hit('B', at(0.999), { colours: [] })])).toHaveLength(2);
	});

	it('folds the same picture, whatever its shop and number', () => {
		expect(foldHits([hit('A', one), hit('B', at(0.999), { shop: 'Other' })])).toEqual([[0, 1]]);
	});

	it('does not chain: each is compared with the first of a group', () => {
		const far = [hit('A-1', at(0.92)), hit('A-2', one), hit('A-3', at(-0.2))];
		expect(foldHits(far)).toEqual([[0, 1], [2]]);
	});

	it('leaves nothing out and nothing twice', () => {
		const random = seededRandom(4);
		const hits = sampleVectors(random, 40, 0.002).map((vector, i) => hit(`A-${i % 7}`, vector));
		const groups = foldHits(hits);
		expect(groups.length).toBeLessThan(40);
		expect(groups.flat().sort((a, b) => a - b)).toEqual([...hits.keys()]);
		expect(foldHits([])).toEqual([]);
	});
});
