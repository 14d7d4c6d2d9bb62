/** A spread of items to look at before anything was searched. */

import { CATEGORIES } from '../../vision/parse/classes';
import type { VectorIndex } from './vector-index';

/** FNV-1a: neighbours in a collection are often alike, their hashes are not. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let i = 0; i < text.length; i += 1) {
		value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	}
	return value >>> 0;
}

/** Enough for a spread of any catalog; looking at all of a large one takes longer than a search. */
const MOST_LOOKED_AT = 4096;

/** At most so many of the ordinals below `count`, as far apart as they can be. */
function evenly(count: number, most: number): number[] {
	const step = Math.max(1, count / most);
	return Array.from({ length: Math.min(count, most) }, (_, i) => Math.floor(i * step));
}

/** One from each list in turn until all are empty. */
function* inTurn(lists: readonly (readonly number[])[]): Generator<number> {
	const longest = Math.max(0, ...lists.map(({ length }) => length));
	for (let round = 0; round < longest; round += 1) {
		for (const list of lists) {
			const ordinal = list[round];
			if (ordinal !== undefined) yield ordinal;
		}
	}
}

/**
 * Ids spread evenly over the categories; the same catalog gives the same ones each time.
 *
 * @param worn items worn by a person come before all others
 */
export function sampleItems(index: VectorIndex, count: number, worn = false): readonly string[] {
	const pool = evenly(index.ids.length, Math.max(MOST_LOOKED_AT, 2 * count));
	const hashes = new Map(pool.map((i) => [i, hash(index.ids[i] ?? '')]));
	const shuffled = pool.sort((a, b) => (hashes.get(a) ?? 0) - (hashes.get(b) ?? 0) || a - b);
	const spread = (ordinals: readonly number[]): readonly number[] => [
		...inTurn(
			CATEGORIES.map((_, code) => ordinals.filter((i) => index.columns.category[i] === code))
		)
	];
	const ordered = worn
		? [
				...spread(shuffled.filter((i) => index.columns.hasModel[i] === 1)),
				...spread(shuffled.filter((i) => index.columns.hasModel[i] !== 1))
			]
		: spread(shuffled);
	return ordered.slice(0, Math.max(0, count)).map((i) => index.ids[i] ?? '');
}
