/** Any number of sets of items as one. */

import { and, emptyBitmap, fullBitmap, or, type Bitmap } from '../search/bitmap';

/** What is in all of the sets; all of `count` items where there is no set. */
export const inAll = (count: number, sets: readonly Bitmap[]): Bitmap =>
	sets.length === 0 ? fullBitmap(count) : sets.reduce(and);

/** What is in any of the sets. */
export const inAny = (count: number, sets: readonly Bitmap[]): Bitmap =>
	sets.reduce(or, emptyBitmap(count));
