/** Skeletons and label sketches drawn by hand, for the rules that read them. */

import type { PersonEvidence } from '../../../src/lib/vision/person/presence-signs';
import { PARSE_CLASSES, type ParseClass } from '../../../src/lib/vision/parse/classes';
import {
	KEY_POINTS,
	type KeyPoint,
	type KeyPointName
} from '../../../src/lib/vision/pose/key-points';

export type Spot = readonly [x: number, y: number, score?: number];
export type Drawn = Readonly<Partial<Record<KeyPointName, Spot>>>;

/** Photo of 2:3; a person of ordinary build who faces the camera, feet in the picture. */
export const FRONT: Drawn = {
	nose: [0.5, 0.12],
	left_eye: [0.52, 0.105],
	right_eye: [0.48, 0.105],
	left_ear: [0.545, 0.115],
	right_ear: [0.455, 0.115],
	left_shoulder: [0.63, 0.22],
	right_shoulder: [0.37, 0.22],
	left_elbow: [0.67, 0.36],
	right_elbow: [0.33, 0.36],
	left_wrist: [0.68, 0.49],
	right_wrist: [0.32, 0.49],
	left_hip: [0.58, 0.49],
	right_hip: [0.42, 0.49],
	left_knee: [0.57, 0.7],
	right_knee: [0.43, 0.7],
	left_ankle: [0.56, 0.9],
	right_ankle: [0.44, 0.9]
};

const SEEN = 0.7;
const UNSEEN = 0.05;

/** All 17 points; those not drawn score next to nothing. */
export function keyPoints(drawn: Drawn): KeyPoint[] {
	return KEY_POINTS.map((name) => {
		const [x, y, score = SEEN] = drawn[name] ?? [0.5, 0.5, UNSEEN];
		return { name, x, y, score };
	});
}

/** Each point changed; `undefined` takes it out of the picture. */
export function change(
	drawn: Drawn,
	to: (name: KeyPointName, spot: Spot) => Spot | undefined
): Drawn {
	const entries = KEY_POINTS.flatMap((name) => {
		const spot = drawn[name];
		const changed = spot && to(name, spot);
		return changed ? [[name, changed] as const] : [];
	});
	return Object.fromEntries(entries);
}

export const isFace = (name: KeyPointName): boolean => /nose|eye|ear/.test(name);

type Patch = readonly [ParseClass, left: number, top: number, right: number, bottom: number];

/** Parse of `FRONT`. */
export const DRESSED: readonly Patch[] = [
	['hair', 0.44, 0.06, 0.56, 0.1],
	['skin', 0.45, 0.1, 0.55, 0.18],
	['top', 0.34, 0.19, 0.66, 0.5],
	['skin', 0.28, 0.46, 0.36, 0.53],
	['skin', 0.64, 0.46, 0.72, 0.53],
	['pants', 0.4, 0.5, 0.6, 0.87],
	['shoes', 0.4, 0.87, 0.6, 0.94]
];

/** What parser and pose network would give for patches of labels and drawn points. */
export function evidence(patches: readonly Patch[], drawn: Drawn | null): PersonEvidence {
	const [columns, rows] = [32, 48];
	const labels = new Uint8Array(columns * rows);
	for (const [name, left, top, right, bottom] of patches) {
		for (let y = Math.round(top * rows); y < Math.round(bottom * rows); y++) {
			labels.fill(
				PARSE_CLASSES.indexOf(name),
				y * columns + Math.round(left * columns),
				y * columns + Math.round(right * columns)
			);
		}
	}
	const share = (...names: ParseClass[]) =>
		labels.filter((label) => names.includes(PARSE_CLASSES[label] ?? 'background')).length /
		labels.length;
	return {
		skin: share('skin'),
		hair: share('hair'),
		figure: 1 - share('background'),
		sketch: { columns, rows, labels },
		keyPoints: drawn && keyPoints(drawn),
		size: { widthPx: 600, heightPx: 900 }
	};
}
