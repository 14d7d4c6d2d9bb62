/** Chooses the size at which a photo of any shape enters the parser. */

import type { ModelEntry } from '../models';

type Size = { readonly widthPx: number; readonly heightPx: number };

const MIN_SIDE_PX = 128;
const MAX_SIDE_PX = 768;

function nearSide(sidePx: number, multipleOf: number): number {
	const least = Math.ceil(MIN_SIDE_PX / multipleOf) * multipleOf;
	const most = Math.max(least, Math.floor(MAX_SIDE_PX / multipleOf) * multipleOf);
	return Math.min(Math.max(Math.round(sidePx / multipleOf) * multipleOf, least), most);
}

/**
 * The input size for a photo: its own aspect at about `areaPx`, both sides multiples of
 * `multipleOf` within 128..768 px; the model's own sides where those are fixed.
 *
 * Very long photos (beyond 1:6) are squeezed, since sides under 128 px show the network nothing.
 */
export function parserInputSize(photo: Size, input: ModelEntry['input']): Size {
	const scale = Math.sqrt(input.areaPx / (photo.widthPx * photo.heightPx));
	return {
		widthPx: input.widthPx ?? nearSide(photo.widthPx * scale, input.multipleOf),
		heightPx: input.heightPx ?? nearSide(photo.heightPx * scale, input.multipleOf)
	};
}
