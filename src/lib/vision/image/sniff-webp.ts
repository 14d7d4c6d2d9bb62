/** WebP header facts: canvas size, animation, and whether the RIFF body is all there. */

import { imageDimensionsFromData } from 'image-dimensions';
import { latin1, u32le, u8 } from './bytes';
import type { HeaderFacts } from './image-facts';

const HEADER_BYTES = 64;
const ANIMATION_FLAG = 2;

export const isWebp = (bytes: Uint8Array): boolean =>
	latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 4) === 'WEBP';

export function webpFacts(bytes: Uint8Array): HeaderFacts {
	const size = imageDimensionsFromData(bytes.subarray(0, HEADER_BYTES));
	const extended = latin1(bytes, 12, 4) === 'VP8X';
	return {
		widthPx: size?.width ?? 0,
		heightPx: size?.height ?? 0,
		animated: extended && (u8(bytes, 20) & ANIMATION_FLAG) !== 0,
		colourModel: 'rgb',
		complete: size !== undefined && bytes.length >= 8 + u32le(bytes, 4)
	};
}
