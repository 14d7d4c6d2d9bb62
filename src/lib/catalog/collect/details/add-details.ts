/** Adds to a product what its own page shows to people: description, material, measures, reviews. */

import type { Product } from '../product';
import { documentOf } from '../read/page-content';
import type { Page } from '../sources/source';
import { descriptionIn, materialIn } from './facts';
import { reviewsIn } from './reviews';
import { sizeTableIn } from './size-table';

const told = (reviews: Product['reviews']): number =>
	reviews.filter(({ heightCm, size }) => heightCm !== null || size !== '').length;

/** What the product says already stands; of reviews those that tell more of their buyers. */
export function addDetails(product: Product, page: Page): Product {
	const $ = documentOf(page);
	if (!$) return product;
	const description = product.description || descriptionIn($);
	const reviews = reviewsIn($);
	return {
		...product,
		description,
		material: product.material || materialIn($, description),
		sizeTable: product.sizeTable ?? sizeTableIn($),
		reviews: told(reviews) > told(product.reviews) ? reviews : product.reviews
	};
}
