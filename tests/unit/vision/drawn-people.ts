/** People drawn by the demo shop, set before a wall of any size. */

import { dressFigure } from '../../../scripts/crawl/demo/outfit';
import { designOf } from '../../../scripts/crawl/demo/designs';
import { clothOf } from '../../../scripts/crawl/demo/cloth';
import type { Line } from '../../../scripts/crawl/demo/design';
import { stance } from '../../../scripts/crawl/demo/frame';
import { drawFigure } from '../../../scripts/crawl/demo/figure';
import { lookOf } from '../../../scripts/crawl/demo/look';
import type { Label } from '../../../scripts/crawl/demo/palette';
import { PHOTO, type Placement } from '../../../scripts/crawl/demo/placement';
import { Random } from '../../../scripts/crawl/demo/random';
import { backToFront, render, type Rendering } from '../../../scripts/crawl/demo/render';
import { Sketch } from '../../../scripts/crawl/demo/sketch';
import type { Layer } from '../../../scripts/crawl/demo/types';
import type { Raster } from '../../../src/lib/vision/image/raster';

export const WALL = [214, 211, 205] as const;
const STANDING: Placement = { scale: 0.75, x: PHOTO.width / 2, y: 30, turn: 0 };

function draw(layers: readonly Layer[], placement: Placement): Promise<Rendering> {
	const backdrop = new Uint8Array(PHOTO.width * PHOTO.height * 3);
	for (let i = 0; i < backdrop.length; i++) backdrop[i] = WALL[i % 3] ?? 0;
	return render({ layers: backToFront(layers), placement, backdrop, castShadow: false, seed: 1 });
}

/** A person from head to foot, 480 × 640 px, who wears the line in the colour. */
export function dressed(seed: number, line: Line, colour: Label): Promise<Rendering> {
	const random = new Random(seed);
	const design = designOf(random.fork('design'), line);
	const { surface } = clothOf(random.fork('cloth'), design.material, 'plain', colour, false);
	const ink = { role: design.role, sold: true, surface };
	const context = { tucked: false, graphic: false, raglan: false };
	const { sketch } = dressFigure(random, design, ink, context, colour, 'front');
	return draw(sketch.layers, STANDING);
}

/** A face with its hair that fills the frame, 480 × 640 px. */
export function closeFace(seed: number): Promise<Rendering> {
	const random = new Random(seed);
	const sketch = new Sketch();
	drawFigure(random, sketch, stance(random, 'f', false), lookOf(random, 'f', [40, 40, 40]));
	const placement: Placement = { scale: 4.6, x: PHOTO.width / 2, y: 90, turn: 0 };
	return draw(sketch.layers, placement);
}

export function toRaster({ photo }: Pick<Rendering, 'photo'>): Raster {
	const rgba = new Uint8ClampedArray((photo.length / 3) * 4).fill(255);
	for (let from = 0, to = 0; from < photo.length; from += 3, to += 4) {
		rgba.set(photo.subarray(from, from + 3), to);
	}
	return { widthPx: PHOTO.width, heightPx: PHOTO.height, rgba };
}

export type Cast = { readonly figure: Rendering; readonly xPx: number; readonly yPx: number };

/** Figures before one wall, later ones in front; what lies outside is cut off. */
export function together(widthPx: number, heightPx: number, cast: readonly Cast[]): Raster {
	const rgba = new Uint8ClampedArray(widthPx * heightPx * 4);
	for (let i = 0; i < rgba.length; i += 4) rgba.set([...WALL, 255], i);
	for (const { figure, xPx, yPx } of cast) {
		for (let i = 0; i < figure.mask.length; i++) {
			const x = xPx + (i % PHOTO.width);
			const y = yPx + Math.floor(i / PHOTO.width);
			const isInside = x >= 0 && x < widthPx && y >= 0 && y < heightPx;
			if (!figure.mask[i] || !isInside) continue;
			rgba.set(figure.photo.subarray(i * 3, i * 3 + 3), (y * widthPx + x) * 4);
		}
	}
	return { widthPx, heightPx, rgba };
}
