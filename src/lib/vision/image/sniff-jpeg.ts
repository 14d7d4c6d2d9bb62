/** JPEG header facts: size, components, and whether the scan data comes to an end. */

import { startsWith, u16be, u8 } from './bytes';
import type { ColourModel, HeaderFacts } from './image-facts';

const SOS = 0xda;
const EOI = 0xd9;
const APP14 = 0xee;
const ADOBE = [0x41, 0x64, 0x6f, 0x62, 0x65];

/** Start-of-frame markers C0..CF without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number): boolean =>
	marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** TEM and RSTn stand alone: no length follows them. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

export const isJpeg = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xd8, 0xff]);

/** Position of the next marker's code at or after `at`, over stuffed zeros, fill bytes and restarts. */
function nextMarker(bytes: Uint8Array, at: number): number {
	for (let i = bytes.indexOf(0xff, at); i >= 0; i = bytes.indexOf(0xff, i + 1)) {
		const code = u8(bytes, i + 1);
		if (code !== 0 && code !== 0xff && !isBare(code)) return i + 1;
	}
	return bytes.length;
}

function colourModelOf(components: number, adobe: boolean): ColourModel {
	// Four components are CMYK, or YCCK when an Adobe segment says so: ink either way.
	if (components === 4) return 'cmyk';
	if (components === 3) return 'rgb';
	if (components === 1) return 'grey';
	return adobe ? 'rgb' : 'unknown';
}

/** Walks the segments of ITU T.81 annex B up to the first end-of-image. O(bytes). */
export function jpegFacts(bytes: Uint8Array): HeaderFacts {
	let widthPx = 0;
	let heightPx = 0;
	let components = 0;
	let adobe = false;
	let scanned = false;
	let complete = false;
	let at = nextMarker(bytes, 2);
	while (at < bytes.length) {
		const marker = u8(bytes, at);
		if (marker === EOI) {
			complete = scanned;
			break;
		}
		if (isFrame(marker) && components === 0) {
			heightPx = u16be(bytes, at + 4);
			widthPx = u16be(bytes, at + 6);
			components = u8(bytes, at + 8);
		}
		if (marker === APP14 && startsWith(bytes, ADOBE, at + 3)) adobe = true;
		if (marker === SOS) scanned = true;
		// A length below 2 is broken; 2 keeps the walk moving.
		at = nextMarker(bytes, at + 1 + Math.max(2, u16be(bytes, at + 1)));
	}
	return {
		widthPx,
		heightPx,
		animated: false,
		colourModel: colourModelOf(components, adobe),
		complete
	};
}
