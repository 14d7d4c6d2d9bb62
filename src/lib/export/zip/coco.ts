/** Annotations in COCO's format: boxes and outlines of garments, key-points of the person who wears them. */

import type { Box, Mask } from '../../vision/image/raster';
import { CATEGORIES, type Category } from '../../vision/parse/classes';
import { KEY_POINTS, type KeyPoint } from '../../vision/pose/key-points';
import { doubleArea, simplifyRing, traceRings } from './trace-outline';

/** Categories count from 1; the person comes after the garments. */
const PERSON = CATEGORIES.length + 1;

/** Pairs of key-points that are joined, counted from 1 (COCO's own list). */
// prettier-ignore
const SKELETON = [
	[16, 14], [14, 12], [17, 15], [15, 13], [12, 13], [6, 12], [7, 13], [6, 7], [6, 8], [7, 9],
	[8, 10], [9, 11], [2, 3], [1, 2], [1, 3], [2, 4], [3, 5], [4, 6], [5, 7]
] as const;

/** From here a point counts as seen, and from here as known to be hidden; below it is not told. */
const SEEN = 0.3;
const KNOWN = 0.1;
/** By how much, in pixels of the mask, an outline may leave the edge of its pixels. */
const TOLERANCE = 0.75;
/** A spot that small is no part of a garment. */
const LEAST_PART = 0.002;
const LEAST_CORNERS = 3;

const round = (value: number): number => Math.round(value * 100) / 100;

export type CocoSubject = {
	/** Upright size of the picture. */
	readonly widthPx: number;
	readonly heightPx: number;
	readonly category: Category;
	readonly garment: { readonly box: Box; readonly mask: Mask } | null;
	/** The box as it is stored, where no garment was found anew. */
	readonly box: Box;
	readonly keyPoints: readonly KeyPoint[] | null;
};

export type CocoImage = {
	readonly id: number;
	readonly file_name: string;
	readonly width: number;
	readonly height: number;
};

/** COCO's x, y, width, height in pixels. */
const bboxOf = ({ x, y, width, height }: Box, { widthPx, heightPx }: CocoSubject) => [
	round(x * widthPx),
	round(y * heightPx),
	round(width * widthPx),
	round(height * heightPx)
];

/** Polygons in pixels of the picture, the largest first. */
function outlinesOf({ box, mask }: { box: Box; mask: Mask }, subject: CocoSubject): number[][] {
	const scaleX = (box.width * subject.widthPx) / mask.widthPx;
	const scaleY = (box.height * subject.heightPx) / mask.heightPx;
	const least = LEAST_PART * mask.widthPx * mask.heightPx;
	return traceRings(mask)
		.map((ring) => ({ ring, area: doubleArea(ring) / 2 }))
		.filter(({ area }) => area >= least)
		.sort((a, b) => b.area - a.area)
		.map(({ ring }) => simplifyRing(ring, TOLERANCE))
		.filter((ring) => ring.length >= 2 * LEAST_CORNERS)
		.map((ring) =>
			ring.map((value, i) =>
				round(
					i % 2 === 0
						? box.x * subject.widthPx + value * scaleX
						: box.y * subject.heightPx + value * scaleY
				)
			)
		);
}

/** Of the pixels inside, not of the simplified outline. */
function maskArea({ box, mask }: { box: Box; mask: Mask }, subject: CocoSubject): number {
	let inside = 0;
	for (const value of mask.data) if (value > 0) inside += 1;
	const part = inside / Math.max(1, mask.data.length);
	return round(part * box.width * subject.widthPx * box.height * subject.heightPx);
}

/** 17 × (x, y, visibility): 2 seen, 1 known and hidden, 0 not told and then at 0, 0. */
export function cocoKeyPoints(
	points: readonly KeyPoint[],
	{ widthPx, heightPx }: Pick<CocoSubject, 'widthPx' | 'heightPx'>
): readonly number[] {
	const byName = new Map(points.map((point) => [point.name, point]));
	return KEY_POINTS.flatMap((name) => {
		const point = byName.get(name);
		if (!point || point.score < KNOWN) return [0, 0, 0];
		return [round(point.x * widthPx), round(point.y * heightPx), point.score >= SEEN ? 2 : 1];
	});
}

function personOf(subject: CocoSubject) {
	const keypoints = subject.keyPoints && cocoKeyPoints(subject.keyPoints, subject);
	const told = keypoints?.filter((_, i) => (keypoints[i - (i % 3) + 2] ?? 0) > 0) ?? [];
	const xs = told.filter((_, i) => i % 3 === 0);
	const ys = told.filter((_, i) => i % 3 === 1);
	if (!keypoints || xs.length === 0) return null;
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [width, height] = [round(Math.max(...xs) - left), round(Math.max(...ys) - top)];
	return {
		category_id: PERSON,
		bbox: [left, top, width, height],
		area: round(width * height),
		segmentation: [],
		iscrowd: 0,
		keypoints,
		num_keypoints: xs.length
	};
}

/**
 * The annotations of one picture.
 * @param firstId of the first annotation; the others count on
 */
export function cocoAnnotations(subject: CocoSubject, imageId: number, firstId: number) {
	const { garment, category } = subject;
	const bbox = bboxOf(garment?.box ?? subject.box, subject);
	const first = {
		category_id: CATEGORIES.indexOf(category) + 1,
		bbox,
		area: garment ? maskArea(garment, subject) : round((bbox[2] ?? 0) * (bbox[3] ?? 0)),
		segmentation: garment ? outlinesOf(garment, subject) : [],
		iscrowd: 0
	};
	const person = personOf(subject);
	return [first, ...(person ? [person] : [])].map((annotation, i) => ({
		id: firstId + i,
		image_id: imageId,
		...annotation
	}));
}

/** All of the file before its images. */
export function cocoHead(createdAt: string): string {
	const garments = CATEGORIES.map((name, i) => ({ id: i + 1, name, supercategory: 'garment' }));
	const person = { id: PERSON, name: 'person', supercategory: 'person' };
	const categories = [...garments, { ...person, keypoints: KEY_POINTS, skeleton: SKELETON }];
	const info = { description: 'Otlens', version: '1', date_created: createdAt };
	const head = JSON.stringify({ info, licenses: [], categories });
	return `${head.slice(0, -1)},"images":[`;
}

export const COCO_BETWEEN = '],"annotations":[';
export const COCO_TAIL = ']}\n';
