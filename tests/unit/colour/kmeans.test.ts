import { describe, expect, it } from 'vitest';
import {
	assignToNearest,
	startCentres,
	weightedKmeans
} from '../../../src/lib/vision/colour/kmeans';
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

	it('agrees to the bit with looking at every point in every round', () => {
		for (let seed = 0; seed < 20; seed++) {
			const random = randomFrom(seed);
			const points = new Float64Array(600).map(() => random() ** 2);
			const weights = new Float64Array(200).map(() => Math.ceil(9 * random()));
			const k = 1 + (seed % 8);
			expect(weightedKmeans(points, weights, k).centres).toEqual(plainKmeans(points, weights, k));
		}
	});
});

/** Lloyd's method without a short cut, from the same start centres. */
function plainKmeans(points: Float64Array, weights: Float64Array, k: number): Float64Array {
	let centres = startCentres(points, weights, k);
	for (let round = 0; ; round++) {
		const assignment = assignToNearest(points, centres);
		const means = centres.slice();
		for (let c = 0; c < k; c++) {
			for (let d = 0; d < 3; d++) {
				let sum = 0;
				let total = 0;
				assignment.forEach((own, i) => {
					if (own !== c) return;
					sum += (weights[i] ?? 0) * (points[i * 3 + d] ?? 0);
					total += weights[i] ?? 0;
				});
				if (total > 0) means[c * 3 + d] = sum / total;
			}
		}
		const moved = means.reduce((sum, value, j) => sum + (value - (centres[j] ?? 0)) ** 2, 0);
		centres = means;
		if (moved < 1e-8 || round === 30) return centres;
	}
}
