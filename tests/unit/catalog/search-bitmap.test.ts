import { describe, expect, it } from 'vitest';
import {
	addTo,
	and,
	andNot,
	bitmapOf,
	bitmapWhere,
	countBits,
	countBoth,
	emptyBitmap,
	fullBitmap,
	has,
	itemsOf,
	not,
	or
} from '../../../src/lib/catalog/search/bitmap';
import { seededRandom } from './seeded-random';

describe.each([0, 1, 31, 32, 33, 64, 100, 1000])('bitmaps of %d items', (count) => {
	const random = seededRandom(count + 1);
	const draw = () => Array.from({ length: count }, () => random() < 0.4);
	const [inA, inB] = [draw(), draw()];
	const a = bitmapWhere(count, (i) => inA[i] === true);
	const b = bitmapWhere(count, (i) => inB[i] === true);
	const where = (passes: (i: number) => boolean | undefined): number[] =>
		[...Array(count).keys()].filter((i) => passes(i));

	it('list what is in, rising', () => {
		expect([...itemsOf(a)]).toEqual(where((i) => inA[i]));
		expect(where((i) => has(a, i))).toEqual(where((i) => inA[i]));
	});

	it('join like sets', () => {
		expect([...itemsOf(and(a, b))]).toEqual(where((i) => inA[i] && inB[i]));
		expect([...itemsOf(or(a, b))]).toEqual(where((i) => (inA[i] ?? false) || inB[i]));
		expect([...itemsOf(andNot(a, b))]).toEqual(where((i) => inA[i] && !inB[i]));
		expect([...itemsOf(not(a, count))]).toEqual(where((i) => !inA[i]));
	});

	it('count', () => {
		expect(countBits(a)).toBe(where((i) => inA[i]).length);
		expect(countBoth(a, b)).toBe(where((i) => inA[i] && inB[i]).length);
		expect(countBits(fullBitmap(count))).toBe(count);
		expect(countBits(not(fullBitmap(count), count))).toBe(0);
		expect(countBits(emptyBitmap(count))).toBe(0);
	});

	it('are the same whichever way they were made', () => {
		expect(bitmapOf(count, [...itemsOf(a)].reverse())).toEqual(a);
		expect(not(emptyBitmap(count), count)).toEqual(fullBitmap(count));
	});
});

it('refuses an item that is not there and a bitmap of another size', () => {
	expect(() => addTo(emptyBitmap(32), 32)).toThrow(RangeError);
	expect(() => addTo(emptyBitmap(32), -1)).toThrow(RangeError);
	expect(() => and(emptyBitmap(32), emptyBitmap(33))).toThrow(RangeError);
});
