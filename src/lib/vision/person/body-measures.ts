/** A skeleton in its own measure: breadths and drops in lengths of trunk or thigh. */

import { distance, FACE, type Place, type Skeleton } from './skeleton';

export type BodyMeasures = {
	/** From right shoulder (hip) to left, in trunk (thigh) lengths: above 0 seen from the front. */
	readonly across: number;
	/** How far the nose leaves the middle of the ears, in trunk lengths. */
	readonly noseTurn: number;
	/** Drop from hip to knee of the leg that hangs more, in trunk lengths; undefined if not seen. */
	readonly kneeDrop: number | undefined;
	/** Mean score of nose and eyes. */
	readonly face: number;
	/** Shoulders were not seen: hips and knees speak. */
	readonly isLegsOnly: boolean;
};

/** Points under this score were not seen. */
const SEEN = 0.25;
/** Nearer than this to the lower border, as part of the height, a point was pushed there. */
const EDGE = 0.03;
const SHORTEST = 0.02;

const SIDES = ['left', 'right'] as const;

function kneeDrop(skeleton: Skeleton, unit: number): number | undefined {
	const drops = SIDES.flatMap((side) => {
		const [hip, knee] = [`${side}_hip`, `${side}_knee`] as const;
		const isSeen = Math.min(skeleton.score(hip), skeleton.score(knee)) >= SEEN;
		if (!isSeen || skeleton.at(knee).y > skeleton.bottom * (1 - EDGE)) return [];
		return [(skeleton.at(knee).y - skeleton.at(hip).y) / unit];
	});
	return drops.length ? Math.max(...drops) : undefined;
}

/** Length of the trunk, or what the head lets one expect of it. */
function trunkLength(skeleton: Skeleton, shoulders: Place): number | undefined {
	if (skeleton.sure('left_hip', 'right_hip') >= SEEN) {
		return Math.max(distance(skeleton.middle('left_hip', 'right_hip'), shoulders), SHORTEST);
	}
	// The nose is some 0.45 trunks above the shoulders.
	if (skeleton.sure(...FACE) < SEEN) return undefined;
	return Math.max((shoulders.y - skeleton.at('nose').y) / 0.45, SHORTEST);
}

function readLegs(skeleton: Skeleton): BodyMeasures | undefined {
	const isSeen =
		skeleton.sure('left_hip', 'right_hip') >= SEEN &&
		skeleton.sure('left_knee', 'right_knee') >= SEEN;
	if (!isSeen) return undefined;
	const knees = skeleton.middle('left_knee', 'right_knee');
	const thigh = Math.max(distance(skeleton.middle('left_hip', 'right_hip'), knees), SHORTEST);
	const across = (skeleton.at('left_hip').x - skeleton.at('right_hip').x) / thigh;
	const shins = SIDES.map((side) =>
		skeleton.score(`${side}_ankle`) >= SEEN
			? distance(skeleton.at(`${side}_ankle`), skeleton.at(`${side}_knee`))
			: 0
	);
	// Shins keep their length on a chair, thighs do not; a shin measures some 0.85 trunks.
	const shin = Math.max(...shins);
	const drop = shin > 0 ? kneeDrop(skeleton, shin / 0.85) : undefined;
	return { across, noseTurn: 0, kneeDrop: drop, face: 0, isLegsOnly: true };
}

/** Measures trunk and head, or the legs where no shoulders were seen; undefined if neither. */
export function readMeasures(skeleton: Skeleton): BodyMeasures | undefined {
	if (skeleton.sure('left_shoulder', 'right_shoulder') < SEEN) return readLegs(skeleton);
	const shoulders = skeleton.middle('left_shoulder', 'right_shoulder');
	const trunk = trunkLength(skeleton, shoulders);
	if (trunk === undefined) return undefined;
	const ears = skeleton.middle('left_ear', 'right_ear');
	const hasHead = skeleton.score('nose') >= SEEN && skeleton.sure('left_ear', 'right_ear') >= SEEN;
	return {
		across: (skeleton.at('left_shoulder').x - skeleton.at('right_shoulder').x) / trunk,
		noseTurn: hasHead ? Math.abs(skeleton.at('nose').x - ears.x) / trunk : 0,
		kneeDrop: kneeDrop(skeleton, trunk),
		face: skeleton.sure('nose', 'left_eye', 'right_eye'),
		isLegsOnly: false
	};
}
