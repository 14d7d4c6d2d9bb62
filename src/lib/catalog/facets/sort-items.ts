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

/** Items by rising keys; equal ones by item. @param keys [n], NaN comes last */
function orderBy(keys: Float64Array): Uint32Array {
	const order = Uint32Array.from(keys, (_, i) => i);
	const key = (item: number): number => {
		const value = keys[item] ?? NaN;
		return Number.isNaN(value) ? Infinity : value;
	};
	return order.sort((a, b) => {
		const [left, right] = [key(a), key(b)];
		return left === right ? a - b : left - right;
	});
}

/** The line of a name that is in the language, else its first. */
function lineIn(lines: readonly string[], language: string): string {
	const isWanted = (line: string) => HANGUL.test(line) === (language === 'ko');
	return lines.find(isWanted) ?? lines[0] ?? '';
}

function nameKeys({ bytes, starts }: Texts, count: number, language: string): Float64Array {
	const decoder = new TextDecoder();
	const names = Array.from({ length: count }, (_, i) => {
		const all = decoder.decode(bytes.subarray(starts[i], starts[i + 1]));
		return lineIn(all.split('\n'), language).toLowerCase();
	});
	// Code points of syllables are in dictionary order; a collator takes twenty times as long.
	const order = Array.from(names.keys()).sort((a, b) => {
		const [left = '', right = ''] = [names[a], names[b]];
		return left < right ? -1 : left > right ? 1 : a - b;
	});
	const keys = new Float64Array(count);
	for (const [rank, item] of order.entries()) keys[item] = rank;
	return keys;
}

function colourKeys({ palettes, count }: ItemColumns): Float64Array {
	return Float64Array.from({ length: count }, (_, i) => {
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

function keysOf(columns: ItemColumns, sort: Sort): Float64Array {
	switch (sort.by) {
		case 'newest':
			return Float64Array.from(columns.day, (day) => (day === 0 ? NaN : -day));
		case 'price':
			return Float64Array.from(columns.price, (price) => (sort.first === 'low' ? price : -price));
		case 'name':
			return nameKeys(columns.names, columns.count, sort.language);
		case 'colour':
			return colourKeys(columns);
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
		const order = this.#orders.get(key) ?? orderBy(keysOf(this.#columns, sort));
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
