/** The seeded generator behind the demo shop. */
import { describe, expect, it } from 'vitest';
import { Random } from '../../../scripts/crawl/demo/random';

describe('Random', () => {
	it('repeats itself from the same seed only', () => {
		const draw = (seed: number) => {
			const random = new Random(seed);
			return Array.from({ length: 5 }, () => random.float());
		};
		expect(draw(9)).toEqual(draw(9));
		expect(draw(9)).not.toEqual(draw(10));
	});

	it('forks streams that do not shift each other', () => {
		const parent = new Random(4);
		const first = parent.fork('a').float();
		const busy = parent.fork('b');
		for (let i = 0; i < 100; i++) busy.float();
		expect(parent.fork('a').float()).toBe(first);
		expect(parent.fork('b').float()).not.toBe(first);
	});

	it('picks in proportion to the weights', () => {
		const random = new Random(1);
		let heavy = 0;
		for (let i = 0; i < 4000; i++) if (random.weighted({ a: 3, b: 1 }) === 'a') heavy++;
		expect(heavy / 4000).toBeCloseTo(0.75, 1);
	});
});
