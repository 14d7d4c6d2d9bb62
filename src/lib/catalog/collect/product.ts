/** One product as a shop tells of it: what every source reads its pages into. */

import * as v from 'valibot';

const text = v.string();
const money = v.object({
	/** In the currency's own unit, never minor units. */
	amount: v.pipe(v.number(), v.finite(), v.minValue(0)),
	/** ISO 4217, or empty where the shop does not say. */
	currency: text
});

export const reviewSchema = v.object({
	text,
	/** 1..5 */
	rating: v.nullable(v.number()),
	heightCm: v.nullable(v.number()),
	weightKg: v.nullable(v.number()),
	/** As bought, in the shop's words. */
	size: text,
	/** How the size fell. */
	fit: v.picklist(['small', 'true', 'large', 'unknown'])
});

export const productSchema = v.object({
	/** The shop's own number: unique in the shop. */
	number: v.pipe(text, v.minLength(1)),
	/** Shared by products that are colours of one another; empty where there is none. */
	group: text,
	name: v.pipe(text, v.minLength(1)),
	/** Absolute http(s) address. */
	link: text,
	brand: text,
	/** Plain text, without markup. */
	description: text,
	/** The shop's own words, outermost first: `여성 > 스커트 > 플레어`. */
	category: text,
	price: v.nullable(money),
	/** Before a discount; null where there is none. */
	listPrice: v.nullable(money),
	availability: v.picklist(['in-stock', 'out-of-stock', 'unknown']),
	colours: v.array(text),
	sizes: v.array(text),
	material: text,
	gender: text,
	/** Absolute http(s) addresses, the main picture first, none twice. */
	images: v.array(text),
	/** Measures by size, in the page's own words; null where the page has none. */
	sizeTable: v.nullable(v.object({ columns: v.array(text), rows: v.array(v.array(text)) })),
	reviews: v.array(reviewSchema),
	/** Whatever else the source tells. */
	labels: v.record(text, text)
});

export type Product = v.InferOutput<typeof productSchema>;
export type Review = v.InferOutput<typeof reviewSchema>;
export type Money = v.InferOutput<typeof money>;

/** A product of which only this is known. */
export function createProduct(
	known: Pick<Product, 'number' | 'name' | 'link'> & Partial<Product>
): Product {
	return {
		group: '',
		brand: '',
		description: '',
		category: '',
		price: null,
		listPrice: null,
		availability: 'unknown',
		colours: [],
		sizes: [],
		material: '',
		gender: '',
		images: [],
		sizeTable: null,
		reviews: [],
		labels: {},
		...known
	};
}
