/** Trouser legs and their folds. */
import type { Frame } from './frame';
import { along, bendLine, limbEdges } from './limbs';
import { at, outline } from './path';
import type { Random } from './random';
import { type Ink, Z, fold, form, type Sketch } from './sketch';
import { STIFF } from './trim';
import type { Fold, Form, Pt, Side } from './types';

export type PantsCut = 'slim' | 'straight' | 'wide' | 'flare' | 'jogger' | 'cargo' | 'tapered';
export type PantsLength = 'mini' | 'short' | 'knee' | 'ankle' | 'long';

/** Half widths of the leg at thigh, knee and hem, units. */
export const LEG: Record<PantsCut, readonly [number, number, number]> = {
	slim: [35, 25, 16],
	straight: [37, 31, 28],
	wide: [41, 44, 48],
	flare: [35, 25, 38],
	jogger: [39, 33, 20],
	cargo: [41, 38, 30],
	tapered: [40, 32, 21]
};
export const LEG_REACH: Record<PantsLength, number> = {
	mini: 0.17,
	short: 0.27,
	knee: 0.47,
	ankle: 0.91,
	long: 1
};

export interface PantsStyle {
	readonly cut: PantsCut;
	readonly length: PantsLength;
	readonly jeans: boolean;
	readonly crease: boolean;
	readonly elastic: boolean;
}

export function legFolds(
	random: Random,
	outer: readonly Pt[],
	inner: readonly Pt[],
	side: Side,
	long: boolean
): Fold[] {
	const folds: Fold[] = [];
	for (let i = 0; i < 3; i++) {
		const y = 408 + i * random.range(9, 15);
		folds.push(
			fold(
				[
					[6 * side, y],
					[24 * side, y + random.range(4, 12)],
					[random.range(42, 60) * side, y + random.range(8, 30)]
				],
				6,
				i === 1 ? 0.5 : -0.6
			)
		);
	}
	const across = (t: number, lift: number, rise: number) => {
		const i = Math.round(t * (outer.length - 1));
		const [a, b] = [at(outer, i), at(inner, i)];
		folds.push(
			fold(
				[
					[b[0], b[1] - rise],
					[(a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 5],
					[a[0] * 0.7 + b[0] * 0.3, a[1]]
				],
				7,
				lift
			)
		);
	};
	if (long) {
		for (const t of [0.5, 0.58, 0.64])
			across(t + random.jitter(0.04), random.chance(0.6) ? -0.55 : 0.5, random.jitter(8));
		for (const t of [0.86, 0.93]) across(t, random.chance(0.5) ? -0.6 : 0.55, random.jitter(6));
	}
	return folds;
}

export function addLeg(
	random: Random,
	sketch: Sketch,
	frame: Frame,
	style: PantsStyle,
	which: 0 | 1,
	shape: Form,
	ink: Ink,
	waistY: number
): void {
	const side: Side = which === 0 ? -1 : 1;
	const [thigh, knee, hem] = LEG[style.cut];
	const reach = LEG_REACH[style.length];
	const shorts = reach < 0.6;
	const flareOut = shorts ? 5 + (style.cut === 'wide' ? 9 : 0) : 0;
	const stops: Pt[] = [
		[0, thigh],
		[0.12, thigh + flareOut],
		[0.5, knee + flareOut * 0.7],
		[1, hem]
	];
	const joints = at(frame.legs, which);
	const edges = limbEdges(joints, stops, 0.1, reach, shorts ? 4 : 8);
	const outer = side > 0 ? edges.left : edges.right;
	const inner = (side > 0 ? edges.right : edges.left).filter((p) => p[1] > frame.crotchY + 12);
	const clear = inner.map(([x, y]): Pt => [side * Math.max(1.2, x * side), y]);
	const hip: Pt[] = [
		[(frame.waist[0] + 3) * side, waistY],
		[Math.max(frame.hip[0] - 4, frame.waist[0] + 6) * side, (waistY + frame.hip[1]) / 2],
		[Math.max(frame.hip[0] + 4, frame.waist[0] + 8) * side, frame.hip[1] + 4]
	];
	const below = outer.filter((p) => p[1] > frame.hip[1] + 22);
	const foot = at(outer, -1);
	const footIn = at(clear, -1);
	const hemLine: Pt[] = [
		foot,
		[(foot[0] + footIn[0]) / 2, Math.max(foot[1], footIn[1]) + 3],
		footIn
	];
	const d = outline([
		[...hip, ...below],
		hemLine,
		[...clear].reverse().concat([[0, frame.crotchY + 6]]),
		[
			[0, frame.crotchY + 6],
			[0, waistY + 5]
		],
		[[0, waistY + 5], at(hip, 0)]
	]);
	sketch.add(d, Z.bottom, shape, ink, { folds: legFolds(random, below, clear, side, !shorts) });
	if (style.cut === 'jogger' && !shorts) {
		const rib = form({ round: 8, bulge: 0.5, wrinkle: STIFF });
		const cloth: Ink = { ...ink, surface: { ...ink.surface, weave: 'rib' } };
		const up = (p: Pt): Pt => [p[0], p[1] - 15];
		sketch.add(
			outline([
				[up(foot), up(footIn)],
				[footIn, foot]
			]),
			Z.bottom,
			rib,
			cloth
		);
		sketch.seam([up(foot), up(footIn)], Z.bottom, rib, ink, 0.66, 1.2);
	} else {
		sketch.stitch(
			hemLine.map(([x, y]): Pt => [x, y - 9]),
			Z.bottom,
			shape,
			ink
		);
	}
	if (style.crease && !shorts) {
		const line = bendLine(joints);
		const front = [0.2, 0.45, 0.7, 0.96].map((t): Pt => along(line, t * reach).p);
		sketch.seam(front, Z.bottom, shape, ink, 0.84, 1.3);
	}
	if (style.cut === 'cargo') {
		const { p } = along(bendLine(joints), shorts ? reach * 0.62 : 0.42);
		const x = p[0] + side * 19;
		const pocket = `M${x - 15} ${p[1] - 20}L${x + 15} ${p[1] - 20}L${x + 15} ${p[1] + 22}L${x - 15} ${p[1] + 22}Z`;
		sketch.add(pocket, Z.bottom, shape, ink, { tone: 0.68, stroke: 1.3 });
		sketch.seam(
			[
				[x - 15, p[1] - 9],
				[x, p[1] - 5],
				[x + 15, p[1] - 9]
			],
			Z.bottom,
			shape,
			ink,
			0.68,
			1.3
		);
	}
}
