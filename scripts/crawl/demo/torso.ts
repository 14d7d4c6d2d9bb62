/** The upper-body shapes every top, dress and coat is cut from: trunk, armhole and sleeve. */
import { type Frame, SIDES } from './frame';
import { mix, outline } from './path';
import type { Random } from './random';
import { fold } from './sketch';
import type { Fold, Pt } from './types';

export interface TrunkCut {
	/** room between body and cloth, units */
	readonly ease: number;
	/** how far the shoulder seam falls down the arm, units */
	readonly drop: number;
	/** 0 straight … 1 follows the waist */
	readonly waisted: number;
	readonly hemY: number;
	/** half width of the hem, units; default from hip and ease */
	readonly hemHalf?: number;
	/** half width of the neck opening at the shoulder line */
	readonly neckHalf: number;
	/** front edge of the neck opening, from right shoulder to left */
	readonly neckLine: readonly Pt[];
	/** outer end of the shoulder; narrower for straps */
	readonly shoulderHalf?: number;
	readonly shoulderY?: number;
	/** hem rises at the sides (shirt tail) by this much */
	readonly tail?: number;
}

export interface Trunk {
	readonly shoulder: Pt;
	readonly armpit: Pt;
	readonly neck: Pt;
	readonly d: string;
	readonly side: readonly Pt[];
	readonly hem: readonly Pt[];
	readonly armhole: readonly Pt[];
}

/** Measures and outline of the trunk; all lists are for the right of the picture. */
export function trunkOf(random: Random, frame: Frame, cut: TrunkCut): Trunk {
	const e = cut.ease;
	const shoulder: Pt = [
		cut.shoulderHalf ?? frame.shoulder[0] + cut.drop + 1,
		(cut.shoulderY ?? frame.shoulder[1]) + cut.drop * 0.45 - 3
	];
	const armpit: Pt = [frame.armpit[0] + e * 0.9 + 2, frame.armpit[1] + e * 0.7];
	const neck: Pt = [cut.neckHalf, frame.neckY + (cut.neckHalf - frame.neckHalf) * 0.42 - 2];
	const armhole: Pt[] = [
		shoulder,
		[Math.min(shoulder[0], armpit[0]) - 3 + cut.drop * 0.2, (shoulder[1] + armpit[1]) / 2 + 4],
		armpit
	];
	const straight = Math.max(armpit[0], frame.hip[0] + e * 0.8);
	const waist = frame.waist[0] + e;
	const waistHalf = straight + (waist - straight) * cut.waisted;
	const side: Pt[] = [armpit];
	if (cut.hemY > frame.waist[1] + 12) side.push([waistHalf, frame.waist[1] - 4]);
	const hipHalf = frame.hip[0] + e * 0.9;
	const hemHalf =
		cut.hemHalf ??
		(cut.hemY > frame.waist[1] + 12 ? hipHalf : Math.min(straight, armpit[0] - 5 * cut.waisted));
	if (cut.hemY > frame.hip[1] + 20) side.push([(hipHalf + hemHalf) / 2, frame.hip[1] - 6]);
	const tail = cut.tail ?? 0;
	const hemR: Pt = [hemHalf, cut.hemY - tail + random.jitter(1.5)];
	const hemL: Pt = [-hemHalf + random.jitter(1.5), cut.hemY - tail + random.jitter(2)];
	side.push(hemR);
	const flip = (points: readonly Pt[]) => points.map(([x, y]): Pt => [-x, y]).reverse();
	const sideL = flip(side);
	sideL[0] = hemL;
	const hem: Pt[] = [
		hemR,
		[hemHalf * 0.55, cut.hemY + 4 + random.jitter(1)],
		[random.jitter(5), cut.hemY + 6],
		[-hemHalf * 0.55, cut.hemY + 4 + random.jitter(1)],
		hemL
	];
	const d = outline([
		[neck, mix(neck, [shoulder[0], shoulder[1] - 3], 0.6), shoulder],
		armhole,
		side,
		hem,
		sideL,
		flip(armhole),
		[
			[-shoulder[0], shoulder[1]],
			mix([-neck[0], neck[1]], [-shoulder[0], shoulder[1] - 3], 0.6),
			[-neck[0], neck[1]]
		],
		[...cut.neckLine].reverse()
	]);
	return { shoulder, armpit, neck, d, side, hem, armhole };
}

/** Drag lines from the armpits, slight fullness at the waist, and two long soft drapes. */
export function trunkFolds(random: Random, frame: Frame, trunk: Trunk, cut: TrunkCut): Fold[] {
	const folds: Fold[] = [];
	const [ax, ay] = trunk.armpit;
	for (const [side] of SIDES) {
		const n = random.int(1, 3);
		for (let i = 0; i < n; i++) {
			const reach = random.range(18, 44);
			folds.push(
				fold(
					[
						[(ax - 2 - i * 3) * side, ay + 4 + i * 9],
						[(ax - reach * 0.5) * side, ay + random.range(8, 26) + i * 12],
						[(ax - reach) * side, ay + random.range(26, 70) + i * 12]
					],
					random.range(5, 9),
					random.chance(0.6) ? -0.55 : 0.5
				)
			);
		}
		if (cut.waisted > 0.4 && cut.hemY > frame.waist[1] + 20) {
			const x = (frame.waist[0] + cut.ease) * side;
			folds.push(
				fold(
					[
						[x, frame.waist[1] - 4],
						[x * 0.6, frame.waist[1] + random.range(-9, 9)]
					],
					6,
					-0.5
				)
			);
		}
	}
	const drapes = random.int(1, 3);
	for (let i = 0; i < drapes; i++) {
		const x = random.range(-0.75, 0.75) * ax;
		folds.push(
			fold(
				[
					[x * 0.8, random.range(ay + 10, ay + 70)],
					[x + random.jitter(10), (ay + cut.hemY) / 2 + 20],
					[x * 1.15 + random.jitter(14), cut.hemY - random.range(-2, 26)]
				],
				random.range(8, 15),
				random.chance(0.5) ? 0.5 : -0.45
			)
		);
	}
	return folds;
}
