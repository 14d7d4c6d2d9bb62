import { describe, expect, it } from 'vitest';
import { assignToNearest, weightedKmeans } from '../../../src/lib/vision/colour/kmeans';
import { randomFrom } from './synthetic-garment';

function blobs(middles: readonly (readonly number[])[], each: number): Float64Array {
	const random = randomFrom(5);
	const points = middles.flatMap((middle) =>
		Array.from({ length: each }, () => middle.map((value) => value + 0.02 * (random() - 0.5)))
	);
	return Float64Array.from(points.flat());
}

describe('weightedKmeans', () => {
	const middles = [
		[0, 0, 0],
		[1, 0, 0],
		[0, 1, 0]
	];

	it('finds blobs, and their weights', () => {
		const points = blobs(middles, 50);
		const weights = new Float64Array(150).map((_, i) => (i < 50 ? 3 : 1));
		const { centres, assignment, weights: totals } = weightedKmeans(points, weights, 3);
		expect([...totals].sort((a, b) => a - b)).toEqual([50, 50, 150]);
		middles.forEach((middle, blob) => {
			const own = assignment[blob * 50] ?? -1;
			expect([...assignment.subarray(blob * 50, blob * 50 + 50)].every((c) => c === own)).toBe(
				true
			);
			middle.forEach((value, d) => expect(centres[own * 3 + d]).toBeCloseTo(value, 1));
		});
	});

	it('gives the same clusters every time', () => {
		const random = randomFrom(9);
		const points = new Float64Array(900).map(() => random());
		const weights = new Float64Array(300).map(() => 1 + random());
		expect(weightedKmeans(points, weights, 8)).toEqual(weightedKmeans(points, weights, 8));
	});

	it('weighs: a point of weight 3 pulls like three points', () => {
		const points = Float64Array.from([0, 0, 0, 1, 0, 0]);
		const { centres } = weightedKmeans(points, Float64Array.from([3, 1]), 1);
		expect(centres[0]).toBeCloseTo(0.25, 12);
	});

	it('gives no more centres than there are distinct points', () => {
		const points = Float64Array.from([0.5, 0, 0, 0.5, 0, 0, 0.7, 0, 0]);
		expect(weightedKmeans(points, new Float64Array(3).fill(1), 8).weights).toHaveLength(2);
	});

	it('settles where every point has its nearest centre', () => {
		const points = blobs(middles, 40);
		const { centres, assignment } = weightedKmeans(points, new Float64Array(120).fill(1), 5);
		expect(assignToNearest(points, centres)).toEqual(assignment);
	});
});
