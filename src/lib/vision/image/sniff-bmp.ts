/** BMP header facts: size, and for uncompressed rows whether all are there. */

import { latin1, u16le, u32le } from './bytes';
import type { HeaderFacts } from './image-facts';

const CORE_HEADER = 12;
const HEADERS = new Set([CORE_HEADER, 40, 52, 56, 64, 108, 124]);
const UNCOMPRESSED = new Set([0, 3, 6]);

/** Two letters are not enough ("BMW…" is text): the header length must be one that exists. */
export const isBmp = (bytes: Uint8Array): boolean =>
	latin1(bytes, 0, 2) === 'BM' && HEADERS.has(u32le(bytes, 14));

export function bmpFacts(bytes: Uint8Array): HeaderFacts {
	const core = u32le(bytes, 14) === CORE_HEADER;
	const widthPx = core ? u16le(bytes, 18) : Math.abs(u32le(bytes, 18) | 0);
	// A negative height means top-down rows.
	const heightPx = core ? u16le(bytes, 20) : Math.abs(u32le(bytes, 22) | 0);
	const bitsPerPixel = u16le(bytes, core ? 24 : 28);
	const rowBytes = Math.ceil((widthPx * bitsPerPixel) / 32) * 4;
	const plain = core || UNCOMPRESSED.has(u32le(bytes, 30));
	const neededBytes = u32le(bytes, 10) + (plain ? rowBytes * heightPx : 1);
	return {
		widthPx,
		heightPx,
		animated: false,
		colourModel: 'rgb',
		complete: bytes.length >= neededBytes
	};
}
