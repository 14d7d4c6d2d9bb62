/** Draws the veil that leaves one colour's pixels lit. */

import type { PixelBox } from '$lib/vision/image/pixel-box';

type Size = { readonly widthPx: number; readonly heightPx: number };

/** Nearly opaque: enough is left to see where on the photo one is. */
const VEIL_ALPHA = 222;
/** Grey of the veil: far from the colour that is lit, or black cloth would vanish in the dark. */
const VEIL = { dark: 26, light: 212 } as const;
/** Lightness in OKLab above which a colour is lit on dark. */
const MIDDLE = 0.56;

/**
 * RGBA at working resolution: clear on the colour's pixels, a grey veil on all others.
 *
 * @param map [place.heightPx × place.widthPx] which colour each pixel is, counted from 1
 * @param lightness of the colour in OKLab, 0..1
 * @returns [heightPx × widthPx × 4], 0..255
 */
export function paintLit(
	map: Uint8Array,
	place: PixelBox,
	working: Size,
	colour: number,
	lightness: number
): Uint8ClampedArray<ArrayBuffer> {
	const { widthPx, heightPx } = working;
	const rgba = new Uint8ClampedArray(widthPx * heightPx * 4);
	const grey = lightness > MIDDLE ? VEIL.dark : VEIL.light;
	const word = new Uint8Array([grey, grey, grey, VEIL_ALPHA]);
	new Uint32Array(rgba.buffer).fill(new Uint32Array(word.buffer)[0] ?? 0);
	for (let y = 0; y < place.heightPx && place.yPx + y < heightPx; y++) {
		for (let x = 0; x < place.widthPx && place.xPx + x < widthPx; x++) {
			if (map[y * place.widthPx + x] !== colour) continue;
			rgba[((place.yPx + y) * widthPx + place.xPx + x) * 4 + 3] = 0;
		}
	}
	return rgba;
}
