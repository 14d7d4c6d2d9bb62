/** Folds run down to their dark without a gap; a second dye does not. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../src/lib/vision/colour/clusters';
import { halfTonesOf } from '../../../src/lib/vision/colour/half-tones';

const grey = (lightness: number, member: number): Cluster => ({
	oklab: [lightness, 0, 0],
	weight: 1,
	interior: 1,
	members: [member]
});

/** Pixels inside patches at even steps of lightness; those in the lower half belong to cluster 0. */
function measured(interiors: readonly number[]) {
	const size = interiors.length;
	const lights = interiors.map((_, i) => 0.2 + (0.6 * i) / (size - 1));
	const points = {
		size,
		bins: new Uint16Array(size),
		counts: new Float64Array(size).fill(1),
		wholeCounts: new Float64Array(size).fill(1),
		oklab: Float64Array.from(lights.flatMap((light) => [light, 0, 0])),
		pointOf: new Uint16Array(0)
	};
	const start = {
		clusters: [],
		features: new Float64Array(0),
		assignment: Uint8Array.from(lights, (light) => (light < 0.5 ? 0 : 1)),
		centres: new Float64Array(0),
		interiors: Float64Array.from(interiors)
	};
	return halfTonesOf(points, start);
}

describe('halfTonesOf', () => {
	const even = Array.from({ length: 49 }, () => 10);
	const [dark, light] = [grey(0.3, 0), grey(0.7, 1)];

	it('is high where every lightness between has as many pixels', () => {
		expect(measured(even)(dark, light)).toBeGreaterThan(0.5);
	});

	it('is 0 where there is a gap between', () => {
		const parted = even.map((count, i) => (i > 18 && i < 30 ? 0 : count));
		expect(measured(parted)(dark, light)).toBe(0);
	});

	it('counts the pixels of the two clusters alone', () => {
		expect(measured(even)(dark, grey(0.7, 5))).toBe(0);
		expect(measured(even)(grey(0.3, 4), grey(0.7, 5))).toBe(0);
	});
});
