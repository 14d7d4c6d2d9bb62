/** Lays a label map over its photo, a colour a class. */

import type { Raster } from '../../../src/lib/vision/image/raster';
import { PARSE_CLASSES, type ParseClass } from '../../../src/lib/vision/parse/classes';
import type { LabelMap } from '../../../src/lib/vision/parse/label-map';

/** Told apart by lightness as well as by hue. */
export const CLASS_COLOURS: Readonly<Record<ParseClass, string>> = {
	background: '#e4e4e4',
	skin: '#f7b68c',
	hair: '#6b3a1f',
	top: '#e0312e',
	outer: '#2457c5',
	dress: '#c23fd0',
	skirt: '#ff8c1a',
	pants: '#1f9e4d',
	shoes: '#1b1b2f',
	bag: '#a3871c',
	hat: '#ffe03b',
	accessory: '#21c7d9'
};

/** Part of the colour; the rest is the photo's lightness, so that edges can be judged. */
const TINT = 0.7;

const bytesOf = (hex: string): readonly number[] =>
	[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/**
 * @param map of the raster's size
 * @returns the photo in grey under the colours of its classes
 */
export function tintLabels({ rgba, widthPx, heightPx }: Raster, { labels }: LabelMap): Raster {
	const colours = PARSE_CLASSES.map((name) => bytesOf(CLASS_COLOURS[name]));
	const tinted = new Uint8ClampedArray(rgba.length).fill(255);
	for (let i = 0; i < labels.length; i++) {
		// Rec. 601 luma is good enough for a look.
		const [r = 0, g = 0, b = 0] = rgba.subarray(i * 4, i * 4 + 3);
		const grey = 0.299 * r + 0.587 * g + 0.114 * b;
		const colour = colours[labels[i] ?? 0] ?? [0, 0, 0];
		for (let c = 0; c < 3; c++) {
			tinted[i * 4 + c] = TINT * (colour[c] ?? 0) + (1 - TINT) * grey;
		}
	}
	return { widthPx, heightPx, rgba: tinted };
}
