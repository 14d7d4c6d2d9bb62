/** Which way the main person is turned, and whether they sit. */

import { readMeasures, type BodyMeasures } from './body-measures';
import type { PersonEvidence } from './presence-signs';
import { toSkeleton } from './skeleton';

/** Crouching and kneeling count as sitting; a body turned by more than some 60° as `side`. */
export const BODY_POSES = ['front', 'back', 'side', 'sitting'] as const;
export type KnownPose = (typeof BODY_POSES)[number];
export type BodyPose = KnownPose | 'unknown';

export type PoseGuess = {
	readonly pose: BodyPose;
	/** How clearly the skeleton says so, 0..1; not a calibrated probability. */
	readonly score: number;
};

/** Below this nothing is claimed. */
const MIN_SCORE = 0.5;
/** Drop from hip to knee, in trunk lengths: a standing thigh measures about 1, a seated one 0..0.6. */
const SITTING_DROP = 0.62;
/** Legs alone never show the face: there the claim stays modest. */
const LEGS_ONLY = 0.65;

/** 0..1, one half at `value` = `middle`, three quarters at `step` above it. */
const above = (value: number, middle: number, step: number): number =>
	1 / (1 + Math.exp((-1.1 * (value - middle)) / step));

/**
 * How surely the body shows its breadth. Seen from the front, a nose that leaves the middle of the
 * ears tells a turned body; from behind it is only guessed at by the network.
 */
function breadth({ across, noseTurn, isLegsOnly }: BodyMeasures): number {
	if (isLegsOnly) return above(Math.abs(across), 0.22, 0.05);
	if (across < 0) return above(-across, 0.25, 0.05);
	return above(across - 0.8 * noseTurn, 0.38, 0.05);
}

function scorePoses(body: BodyMeasures): readonly (readonly [BodyPose, number])[] {
	const sits = body.kneeDrop === undefined ? 0 : above(SITTING_DROP - body.kneeDrop, 0, 0.08);
	const broad = (1 - sits) * breadth(body);
	const face = above(body.face, 0.3, 0.05);
	// A face drawn onto the back of a head scores lower than one that is there.
	const clearFace = above(body.face, 0.65, 0.05);
	const isFacing = body.across > 0;
	if (body.isLegsOnly) {
		return [
			['sitting', sits * LEGS_ONLY],
			['side', (1 - sits - broad) * LEGS_ONLY],
			[isFacing ? 'front' : 'back', broad * LEGS_ONLY]
		];
	}
	return [
		['sitting', sits],
		['side', 1 - sits - broad],
		['front', broad * (isFacing ? 0.6 + 0.4 * face : 0.4 * clearFace)],
		['back', broad * (isFacing ? 0.4 * (1 - face) : 1 - 0.4 * clearFace)]
	];
}

/**
 * The pose of the main person, by the geometry of the skeleton; `unknown` where shoulders and legs
 * are hidden or nothing is clear.
 *
 * The network tells left from right: seen from the front a person's left shoulder lies to the right
 * in the photo, from behind to the left. In profile the shoulders lie over each other.
 */
export function readPose({ keyPoints, size }: PersonEvidence): PoseGuess {
	const body = keyPoints && readMeasures(toSkeleton(keyPoints, size));
	if (!body) return { pose: 'unknown', score: 0 };
	const [best] = [...scorePoses(body)].sort((a, b) => b[1] - a[1]);
	const [pose, score] = best ?? ['unknown', 0];
	return score >= MIN_SCORE ? { pose, score } : { pose: 'unknown', score };
}
