/** What of a garment every shop agrees on. */

import { createProduct, type Money, type Product } from '../../../src/lib/catalog/collect/product';
import type { Garment } from './garment';
import type { Language, Stall } from './shape';

export const won = (amount: number): Money => ({ amount, currency: 'KRW' });

/** A decimal price of so many cents, exactly as its text reads. */
export const money = (cents: number, currency: string): Money => ({
	amount: Number((cents / 100).toFixed(2)),
	currency
});

export function sizeTableIn(language: Language, garment: Garment): Product['sizeTable'] {
	const table = garment.sizeTable;
	if (!table) return null;
	return {
		columns: table.columns.map((column) => column[language]),
		rows: table.rows.map((row) => [...row])
	};
}

export function reviewsIn(language: Language, garment: Garment): Product['reviews'] {
	return garment.reviews.map(({ text, rating, heightCm, weightKg, size, fit }) => ({
		...{ text: text[language], rating, heightCm, weightKg, size, fit }
	}));
}

/** Everything known of a garment in one language; shapes take out what they do not carry. */
export function truthOf(
	garment: Garment,
	stall: Stall,
	language: Language,
	more: Pick<Product, 'link' | 'price' | 'listPrice'> & Partial<Product>
): Product {
	return createProduct({
		number: garment.number,
		name: garment.name[language],
		brand: garment.brand[language],
		description: garment.description[language],
		category: garment.category[language],
		availability: garment.isInStock ? 'in-stock' : 'out-of-stock',
		colours: garment.colours.map((colour) => colour[language]),
		sizes: [...garment.sizes],
		material: garment.material[language],
		gender: garment.gender[language],
		images: [...stall.pictures(garment)],
		...more
	});
}
