/** The orders items are shown in; each is worked out once for the whole catalog, a filter only thins it. */

import type { ItemColumns, Texts } from '../columns/item-columns';
import { has, type Bitmap } from '../search/bitmap';

export type Sort =
	| { readonly by: 'newest' }
	| { readonly by: 'price'; readonly first: 'low' | 'high' }
	/** In the order of a language's dictionary, by the name in that language. */
	| { readonly by: 'name'; readonly language: string }
	/** Greys from black to white, then round the circle of hues. */
	| { readonly by: 'colour' };

/** Below this chroma in OKLab a colour is a grey to the eye. */
const GREY_CHROMA = 0.035;
const PALETTE_WIDTH = 4;
const HANGUL = /[가-힣]/;

/** More items than any catalog has, and few enough for a number beside a key in the 53 bits of a double. */
const MOST_ITEMS = 2 ** 21;

/**
 * Items by rising keys, equal ones by number.
 *
 * Key and number are packed into one double each, because numbers alone sort some twenty times as fast
 * as with a function that compares. A float's bits, the sign turned round, rise with its value (Herf,
 * Radix Tricks, 2001).
 *
 * @param keys [n], NaN comes last
 * @throws RangeError for more than 2^21 items
 */
function orderBy(keys: Float32Array): Uint32Array {
	if (keys.length > MOST_ITEMS) throw new RangeError(`${keys.length} items to sort`);
	const bits = new Uint32Array(keys.buffer, keys.byteOffset, keys.length);
	const packed = Float64Array.from(bits, (word, item) => {
		const rising = (word >>> 31 === 1 ? ~word : word | 0x80000000) >>> 0;
		return (Number.isNaN(keys[item]) ? 0xffffffff : rising) * MOST_ITEMS + item;
	}).sort();
	return Uint32Array.from(packed, (key) => key % MOST_ITEMS);
}

/** The line of a name that is in the language, else its first. */
function lineIn(lines: readonly string[], language: string): string {
	const isWanted = (line: string) => HANGUL.test(line) === (language === 'ko');
	return lines.find(isWanted) ?? lines[0] ?? '';
}

/** Names with the number of their item behind them: a comparing function would take ten times as long. */
function orderByName({ bytes, starts }: Texts, count: number, language: string): Uint32Array {
	const decoder = new TextDecoder();
	const names = Array.from({ length: count }, (_, item) => {
		const all = decoder.decode(bytes.subarray(starts[item], starts[item + 1]));
		const line = lineIn(all.split('\n'), language).toLowerCase();
		return `${line}\0${String.fromCharCode(item >>> 16, item & 0xffff)}`;
	});
	// Code points of syllables are in dictionary order.
	names.sort();
	return Uint32Array.from(
		names,
		(name) => name.charCodeAt(name.length - 2) * 0x10000 + name.charCodeAt(name.length - 1)
	);
}

function colourKeys({ palettes, count }: ItemColumns): Float32Array {
	return Float32Array.from({ length: count }, (_, i) => {
		const start = palettes.starts[i] ?? 0;
		if (start === (palettes.starts[i + 1] ?? 0)) return NaN;
		const [L = 0, a = 0, b = 0] = palettes.colours.subarray(
			start * PALETTE_WIDTH,
			start * PALETTE_WIDTH + 3
		);
		if (Math.hypot(a, b) < GREY_CHROMA) return L;
		const turn = Math.atan2(b, a) / (2 * Math.PI);
		// Hues in 24 steps, each from dark to light: neighbours look alike.
		return 2 + Math.floor((turn < 0 ? turn + 1 : turn) * 24) + L / 2;
	});
}

function orderOf(columns: ItemColumns, sort: Sort): Uint32Array {
	switch (sort.by) {
		case 'newest':
			return orderBy(Float32Array.from(columns.day, (day) => (day === 0 ? NaN : -day)));
		case 'price':
			return orderBy(
				Float32Array.from(columns.price, (price) => (sort.first === 'low' ? price : -price))
			);
		case 'name':
			return orderByName(columns.names, columns.count, sort.language);
		case 'colour':
			return orderBy(colourKeys(columns));
	}
}

export class ItemSorter {
	readonly #columns: ItemColumns;
	/** By the sort's JSON: [n] all items in order. */
	readonly #orders = new Map<string, Uint32Array>();

	constructor(columns: ItemColumns) {
		this.#columns = columns;
	}

	/** The items of a set, in order. @param total how many there are in the set */
	sort(items: Bitmap, total: number, sort: Sort): Uint32Array {
		const key = JSON.stringify(sort);
		const order = this.#orders.get(key) ?? orderOf(this.#columns, sort);
		this.#orders.set(key, order);
		const sorted = new Uint32Array(total);
		let at = 0;
		for (const item of order) {
			if (!has(items, item)) continue;
			sorted[at] = item;
			at += 1;
		}
		return sorted;
	}
}
