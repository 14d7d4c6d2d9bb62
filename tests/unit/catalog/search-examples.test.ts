import { describe, expect, it } from 'vitest';
import { combineExamples } from '../../../src/lib/catalog/search/combine-examples';
import { sampleVectors } from './search-sample';
import { seededRandom } from './seeded-random';

const [a, b, c] = sampleVectors(seededRandom(3), 3) as [Float32Array, Float32Array, Float32Array];
const nothing = new Float32Array(256);
const dot = (x: Float32Array, y: Float32Array): number =>
	x.reduce((sum, value, d) => sum + value * (y[d] ?? 0), 0);

describe('combineExamples', () => {
	it('leaves a vector without examples as it is', () => {
		expect(combineExamples(a, [], [])).toBe(a);
	});

	it('comes nearer to what is liked and away from what is not, and stays a unit vector', () => {
		const liked = combineExamples(a, [b], []);
		expect(dot(liked, b)).toBeGreaterThan(dot(a, b) + 0.1);
		const disliked = combineExamples(a, [], [b]);
		expect(dot(disliked, b)).toBeLessThan(dot(a, b) - 0.1);
		for (const vector of [liked, disliked, combineExamples(a, [b, c], [c])]) {
			expect(dot(vector, vector)).toBeCloseTo(1, 5);
		}
	});

	it('keeps what garments have in common: a disliked one that is nearly the same takes little', () => {
		const sum = a.map((value, d) => value + 0.1 * (b[d] ?? 0));
		const twin = sum.map((value) => value / Math.sqrt(dot(sum, sum)));
		const without = combineExamples(a, [], [twin]);
		expect(dot(without, a)).toBeGreaterThan(0.99);
		expect(dot(without, b)).toBeLessThan(dot(a, b));
	});

	it('does not mind the order of the examples', () => {
		const one = combineExamples(a, [b, c], []);
		for (const [d, value] of combineExamples(a, [c, b], []).entries()) {
			expect(value).toBeCloseTo(one[d] ?? NaN, 6);
		}
	});

	it('searches with the examples alone when the vector is zero', () => {
		expect(dot(combineExamples(nothing, [b], []), b)).toBeCloseTo(1, 5);
	});

	it.each([
		['only what is not wanted', nothing, [], [b]],
		['a liked one that cancels the garment', a.map((v) => -0.75 * v), [a], []]
	])('refuses %s by name', (_, vector, plus, minus) => {
		expect(() => combineExamples(vector, plus, minus)).toThrow(
			expect.objectContaining({ name: 'ExamplesCancelError' })
		);
	});

	it.each([
		['too short', new Float32Array(3)],
		['NaN', new Float32Array(256).fill(NaN)]
	])('refuses an example that is %s', (_, bad) => {
		expect(() => combineExamples(a, [bad], [])).toThrow(RangeError);
		expect(() => combineExamples(a, [], [bad])).toThrow(RangeError);
	});
});
