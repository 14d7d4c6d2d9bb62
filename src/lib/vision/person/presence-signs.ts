/** What speaks for a person in a photo, as a few numbers of 0..1 that a person can follow. */

import { PARSE_CLASSES, type ParseClass } from '../parse/classes';
import { KEY_POINTS, type KeyPoint, type KeyPointName } from '../pose/key-points';
import { classesNear, type LabelSketch } from './label-sketch';
import { distance, FACE, toSkeleton, type Skeleton } from './skeleton';

/** Everything about the photo that presence, pose and framing are read from. */
export type PersonEvidence = {
	/** Parts of the photo that are skin and hair, and that are not ground, 0..1. */
	readonly skin: number;
	readonly hair: number;
	readonly figure: number;
	readonly sketch: LabelSketch;
	/** [17], or null where the pose network has not answered. */
	readonly keyPoints: readonly KeyPoint[] | null;
	readonly size: { readonly widthPx: number; readonly heightPx: number };
};

/** Read where the parse speaks by itself. */
export const PARSE_SIGNS = [
	'skin of figure',
	'hair of figure',
	'skin above cloth',
	'skin below cloth'
] as const;
/** Read where both networks have spoken: leather looks like skin, and a shirt's shape like a trunk. */
export const POSE_SIGNS = [
	'skin with points',
	'hair with points',
	'limb points',
	'points on their parts',
	'even build'
] as const;

type Sign = (typeof PARSE_SIGNS)[number] | (typeof POSE_SIGNS)[number];
export type Signs = Readonly<Partial<Record<Sign, number>>>;

const BARE: readonly ParseClass[] = ['skin', 'hair'];
const LIMBS = KEY_POINTS.filter((name) => /elbow|wrist|knee|ankle/.test(name));
const TRUNK = ['left_shoulder', 'right_shoulder', 'left_hip', 'right_hip'] as const;
const CLOTH: readonly ParseClass[] = ['top', 'outer', 'dress', 'skirt', 'pants'];

/** What the parser should see at a point of a dressed body. */
function partsAt(name: KeyPointName): readonly ParseClass[] {
	if (FACE.includes(name)) return [...BARE, 'hat', 'accessory'];
	if (name.endsWith('wrist')) return ['skin', 'accessory', 'bag'];
	if (name.endsWith('ankle')) return ['skin', 'shoes'];
	if (name.endsWith('knee')) return ['skin', 'pants', 'skirt', 'dress'];
	return [...CLOTH, 'skin'];
}

/** Mean score of all points, those counting 0 around which the parser sees none of their classes. */
function onParts({ keyPoints, sketch }: PersonEvidence): number {
	let sum = 0;
	for (const point of keyPoints ?? []) {
		const near = classesNear(sketch, point.x, point.y);
		if (partsAt(point.name).some((part) => near.has(part))) sum += point.score;
	}
	return sum / KEY_POINTS.length;
}

/** Bare cells above and below the middle of the cloth, as a share of all cells that are no ground. */
function bareAround({ sketch }: PersonEvidence): { above: number; below: number } {
	const rowsOf = (classes: readonly ParseClass[]) => {
		const found: number[] = [];
		for (let i = 0; i < sketch.labels.length; i++) {
			const name = PARSE_CLASSES[sketch.labels[i] ?? 0] ?? 'background';
			if (classes.includes(name)) found.push(Math.floor(i / sketch.columns));
		}
		return found;
	};
	const bare = rowsOf(BARE);
	const cloth = rowsOf(CLOTH);
	const shown = sketch.labels.reduce((sum, label) => sum + (label ? 1 : 0), 0);
	if (shown === 0) return { above: 0, below: 0 };
	const middle = cloth.length ? cloth.reduce((sum, row) => sum + row, 0) / cloth.length : -1;
	const above = bare.filter((row) => row < middle).length;
	return { above: above / shown, below: (bare.length - above) / shown };
}

/** How alike left and right are built, weighed by how surely all four ends were seen, 0..1. */
function evenBuild(skeleton: Skeleton): number {
	const pairs = [
		['shoulder', 'elbow'],
		['elbow', 'wrist'],
		['shoulder', 'hip'],
		['hip', 'knee'],
		['knee', 'ankle']
	] as const;
	const parts = pairs.map(([from, to]) => {
		const left = distance(skeleton.at(`left_${from}`), skeleton.at(`left_${to}`));
		const right = distance(skeleton.at(`right_${from}`), skeleton.at(`right_${to}`));
		const names = [`left_${from}`, `right_${from}`, `left_${to}`, `right_${to}`] as const;
		const sure = Math.min(...names.map(skeleton.score));
		return (sure * Math.min(left, right)) / Math.max(left, right, 1e-6);
	});
	return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

/** The signs of the parse, and those of both networks where there are key-points. */
export function readSigns(evidence: PersonEvidence): Signs {
	const { skin, hair, figure, keyPoints } = evidence;
	const around = bareAround(evidence);
	// Roots, since the first hundredth of skin says more than the tenth.
	const skinOfFigure = Math.sqrt(figure > 0 ? skin / figure : 0);
	const hairOfFigure = Math.sqrt(figure > 0 ? hair / figure : 0);
	const parse: Signs = {
		'skin of figure': skinOfFigure,
		'hair of figure': hairOfFigure,
		'skin above cloth': Math.sqrt(around.above),
		'skin below cloth': Math.sqrt(around.below)
	};
	if (!keyPoints) return parse;
	const skeleton = toSkeleton(keyPoints, evidence.size);
	const limbs = skeleton.sure(...LIMBS);
	// A face, a trunk or limbs: a cropped body has but one of them.
	const points = Math.max(skeleton.sure(...FACE), skeleton.sure(...TRUNK), limbs);
	return {
		...parse,
		'skin with points': skinOfFigure * points,
		'hair with points': hairOfFigure * points,
		'limb points': limbs,
		'points on their parts': onParts(evidence),
		'even build': evenBuild(skeleton)
	};
}
