/** Landmarks of the body a garment hangs on: a figure, or the invisible mannequin of a packshot. */
import type { Random } from './random';
import type { Pt, Side } from './types';

/** Units: 100 = one head. x = 0 is the middle of the body, y = 0 the crown. */
export interface Frame {
	readonly build: 'f' | 'm';
	readonly neckHalf: number;
	readonly neckY: number;
	readonly shoulder: Pt;
	readonly armpit: Pt;
	readonly bust: Pt;
	readonly waist: Pt;
	readonly hip: Pt;
	readonly crotchY: number;
	/** shoulder, elbow, wrist; [left of the picture, right of the picture] */
	readonly arms: readonly [readonly Pt[], readonly Pt[]];
	/** hip, knee, ankle */
	readonly legs: readonly [readonly Pt[], readonly Pt[]];
	readonly hands: readonly [HandPose, HandPose];
	/** a figure wears it: no inside of the neck shows, arms lie over the body */
	readonly worn: boolean;
	readonly back: boolean;
}
export type HandPose = 'down' | 'pocket' | 'hip';

export const SIDES: readonly (readonly [Side, 0 | 1])[] = [
	[-1, 0],
	[1, 1]
];

const TRUNK = {
	f: { neckHalf: 17, shoulder: 76, armpit: 60, bust: 62, waist: 51, hip: 70 },
	m: { neckHalf: 21, shoulder: 93, armpit: 72, bust: 74, waist: 65, hip: 68 }
} as const;

function trunk(build: 'f' | 'm') {
	const t = TRUNK[build];
	return {
		build,
		neckHalf: t.neckHalf,
		neckY: 122,
		shoulder: [t.shoulder, 148],
		armpit: [t.armpit, 198],
		bust: [t.bust, 212],
		waist: [t.waist, 285],
		hip: [t.hip, 365],
		crotchY: 398
	} as const;
}

/** A mannequin for packshots: arms held off the body by `armAngle` radians, legs slightly apart. */
export function mannequin(build: 'f' | 'm', armAngle: number, legGap: number): Frame {
	const t = trunk(build);
	const arm = (side: Side): Pt[] => {
		const s: Pt = [(t.shoulder[0] - 6) * side, 164];
		const reach = (a: number, length: number): Pt => [
			Math.sin(a) * length * side,
			Math.cos(a) * length
		];
		const upper = reach(armAngle, 112);
		const lower = reach(armAngle * 0.72, 106);
		const elbow: Pt = [s[0] + upper[0], s[1] + upper[1]];
		return [s, elbow, [elbow[0] + lower[0], elbow[1] + lower[1]]];
	};
	const leg = (side: Side): Pt[] => [
		[34 * side, 372],
		[(36 + legGap * 0.5) * side, 550],
		[(37 + legGap) * side, 724]
	];
	return {
		...t,
		arms: [arm(-1), arm(1)],
		legs: [leg(-1), leg(1)],
		hands: ['down', 'down'],
		worn: false,
		back: false
	};
}

/** A standing person with one of a few natural arm and leg poses. */
export function stance(random: Random, build: 'f' | 'm', back: boolean): Frame {
	const t = trunk(build);
	const hands: [HandPose, HandPose] = ['down', 'down'];
	if (random.chance(0.5)) {
		hands[random.int(0, 1) === 0 ? 0 : 1] = random.chance(0.45) ? 'hip' : 'pocket';
	}
	const arm = (side: Side, hand: HandPose): Pt[] => {
		const s: Pt = [(t.shoulder[0] - 12) * side, 163];
		const out = random.range(0, 9);
		if (hand === 'hip') {
			return [s, [(t.shoulder[0] + 50) * side, 258], [(t.waist[0] + 12) * side, 318]];
		}
		if (hand === 'pocket') {
			return [s, [(t.shoulder[0] + 24) * side, 268], [(t.hip[0] + 6) * side, 352]];
		}
		return [
			s,
			[(t.shoulder[0] + 9 + out) * side, 268],
			[(t.shoulder[0] + 9 + out * 1.5) * side, 362]
		];
	};
	const stand = random.pick(['even', 'left', 'right'] as const);
	const leg = (side: Side): Pt[] => {
		const free = (stand === 'left' && side < 0) || (stand === 'right' && side > 0);
		const spread = free ? random.range(8, 20) : random.range(-3, 4);
		return [
			[36 * side, 372],
			[(33 + spread * 0.75) * side, 553 - (free ? 4 : 0)],
			[(27 + spread * 1.15) * side, 728 - (free ? 6 : 0)]
		];
	};
	return {
		...t,
		arms: [arm(-1, hands[0]), arm(1, hands[1])],
		legs: [leg(-1), leg(1)],
		hands,
		worn: true,
		back
	};
}
