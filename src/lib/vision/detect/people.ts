/** Sorts the pieces of a photo by wearer, so that two shoes are one pair and two people stay two. */

import { dilate, labelComponents } from '../image/mask';
import type { PixelBox } from '../image/pixel-box';
import { PARSE_CLASSES } from '../parse/classes';
import type { LabelMap } from '../parse/label-map';
import type { Piece } from './pieces';
import { BODY_CATEGORIES, MIN_BODY } from './rules';

/** Outlines this near, as part of the photo's long side, are one wearer's. */
const BRIDGE = 0.01;

/** What lies this far beside a wearer, as part of his width, is somebody else's. */
const BESIDE = 0.25;

type Figure = { box: PixelBox; bodyPx: number };

const overlap = (a: number, aLength: number, b: number, bLength: number): number =>
	Math.min(a + aLength, b + bLength) - Math.max(a, b);

/** Distance between two boxes along x and y; negative where they overlap. */
function gaps(a: PixelBox, b: PixelBox) {
	return {
		x: -overlap(a.xPx, a.widthPx, b.xPx, b.widthPx),
		y: -overlap(a.yPx, a.heightPx, b.yPx, b.heightPx)
	};
}

/** Shortest distance between two boxes, 0 where they touch. */
export function boxDistance(a: PixelBox, b: PixelBox): number {
	const { x, y } = gaps(a, b);
	return Math.hypot(Math.max(x, 0), Math.max(y, 0));
}

/** The smallest box around both. */
export function boxAround(a: PixelBox, b: PixelBox): PixelBox {
	const xPx = Math.min(a.xPx, b.xPx);
	const yPx = Math.min(a.yPx, b.yPx);
	const right = Math.max(a.xPx + a.widthPx, b.xPx + b.widthPx);
	const bottom = Math.max(a.yPx + a.heightPx, b.yPx + b.heightPx);
	return { xPx, yPx, widthPx: right - xPx, heightPx: bottom - yPx };
}

/** The connected figure of each piece (0: ground), joined across small gaps. */
function figureOfPieces(map: LabelMap, pieces: readonly Piece[]): Int32Array {
	const { widthPx, heightPx, labels } = map;
	// Labels above 0 are inside a mask as they are.
	const shown = { widthPx, heightPx, data: labels };
	const radiusPx = Math.round((BRIDGE * Math.max(widthPx, heightPx)) / 2);
	const joined = labelComponents(dilate(shown, radiusPx)).labels;
	return Int32Array.from(pieces, ({ label, first }) => (label ? (joined[first] ?? 0) : 0));
}

/** One above the other with hardly a gap: a figure that a belt or a shadow cut in two. */
function isStacked(a: PixelBox, b: PixelBox, photoHeightPx: number): boolean {
	const { x, y } = gaps(a, b);
	return -x >= 0.5 * Math.min(a.widthPx, b.widthPx) && y > 0 && y <= 0.03 * photoHeightPx;
}

/**
 * The wearer of each piece, as a number that pieces of one wearer share.
 *
 * A wearer is a connected figure with enough body garment. What lies apart from all of them (a
 * shoe below a bare ankle that the parser missed) goes to the nearest; with nobody in the photo, to
 * nobody (0), so that a pair of shoes stays a pair.
 */
export function findWearers(map: LabelMap, pieces: readonly Piece[]): Int32Array {
	const figureOf = figureOfPieces(map, pieces);
	const figures = new Map<number, Figure>();
	pieces.forEach((piece, i) => {
		const id = figureOf[i] ?? 0;
		if (!id) return;
		const figure = figures.get(id);
		const isBody = BODY_CATEGORIES.has(PARSE_CLASSES[piece.label] ?? 'background');
		figures.set(id, {
			box: figure ? boxAround(figure.box, piece.box) : piece.box,
			bodyPx: (figure?.bodyPx ?? 0) + (isBody ? piece.areaPx : 0)
		});
	});
	const wearers = [...figures].filter(([, { bodyPx }]) => bodyPx >= MIN_BODY * map.labels.length);
	const same = new Map<number, number>();
	for (const [id, { box }] of wearers) {
		const upper = wearers.find(([, other]) => isStacked(other.box, box, map.heightPx));
		// The one further up gives the number; chains follow it.
		const above = upper && upper[1].box.yPx < box.yPx ? upper[0] : id;
		same.set(id, same.get(above) ?? above);
	}
	const nearest = ({ box }: Piece, id: number): number => {
		const [best] = wearers
			.filter(([, wearer]) => gaps(box, wearer.box).x <= BESIDE * wearer.box.widthPx)
			.map(([id, wearer]) => ({ id, distance: boxDistance(box, wearer.box) }))
			.sort((a, b) => a.distance - b.distance);
		if (best) return same.get(best.id) ?? best.id;
		return wearers.length > 0 ? id : 0;
	};
	return Int32Array.from(pieces, (piece, i) => {
		const id = figureOf[i] ?? 0;
		return id ? (same.get(id) ?? nearest(piece, id)) : 0;
	});
}
