/** Silhouettes of skirts and the lower half of dresses, with their folds. */
import type { Frame } from './frame';
import { at, outline } from './path';
import type { Random } from './random';
import { fold } from './sketch';
import type { Fold, Pt } from './types';

export type SkirtCut = 'a-line' | 'flare' | 'pencil' | 'pleated' | 'wrap' | 'tiered' | 'straight';
export type SkirtLength = 'mini' | 'knee' | 'midi' | 'long';

export const HEM_Y: Record<SkirtLength, number> = { mini: 462, knee: 535, midi: 600, long: 676 };
/** Hem half width per unit of length, beyond the hip. */
export const SPREAD: Record<SkirtCut, number> = {
	'a-line': 0.24,
	flare: 0.44,
	pencil: -0.06,
	pleated: 0.3,
	wrap: 0.14,
	tiered: 0.36,
	straight: 0.05
};

export interface SkirtShape {
	readonly d: string;
	readonly folds: readonly Fold[];
	readonly hem: readonly Pt[];
	readonly waistHalf: number;
	readonly hemY: number;
}

/** The skirt from `waistY` down. Full skirts get a wavy hem that follows their folds. */
export function skirtOf(
	random: Random,
	frame: Frame,
	cut: SkirtCut,
	length: SkirtLength,
	waistY: number,
	ease: number
): SkirtShape {
	const hemY = HEM_Y[length] + random.jitter(14);
	const waistHalf = frame.waist[0] + ease;
	const full = cut === 'flare' || cut === 'tiered' || cut === 'pleated';
	const hip: Pt = [frame.hip[0] + (full ? 10 : 3) + ease * 0.6, frame.hip[1] - 8];
	const hemHalf = hip[0] + SPREAD[cut] * (hemY - hip[1]) + random.jitter(5);
	const side: Pt[] = [
		[waistHalf, waistY],
		[(waistHalf + hip[0]) / 2 + 5, (waistY + hip[1]) / 2],
		hip
	];
	if (hemY > hip[1] + 90) {
		side.push([hip[0] + (hemHalf - hip[0]) * (cut === 'flare' ? 0.4 : 0.52), (hip[1] + hemY) / 2]);
	}
	side.push([hemHalf, hemY]);
	const sag = cut === 'pencil' || cut === 'straight' ? 4 : 13;
	const waves = cut === 'pleated' ? random.int(11, 15) : full ? random.int(5, 7) : 0;
	const steps = waves > 0 ? waves * 2 : 4;
	const depth = cut === 'pleated' ? 2.6 : full ? 3.4 : 0;
	const hem: Pt[] = [];
	for (let i = 0; i <= steps; i++) {
		const t = 1 - (2 * i) / steps;
		const wave = waves === 0 ? 0 : (i % 2 === 0 ? -1 : 1) * depth;
		hem.push([t * hemHalf, hemY + sag * (1 - t * t) + wave + random.jitter(depth * 0.25)]);
	}
	const left = side.map(([x, y]): Pt => [-x, y]).reverse();
	const d = outline([
		side,
		hem,
		left,
		[
			[-waistHalf, waistY],
			[0, waistY + 5],
			[waistHalf, waistY]
		]
	]);
	return { d, folds: skirtFolds(random, cut, hem, waistHalf, waistY), hem, waistHalf, hemY };
}

export function skirtFolds(
	random: Random,
	cut: SkirtCut,
	hem: readonly Pt[],
	waistHalf: number,
	waistY: number
): Fold[] {
	const folds: Fold[] = [];
	const last = hem.length - 1;
	if (cut === 'pleated' || cut === 'flare' || cut === 'tiered') {
		for (let i = 1; i < last; i++) {
			const foot = at(hem, i);
			const t = 1 - (2 * i) / last;
			const head: Pt = [
				t * waistHalf * 0.97,
				waistY + (cut === 'pleated' ? 6 : random.range(14, 60))
			];
			const middle: Pt = [
				head[0] + (foot[0] - head[0]) * 0.42 + random.jitter(cut === 'pleated' ? 1 : 8),
				(head[1] + foot[1]) / 2
			];
			const lift = (i % 2 === 0 ? -1 : 1) * (cut === 'pleated' ? 0.75 : 0.85);
			// from the hem up: the fold is widest near the hem and dies away towards the waist
			folds.push(fold([[foot[0], foot[1] + 8], middle, head], cut === 'pleated' ? 8 : 17, lift));
		}
		return folds;
	}
	const count = cut === 'pencil' ? 4 : 6;
	for (let i = 0; i < count; i++) {
		const foot = at(hem, random.int(1, last - 1));
		const x = foot[0] + random.jitter(40);
		const up = foot[1] - random.range(60, 170);
		folds.push(
			fold(
				[
					[x, foot[1] + 4],
					[x * 0.9, (foot[1] + up) / 2],
					[x * 0.72, up]
				],
				13,
				random.chance(0.5) ? 0.55 : -0.5
			)
		);
	}
	for (const side of [-1, 1]) {
		const y = waistY + random.range(70, 110);
		folds.push(
			fold(
				[
					[waistHalf * 1.28 * side, y],
					[waistHalf * 0.75 * side, y + 7],
					[waistHalf * 0.2 * side, y + 2]
				],
				7,
				-0.5
			)
		);
	}
	return folds;
}
