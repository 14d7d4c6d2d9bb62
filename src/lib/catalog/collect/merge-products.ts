/** Two accounts of one product → one, the better first. */

import type { Product } from './product';

/** Set where a shop names a range of prices, which is no price. */
export const PRICE_FROM = 'priceFrom';
export const PRICE_TO = 'priceTo';

const hasRange = ({ labels }: Pick<Product, 'labels'>): boolean => PRICE_FROM in labels;

/** With a currency where only the other one says it of the same amount. */
function mergePrice({ price: mine, ...a }: Product, { price: other }: Product): Product['price'] {
	if (!mine) return hasRange(a) ? null : other;
	return mine.currency === '' && other?.amount === mine.amount ? other : mine;
}

/** Only where it is more than the price that stands in the end. */
function mergeListPrice(a: Product, b: Product, price: Product['price']): Product['listPrice'] {
	const listPrice = a.listPrice ?? b.listPrice;
	if (!listPrice || !price || listPrice.amount <= price.amount) return null;
	if (listPrice.currency === '') return { ...listPrice, currency: price.currency };
	return price.currency === '' || listPrice.currency === price.currency ? listPrice : null;
}

/**
 * What `a` says, and what only `b` says where `a` is silent: JSON-LD beats Open Graph, a product's own page
 * beats the list that led to it. The number and the link are `a`'s.
 */
export function mergeProducts(a: Product, b: Product): Product {
	const text = (mine: string, other: string) => (mine === '' ? other : mine);
	const price = mergePrice(a, b);
	const list = <T>(mine: T[], other: T[]) => (mine.length > 0 ? mine : other);
	return {
		number: a.number,
		group: text(a.group, b.group),
		name: a.name,
		link: a.link,
		brand: text(a.brand, b.brand),
		description: text(a.description, b.description),
		category: text(a.category, b.category),
		price,
		listPrice: mergeListPrice(a, b, price),
		availability: a.availability === 'unknown' ? b.availability : a.availability,
		colours: list(a.colours, b.colours),
		sizes: list(a.sizes, b.sizes),
		material: text(a.material, b.material),
		gender: text(a.gender, b.gender),
		images: list(a.images, b.images),
		sizeTable: a.sizeTable ?? b.sizeTable,
		reviews: list(a.reviews, b.reviews),
		labels: { ...b.labels, ...a.labels }
	};
}
