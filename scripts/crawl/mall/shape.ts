/** What a kind of shop is: how it tells of its garments, and what of that a collector should end up with. */

import type { Product } from '../../../src/lib/catalog/collect/product';
import type { Answer } from './answer';
import type { Garment } from './garment';

export type Language = 'ko' | 'en';

/** A shop as its shape sees it. */
export type Stall = {
	/** Origin, without a slash at its end. */
	readonly url: string;
	/** All that are open to anybody, with their changes so far. */
	readonly garments: readonly Garment[];
	/** Linked beside the others, in a part that robots.txt closes. */
	readonly hidden: readonly Garment[];
	/** Numbers of products that are none, linked beside the others; empty without traps. */
	readonly trapNumbers: readonly string[];
	readonly hasTraps: boolean;
	find(number: string): Garment | undefined;
	/** Absolute addresses of a garment's pictures, the main one first. */
	pictures(garment: Garment): readonly string[];
};

export type Shape = {
	readonly language: Language;
	/** What its pages carry, so what a collector can get right. */
	readonly fields: readonly (keyof Product)[];
	/** Paths where a person would begin; empty: the shop's front says enough. */
	readonly start: readonly string[];
	/** Path of the page that a trap or a hidden garment stands on; null where the shop has no such pages. */
	readonly productPath: ((number: string) => string) | null;
	truth(garment: Garment, stall: Stall): Product;
	/** Null: nothing there. */
	answer(url: URL, stall: Stall): Answer | null;
};

export const HIDDEN_PART = '/private';

/** Garments of a page, from 1. */
export function pageOf(
	garments: readonly Garment[],
	page: number,
	size: number
): readonly Garment[] {
	return page < 1 ? [] : garments.slice((page - 1) * size, page * size);
}

export const pageCount = (garments: readonly Garment[], size: number): number =>
	Math.max(1, Math.ceil(garments.length / size));

/** A whole number of the address, or the default. */
export function numberParameter(url: URL, name: string, otherwise: number): number {
	const value = Number(url.searchParams.get(name) ?? '');
	return Number.isInteger(value) && value > 0 ? value : otherwise;
}
