/** AVIF and HEIC header facts, from the boxes of the ISO base media file format. */

import { imageDimensionsFromData } from 'image-dimensions';
import { latin1, u32be } from './bytes';
import type { HeaderFacts } from './image-facts';

const AVIF_BRANDS = new Set(['avif', 'avis', 'avio']);
const HEIC_BRANDS = new Set([
	...['mif1', 'msf1', 'heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs']
]);
/** Major brands of image sequences: the file is a film, its first picture still decodes. */
const SEQUENCE_BRANDS = new Set(['avis', 'msf1', 'hevc', 'hevx', 'hevm', 'hevs']);
const MAX_BRANDS = 64;

function brandsOf(bytes: Uint8Array): string[] {
	if (latin1(bytes, 4, 4) !== 'ftyp') return [];
	const end = Math.min(u32be(bytes, 0), bytes.length, 16 + 4 * MAX_BRANDS);
	const brands = [latin1(bytes, 8, 4)];
	for (let at = 16; at + 4 <= end; at += 4) brands.push(latin1(bytes, at, 4));
	return brands;
}

/** Which of the two families the file-type box names; AVIF wins, as `mif1` is in both. */
export function isobmffFormat(bytes: Uint8Array): 'avif' | 'heic' | undefined {
	const brands = brandsOf(bytes);
	if (brands.some((brand) => AVIF_BRANDS.has(brand))) return 'avif';
	return brands.some((brand) => HEIC_BRANDS.has(brand)) ? 'heic' : undefined;
}

/** True when the box with the item table is whole and no media box runs past the end. */
function isWhole(bytes: Uint8Array): boolean {
	let described = false;
	for (let at = 0; at + 8 <= bytes.length;) {
		const type = latin1(bytes, at + 4, 4);
		const short = u32be(bytes, at);
		const wide = short === 1;
		const size = wide ? u32be(bytes, at + 8) * 2 ** 32 + u32be(bytes, at + 12) : short;
		if (size === 0) return described;
		// Vendors append data that is no box; only the boxes that matter may cut the file short.
		if (size < (wide ? 16 : 8)) return described;
		if (at + size > bytes.length) return described && !['meta', 'moov', 'mdat'].includes(type);
		if (type === 'meta' || type === 'moov') described = true;
		at += size;
	}
	return described;
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
	try {
		return imageDimensionsFromData(bytes);
	} catch {
		// Item tables of a hostile size overflow the package's argument lists.
		return undefined;
	}
}

export function isobmffFacts(bytes: Uint8Array): HeaderFacts {
	const size = sizeOf(bytes);
	return {
		widthPx: size?.width ?? 0,
		heightPx: size?.height ?? 0,
		animated: SEQUENCE_BRANDS.has(latin1(bytes, 8, 4)),
		colourModel: 'rgb',
		complete: isWhole(bytes)
	};
}
