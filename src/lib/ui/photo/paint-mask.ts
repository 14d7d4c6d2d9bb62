/** Draws the masks of garments over their photo: the rest dimmed, the outlines in white. */

import type { Garment } from '$lib/vision/analysis';

const DIM_ALPHA = 118;
const OUTLINE_ALPHA = 245;

type Shape = Pick<Garment, 'box' | 'mask'>;
type Size = { readonly widthPx: number; readonly heightPx: number };

/**
 * RGBA at working resolution: transparent on the garments, black veil around them, white on their edges.
 * @returns [heightPx × widthPx × 4], 0..255
 */
export function paintMasks(
	shapes: readonly Shape[],
	working: Size
): Uint8ClampedArray<ArrayBuffer> {
	const rgba = new Uint8ClampedArray(working.widthPx * working.heightPx * 4);
	for (let i = 3; i < rgba.length; i += 4) rgba[i] = DIM_ALPHA;
	for (const shape of shapes) cutOut(shape, working, rgba);
	return rgba;
}

function cutOut({ box, mask }: Shape, { widthPx, heightPx }: Size, rgba: Uint8ClampedArray): void {
	const left = Math.round(box.x * widthPx);
	const top = Math.round(box.y * heightPx);
	const inside = (x: number, y: number) =>
		x >= 0 &&
		y >= 0 &&
		x < mask.widthPx &&
		y < mask.heightPx &&
		(mask.data[y * mask.widthPx + x] ?? 0) > 0;

	for (let y = 0; y < mask.heightPx; y++) {
		if (top + y >= heightPx) break;
		for (let x = 0; x < mask.widthPx; x++) {
			if (left + x >= widthPx || !inside(x, y)) continue;
			const at = ((top + y) * widthPx + left + x) * 4;
			const edge = !inside(x - 1, y) || !inside(x + 1, y) || !inside(x, y - 1) || !inside(x, y + 1);
			rgba[at + 3] = edge ? OUTLINE_ALPHA : 0;
			if (edge) rgba.fill(255, at, at + 3);
		}
	}
}
