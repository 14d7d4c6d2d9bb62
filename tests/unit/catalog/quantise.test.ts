import { describe, expect, it } from 'vitest';
import { DIMS, quantise, quantiseAll } from '../../../src/lib/catalog/snapshot/quantise';
import { unitVector } from './sample-snapshot';
import { seededRandom } from './seeded-random';

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
	Array.from(a).reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

describe('quantise', () => {
	it('keeps length 1 and moves similarities by less than 0.004', () => {
		const random = seededRandom(5);
		for (let round = 0; round < 50; round += 1) {
			const a = unitVector(random);
			const b = unitVector(random);
			const { int8, scale } = quantise(a);
			const back = Float32Array.from(int8, (value) => value * scale);
			expect(Math.hypot(...back)).toBeCloseTo(1, 5);
			expect(dot(a, back)).toBeGreaterThan(0.999);
			expect(Math.abs(dot(back, b) - dot(a, b))).toBeLessThan(0.004);
		}
	});

	it('packs rows one after the other', () => {
		const random = seededRandom(6);
		const vectors = [unitVector(random), unitVector(random)];
		const { int8, scales } = quantiseAll(vectors);
		for (const [i, vector] of vectors.entries()) {
			expect(int8.subarray(i * DIMS, (i + 1) * DIMS)).toEqual(quantise(vector).int8);
		}
		expect(scales).toHaveLength(2);
	});

	it.each([
		['all zero', new Float32Array(DIMS)],
		['not normalised', new Float32Array(DIMS).fill(1)],
		['not a number', new Float32Array(DIMS).fill(NaN)],
		['of another size', Float32Array.of(1)]
	])('refuses a vector that is %s', (_, vector) => {
		expect(() => quantise(vector)).toThrow(RangeError);
	});
});
