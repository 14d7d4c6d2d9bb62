import { describe, expect, it } from 'vitest';
import { TopK } from '../../../src/lib/catalog/search/top-k';
import { seededRandom } from './seeded-random';

describe('TopK', () => {
	it('gives the head of the sorted list, ties included', () => {
		const random = seededRandom(2);
		for (let round = 0; round < 200; round += 1) {
			const values = Array.from({ length: Math.floor(random() * 60) }, () =>
				Math.floor(random() * 12)
			);
			const isBetter = (a: number, b: number) => {
				const gap = (values[a] ?? 0) - (values[b] ?? 0);
				return gap === 0 ? a < b : gap > 0;
			};
			const k = Math.floor(random() * 20);
			const best = new TopK(k, isBetter);
			for (const ordinal of values.keys()) best.push(ordinal);
			const sorted = [...values.keys()].sort((a, b) => (isBetter(a, b) ? -1 : 1));
			expect(best.sorted()).toEqual(sorted.slice(0, k));
		}
	});
});
