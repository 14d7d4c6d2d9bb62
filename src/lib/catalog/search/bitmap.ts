/** Sets of items as one bit an item: what a filter lets in, joined and counted a word at a time. */

/** [ceil(n / 32)]; bit i % 32 of word i / 32: item i passes. Bits from n on are 0. */
export type Bitmap = Uint32Array;

const WORD = 32;
const ALL_BITS = 0xffffffff;

const wordsFor = (count: number): number => Math.ceil(count / WORD);

/** None of `count` items. */
export const emptyBitmap = (count: number): Bitmap => new Uint32Array(wordsFor(count));

/** All of `count` items. */
export function fullBitmap(count: number): Bitmap {
	const bits = new Uint32Array(wordsFor(count)).fill(ALL_BITS);
	clearTail(bits, count);
	return bits;
}

/** Those of `count` items that a test lets in. */
export function bitmapWhere(count: number, passes: (i: number) => boolean): Bitmap {
	const bits = emptyBitmap(count);
	for (let i = 0; i < count; i += 1) if (passes(i)) addTo(bits, i);
	return bits;
}

/** Those named. @param items 0 … count − 1, in any order */
export function bitmapOf(count: number, items: Iterable<number>): Bitmap {
	const bits = emptyBitmap(count);
	for (const i of items) addTo(bits, i);
	return bits;
}

/** Puts item i in, in place. @throws RangeError when the bitmap has no such item */
export function addTo(bits: Bitmap, i: number): void {
	const word = i >>> 5;
	const before = bits[word];
	if (before === undefined || i < 0) throw new RangeError(`item ${i} of ${bits.length * WORD}`);
	bits[word] = before | (1 << (i & 31));
}

export const has = (bits: Bitmap, i: number): boolean =>
	((bits[i >>> 5] ?? 0) & (1 << (i & 31))) !== 0;

/** The items in it, rising. */
export function itemsIn(bits: Bitmap): Uint32Array {
	const items = new Uint32Array(countBits(bits));
	let next = 0;
	for (const [word, value] of bits.entries()) {
		for (let rest = value; rest !== 0; rest &= rest - 1) {
			items[next] = word * WORD + 31 - Math.clz32(rest & -rest);
			next += 1;
		}
	}
	return items;
}

/** Items in both. @throws RangeError for bitmaps of different sizes */
export const and = (a: Bitmap, b: Bitmap): Bitmap => join(a, b, (x, y) => x & y);

/** Items in either. @throws RangeError for bitmaps of different sizes */
export const or = (a: Bitmap, b: Bitmap): Bitmap => join(a, b, (x, y) => x | y);

/** Items of the first that are not in the second. @throws RangeError for different sizes */
export const andNot = (a: Bitmap, b: Bitmap): Bitmap => join(a, b, (x, y) => x & ~y);

/** The items of `count` that are not in it. */
export function not(bits: Bitmap, count: number): Bitmap {
	const rest = bits.map((word) => ~word);
	clearTail(rest, count);
	return rest;
}

/** How many items are in. */
export function countBits(bits: Bitmap): number {
	let sum = 0;
	for (let w = 0; w < bits.length; w += 1) sum += popcount(bits[w] ?? 0);
	return sum;
}

/** How many items are in both, without a bitmap of them. */
export function countBoth(a: Bitmap, b: Bitmap): number {
	let sum = 0;
	for (let w = 0; w < a.length; w += 1) sum += popcount((a[w] ?? 0) & (b[w] ?? 0));
	return sum;
}

/** Calls back for each item that is in, rising. */
export function forEachBit(bits: Bitmap, visit: (i: number) => void): void {
	for (let w = 0; w < bits.length; w += 1) {
		// The lowest bit is taken off until none is left.
		for (let word = bits[w] ?? 0; word !== 0; word &= word - 1) {
			visit(w * WORD + 31 - Math.clz32(word & -word));
		}
	}
}

/** The items that are in, rising. */
export function itemsOf(bits: Bitmap): Uint32Array {
	const items = new Uint32Array(countBits(bits));
	let at = 0;
	forEachBit(bits, (i) => {
		items[at] = i;
		at += 1;
	});
	return items;
}

function join(a: Bitmap, b: Bitmap, words: (x: number, y: number) => number): Bitmap {
	if (a.length !== b.length) throw new RangeError(`bitmaps of ${a.length} and ${b.length} words`);
	const joined = new Uint32Array(a.length);
	for (let w = 0; w < a.length; w += 1) joined[w] = words(a[w] ?? 0, b[w] ?? 0);
	return joined;
}

function clearTail(bits: Bitmap, count: number): void {
	const used = count & 31;
	const last = bits.length - 1;
	if (used !== 0) bits[last] = (bits[last] ?? 0) & ((1 << used) - 1);
}

/** Bits in a word, in parallel (Warren, Hacker's Delight, 5-1). */
function popcount(word: number): number {
	const pairs = word - ((word >>> 1) & 0x55555555);
	const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
	return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
