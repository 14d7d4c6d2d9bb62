/** Adds to a product what its own page shows to people: description, category, choices, material, measures, reviews. */

import type { Product } from '../product';
import { documentOf } from '../read/page-content';
import type { Page } from '../sources/source';
import { categoryIn, descriptionIn, materialIn } from './facts';
import { optionsIn } from './options';
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
	const { colours, sizes } = optionsIn($);
	return {
		...product,
		description,
		category: product.category || categoryIn($, product.name),
		colours: product.colours.length > 0 ? product.colours : colours,
		sizes: product.sizes.length > 0 ? product.sizes : sizes,
		material: product.material || materialIn($, description),
		sizeTable: product.sizeTable ?? sizeTableIn($),
		reviews: told(reviews) > told(product.reviews) ? reviews : product.reviews
	};
}
