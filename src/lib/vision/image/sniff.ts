/** Reads what an image file is from its headers alone, so that bad photos are refused by name. */

import { bmpFacts, isBmp } from './sniff-bmp';
import { gifFacts, isGif } from './sniff-gif';
import type { HeaderFacts, ImageFacts, ImageFormat } from './image-facts';
import { isobmffFacts, isobmffFormat } from './sniff-isobmff';
import { isJpeg, jpegFacts } from './sniff-jpeg';
import { isPng, pngFacts } from './sniff-png';
import { isSvg } from './sniff-svg';
import { isWebp, webpFacts } from './sniff-webp';

export type { ColourModel, ImageFacts, ImageFormat } from './image-facts';

const NOTHING_KNOWN: HeaderFacts = {
	widthPx: 0,
	heightPx: 0,
	animated: false,
	colourModel: 'unknown',
	complete: false
};

function read(bytes: Uint8Array): readonly [ImageFormat, HeaderFacts] {
	if (isJpeg(bytes)) return ['jpeg', jpegFacts(bytes)];
	if (isPng(bytes)) return ['png', pngFacts(bytes)];
	if (isGif(bytes)) return ['gif', gifFacts(bytes)];
	if (isWebp(bytes)) return ['webp', webpFacts(bytes)];
	if (isBmp(bytes)) return ['bmp', bmpFacts(bytes)];
	if (isSvg(bytes)) return ['svg', { ...NOTHING_KNOWN, complete: true }];
	const isobmff = isobmffFormat(bytes);
	if (isobmff) return [isobmff, isobmffFacts(bytes)];
	return ['unknown', NOTHING_KNOWN];
}

/**
 * Facts of an image file from its headers, without decoding.
 *
 * @param bytes the whole file; a part of it reads as cut short
 * @returns the facts; never throws, whatever the bytes are, and takes time linear in their number
 */
export function sniffImage(bytes: Uint8Array): ImageFacts {
	const [format, facts] = read(bytes);
	return { format, ...facts, byteLength: bytes.length };
}
