/** Body key-points of one person, in the order MoveNet gives them (COCO 17). */

export const KEY_POINTS = [
	'nose',
	'left_eye',
	'right_eye',
	'left_ear',
	'right_ear',
	'left_shoulder',
	'right_shoulder',
	'left_elbow',
	'right_elbow',
	'left_wrist',
	'right_wrist',
	'left_hip',
	'right_hip',
	'left_knee',
	'right_knee',
	'left_ankle',
	'right_ankle'
] as const;

export type KeyPointName = (typeof KEY_POINTS)[number];

export type KeyPoint = {
	readonly name: KeyPointName;
	/** Fractions of the photo, 0..1. */
	readonly x: number;
	readonly y: number;
	/** Confidence, 0..1. */
	readonly score: number;
};
