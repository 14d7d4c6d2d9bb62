import { describe, expect, it } from 'vitest';
import { cutOffOf } from '../../../src/lib/catalog/search/cut-off';

const hits = (...scores: readonly number[]) =>
	scores.map((score) => ({ score, similarity: score }));
const within = (scores: readonly number[], ordinary: number): number[] =>
	scores.filter((score) => score >= cutOffOf(hits(...scores), ordinary));

describe('cutOffOf', () => {
	it('draws the line where each query’s own hits fall off', () => {
		expect(within([0.95, 0.93, 0.9, 0.5, 0.4], 0.2)).toEqual([0.95, 0.93, 0.9]);
		expect(within([0.6, 0.55, 0.3, 0.28], 0.2)).toEqual([0.6, 0.55]);
	});

	it('is not misled by the garment itself among the hits', () => {
		expect(cutOffOf(hits(1, 0.6, 0.5), 0.2)).toBe(cutOffOf(hits(0.6, 0.5), 0.2));
	});

	it('always leaves the best hit, and lies above the ordinary', () => {
		for (const best of [0.21, 0.4, 0.9]) {
			const line = cutOffOf(hits(best, 0.2, 0.1), 0.15);
			expect(line).toBeLessThanOrEqual(best);
			expect(line).toBeGreaterThan(0.15);
		}
	});

	it.each([
		['no hits', hits(), 0.2],
		['the garment alone', hits(1, 0.999), 0.2],
		['hits that are all ordinary', hits(0.2, 0.2), 0.2],
		['nothing ordinary to compare with', hits(0.9), NaN]
	])('has nothing to tell by with %s', (_, found, ordinary) => {
		expect(cutOffOf(found, ordinary)).toBe(-Infinity);
	});
});
