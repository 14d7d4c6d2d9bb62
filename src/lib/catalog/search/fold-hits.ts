/** Several photos of one product among the hits become one hit with its others. */

import type { CatalogItem } from '../records';
import { paletteDistance } from './palette-distance';

/** What folding looks at; `vector` is a unit vector [256]. */
export type Foldable = {
	readonly item: Pick<CatalogItem, 'shop' | 'number' | 'category' | 'colours'>;
	readonly vector: Float32Array;
};

/** Photos that a shop files under one number: another view may look rather different. */
const SAME_NUMBER_SIMILARITY = 0.82;
/** Without a number only what is the same picture or all but. */
const SAME_LOOK_SIMILARITY = 0.98;
const SAME_LOOK_DISTANCE = 0.03;

/** What a shop adds to a product's number to tell its photos apart: `-2`, `_b`, ` (3)`, `-front`. */
const VIEW = /(?:[-_. ]+(?:\d{1,2}|[a-z]|front|back|side|detail|model|worn|flat)|\s*\(\d{1,2}\))$/i;

/** The number of the product that a photo's number belongs to. */
export function productNumber(number: string): string {
	// A file name keeps its ending out of it.
	const name = number.replace(/\.(?:jpe?g|png|webp|avif|gif)$/i, '');
	const stem = name.replace(VIEW, '');
	return stem === '' ? name : stem;
}

/**
 * Groups what is one product: of one category, and either one shop's number and alike, or nearly the
 * same vector and palette. Each item is compared with the first of every group only, so a chain of
 * likenesses does not run off.
 *
 * @param hits best first
 * @returns positions in `hits`, groups by their best, best first within each
 */
export function foldHits(hits: readonly Foldable[]): readonly (readonly number[])[] {
	const groups: { readonly leader: Foldable; readonly members: number[] }[] = [];
	for (const [i, hit] of hits.entries()) {
		const group = groups.find(({ leader }) => isSameProduct(leader, hit));
		if (group) group.members.push(i);
		else groups.push({ leader: hit, members: [i] });
	}
	return groups.map(({ members }) => members);
}

function isSameProduct(a: Foldable, b: Foldable): boolean {
	if (a.item.category !== b.item.category) return false;
	const likeness = dot(a.vector, b.vector);
	if (likeness < SAME_NUMBER_SIMILARITY) return false;
	const isOneNumber =
		a.item.shop === b.item.shop && productNumber(a.item.number) === productNumber(b.item.number);
	if (isOneNumber) return true;
	if (likeness < SAME_LOOK_SIMILARITY) return false;
	const distance = paletteDistance(a.item.colours, b.item.colours);
	return distance !== null && distance <= SAME_LOOK_DISTANCE;
}

function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let d = 0; d < a.length; d += 1) sum += (a[d] ?? 0) * (b[d] ?? 0);
	return sum;
}
