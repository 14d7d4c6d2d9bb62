/** Ranks the garments of a gallery by how near they are to one that is asked for. */

import { METHODS, similarity, type Described, type Method } from './describe-garment';

/** The methods that every garment was described by. */
export function methodsOf(garments: readonly Described[]): Method[] {
	return METHODS.filter((method) => garments.every(({ vectors }) => vectors[method]));
}

/** The gallery, nearest first; of equals, in its own order. */
export function rankGallery<G extends Described>(
	query: Described,
	gallery: readonly G[],
	method: Method
): G[] {
	const asked = query.vectors[method];
	if (!asked) throw new RangeError(`The garment has no ${method} vector.`);
	return gallery
		.map((garment) => {
			const vector = garment.vectors[method];
			return { garment, near: vector ? similarity[method](asked, vector) : -Infinity };
		})
		.sort((a, b) => b.near - a.near)
		.map(({ garment }) => garment);
}
