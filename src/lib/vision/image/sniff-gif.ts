/** GIF header facts: canvas size, number of frames, and whether the first frame is whole. */

import { latin1, u16le, u8 } from './bytes';
import type { HeaderFacts } from './image-facts';

const IMAGE = 0x2c;
const EXTENSION = 0x21;

export const isGif = (bytes: Uint8Array): boolean => /^GIF8[79]a$/.test(latin1(bytes, 0, 6));

/** Bytes of a colour table whose packed field is `packed` (bit 7: present, bits 0–2: size). */
const tableBytes = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

/** Position after a chain of length-prefixed sub-blocks, or −1 when the file ends inside it. */
function afterSubBlocks(bytes: Uint8Array, start: number): number {
	let at = start;
	while (at < bytes.length) {
		const length = u8(bytes, at);
		if (length === 0) return at + 1;
		at += 1 + length;
	}
	return -1;
}

/**
 * Walks the blocks of GIF89a. The file counts as complete when its first frame is whole: later
 * frames are not used, and many writers leave out the trailer.
 */
export function gifFacts(bytes: Uint8Array): HeaderFacts {
	let frames = 0;
	let at = 13 + tableBytes(u8(bytes, 10));
	// Two frames settle every question; a GIF may hold thousands.
	while (at >= 0 && at < bytes.length && frames < 2) {
		const block = u8(bytes, at);
		if (block === EXTENSION) at = afterSubBlocks(bytes, at + 2);
		else if (block === IMAGE) {
			at = afterSubBlocks(bytes, at + 11 + tableBytes(u8(bytes, at + 9)));
			if (at >= 0) frames += 1;
		} else break;
	}
	return {
		widthPx: u16le(bytes, 6),
		heightPx: u16le(bytes, 8),
		animated: frames > 1,
		colourModel: 'rgb',
		complete: frames > 0
	};
}
