/** PNG header facts: size, colour type, APNG frames, and whether IEND is there. */

import { latin1, startsWith, u32be, u8 } from './bytes';
import type { HeaderFacts } from './image-facts';

export const isPng = (bytes: Uint8Array): boolean =>
	startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Walks the chunks (PNG 3rd edition §5): length, type, data, CRC. */
export function pngFacts(bytes: Uint8Array): HeaderFacts {
	let widthPx = 0;
	let heightPx = 0;
	let grey = false;
	let frames = 1;
	let pixels = false;
	let complete = false;
	for (let at = 8; at + 12 <= bytes.length && !complete;) {
		const length = u32be(bytes, at);
		const type = latin1(bytes, at + 4, 4);
		if (type === 'IHDR') {
			widthPx = u32be(bytes, at + 8);
			heightPx = u32be(bytes, at + 12);
			grey = (u8(bytes, at + 17) & 2) === 0;
		} else if (type === 'acTL') frames = u32be(bytes, at + 8);
		else if (type === 'IDAT') pixels = true;
		else if (type === 'IEND') complete = pixels;
		at += 12 + length;
	}
	const colourModel = widthPx === 0 ? 'unknown' : grey ? 'grey' : 'rgb';
	return { widthPx, heightPx, animated: frames > 1, colourModel, complete };
}
