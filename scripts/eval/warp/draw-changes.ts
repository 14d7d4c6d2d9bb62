/** Draws by seed how a photo of the same garment may differ, and applies it. */

import type { Place } from '../../../src/lib/vision/detect/region';
import type { PixelBox } from '../../../src/lib/vision/image/pixel-box';
import type { Raster } from '../../../src/lib/vision/image/raster';
import type { Random } from '../../crawl/demo/random';
import { changeLight } from './change-light';
import { compose, move, toQuad, turn, type Homography, type Point } from './homography';
import { replaceGround, type Ground } from './replace-ground';
import { warpRaster } from './warp-raster';

export const CHANGES = ['crop', 'turn', 'perspective', 'light', 'background'] as const;
export type Change = (typeof CHANGES)[number];

/** Part of the garment's box that a crop keeps. */
const MIN_KEPT = 0.75;
/** Largest part of a side that a crop takes away. */
const MAX_INSET = 0.3;
const MAX_TURN_DEGREES = 20;
/** Largest way of a corner inwards, as part of the side. */
const MAX_SKEW = 0.08;
const TRIES = 200;

/** Part of `box` that lies within `window`, 0..1. */
export function keptShare(box: PixelBox, window: PixelBox): number {
	const along = (a: number, aLength: number, b: number, bLength: number) =>
		Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b));
	const width = along(box.xPx, box.widthPx, window.xPx, window.widthPx);
	const height = along(box.yPx, box.heightPx, window.yPx, window.heightPx);
	return (width * height) / (box.widthPx * box.heightPx);
}

/** A window of the photo that keeps enough of the garment; the whole photo where none is found. */
export function drawCrop({ widthPx, heightPx }: Raster, garment: PixelBox, random: Random) {
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const [left, right] = [random.range(0, MAX_INSET), random.range(0, MAX_INSET)];
		const [top, bottom] = [random.range(0, MAX_INSET), random.range(0, MAX_INSET)];
		const window = {
			xPx: Math.round(left * widthPx),
			yPx: Math.round(top * heightPx),
			widthPx: Math.round((1 - left - right) * widthPx),
			heightPx: Math.round((1 - top - bottom) * heightPx)
		};
		if (keptShare(garment, window) >= MIN_KEPT) return window;
	}
	return { xPx: 0, yPx: 0, widthPx, heightPx };
}

function drawPerspective({ widthPx, heightPx }: Raster, random: Random): Homography {
	const inset = (side: number) => random.range(0, MAX_SKEW) * side;
	const corners: readonly [Point, Point, Point, Point] = [
		[inset(widthPx), inset(heightPx)],
		[widthPx - inset(widthPx), inset(heightPx)],
		[widthPx - inset(widthPx), heightPx - inset(heightPx)],
		[inset(widthPx), heightPx - inset(heightPx)]
	];
	return toQuad(widthPx, heightPx, corners);
}

function drawLight(random: Random) {
	const gain = random.range(0.75, 1.2);
	const warmth = random.jitter(0.12);
	const tint = random.jitter(0.06);
	return {
		gamma: random.range(0.8, 1.25),
		gains: [gain * (1 + warmth), gain * (1 + tint), gain * (1 - warmth)] as const
	};
}

const drawGround = (stranger: Raster, random: Random): Ground =>
	random.chance(0.5)
		? { kind: 'rim', photo: stranger }
		: { kind: 'plain', rgb: [random.int(0, 255), random.int(0, 255), random.int(0, 255)] };

/** The part of the way that moves pixels: perspective, then a turn, then a crop. */
function redraw(raster: Raster, garment: Place, changes: ReadonlySet<Change>, random: Random) {
	const { widthPx, heightPx } = raster;
	const degrees = random.fork('turn').range(-MAX_TURN_DEGREES, MAX_TURN_DEGREES);
	const window = changes.has('crop')
		? drawCrop(raster, garment.box, random.fork('crop'))
		: { xPx: 0, yPx: 0, widthPx, heightPx };
	const steps = [
		...(changes.has('perspective') ? [drawPerspective(raster, random.fork('perspective'))] : []),
		...(changes.has('turn') ? [turn(degrees, [widthPx / 2, heightPx / 2])] : []),
		...(changes.has('crop') ? [move(window.xPx, window.yPx)] : [])
	];
	if (steps.length === 0) return raster;
	return warpRaster(raster, steps.reduce(compose), window.widthPx, window.heightPx);
}

/**
 * The photo with the changes named, the same for the same seed; each change draws from its own
 * stream, so that it is the same alone and among others.
 *
 * @param stranger another photo, whose rim may become the ground
 */
export function changePhoto(
	raster: Raster,
	garment: Place,
	changes: ReadonlySet<Change>,
	stranger: Raster,
	random: Random
): Raster {
	const ground = changes.has('background')
		? replaceGround(raster, garment, drawGround(stranger, random.fork('background')))
		: raster;
	const seen = redraw(ground, garment, changes, random);
	return changes.has('light') ? changeLight(seen, drawLight(random.fork('light'))) : seen;
}
