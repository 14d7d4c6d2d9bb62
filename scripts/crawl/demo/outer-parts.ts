/** Parts of outer garments: fronts, quilting, closings and hem bands. */
import { addButtons, addZip } from './closings';
import { type Frame, SIDES } from './frame';
import { lapelled } from './lapels';
import type { OuterCut } from './outer-cuts';
import { at, mirror, outline } from './path';
import { type Ink, form, type Sketch } from './sketch';
import type { Trunk } from './torso';
import { STIFF } from './trim';
import type { Fold, Form, Pt, Rgb, Side } from './types';

/** Horizontal channels of a padded jacket. */
export function quilting(top: number, bottom: number, half: number): Fold[] {
	const folds: Fold[] = [];
	for (let y = top; y < bottom; y += 34) {
		folds.push({
			d: outline([
				[
					[-half, y],
					[0, y + 3],
					[half, y]
				],
				[
					[half, y + 3],
					[0, y + 7],
					[-half, y + 3]
				]
			]),
			lift: -1
		});
		folds.push({
			d: outline([
				[
					[-half, y + 14],
					[0, y + 17],
					[half, y + 14]
				],
				[
					[half, y + 25],
					[0, y + 28],
					[-half, y + 25]
				]
			]),
			lift: 0.75
		});
	}
	return folds;
}

/** One front panel: the trunk cut off at the front edge. */
export function panel(
	frame: Frame,
	trunk: Trunk,
	side: Side,
	neckHalf: number,
	edgeTop: number,
	edge: number,
	over: number
): string {
	const hemY = at(trunk.hem, 2)[1];
	const front: Pt[] = [
		[-over, hemY],
		[edge * 0.7 - over, (hemY + edgeTop) / 2],
		[edge * 0.35 - over, edgeTop]
	];
	const foot: Pt[] = [
		at(trunk.hem, 0),
		[at(trunk.hem, 0)[0] * 0.5, hemY + 1],
		[edge - over, hemY - 1]
	];
	const points: Pt[][] = [
		[[neckHalf, trunk.neck[1]], trunk.shoulder],
		[...trunk.armhole],
		[...trunk.side],
		foot,
		[at(foot, 2), at(front, 1), at(front, 2)],
		[at(front, 2), [neckHalf * 0.8, frame.neckY + 26], [neckHalf, trunk.neck[1]]]
	];
	return outline(points.map((run) => mirror(run, side)));
}

export function finishFront(
	sketch: Sketch,
	style: OuterStyle,
	z: number,
	shape: Form,
	ink: Ink,
	edgeTop: number,
	hemY: number,
	gap: number
): void {
	const { cut } = style;
	if (cut === 'padded' || cut === 'bomber' || cut === 'parka') {
		if (style.open === 0) addZip(sketch, z + 1, ink, 0, edgeTop, hemY + 2);
		return;
	}
	if (style.open > 0) {
		const x = gap * 0.8 + 7;
		const count = cut === 'cardigan' || cut === 'denim-jacket' ? 5 : 2;
		addButtons(sketch, z, ink, style.button, x, edgeTop + 26, Math.min(hemY, 400) - 30, count, 3.4);
		return;
	}
	const low = Math.min(hemY - 30, lapelled(cut) ? 352 : hemY);
	if (style.doubleBreasted) {
		for (const x of [-17, 17])
			addButtons(sketch, z, ink, style.button, x, edgeTop + 18, low, 3, 4.4);
		return;
	}
	if (!lapelled(cut))
		for (const x of [-7, 7])
			sketch.seam(
				[
					[x, edgeTop],
					[x, hemY + 4]
				],
				z,
				shape,
				ink,
				0.72,
				1.2
			);
	addButtons(
		sketch,
		z,
		ink,
		style.button,
		0,
		edgeTop + 14,
		low,
		lapelled(cut) ? 3 : 6,
		lapelled(cut) ? 4.4 : 3.2
	);
}

export function addHemBand(
	sketch: Sketch,
	trunk: Trunk,
	gap: number,
	z: number,
	ink: Ink,
	ribbed: boolean
): void {
	const band = form({ round: 8, bulge: 0.5, wrinkle: STIFF });
	const cloth: Ink = ribbed ? { ...ink, surface: { ...ink.surface, weave: 'rib' } } : ink;
	const half = at(trunk.hem, 0)[0];
	const y = at(trunk.hem, 2)[1];
	for (const [side] of SIDES) {
		const run: Pt[] = [
			[half, y - 24],
			[half * 0.5, y - 21],
			[gap, y - 20]
		];
		const foot: Pt[] = [
			[gap, y],
			[half * 0.5, y - 2],
			[half * (ribbed ? 0.95 : 1), y - 6]
		];
		sketch.add(outline([mirror(run, side), mirror(foot, side)]), z, band, cloth);
		sketch.seam(mirror(run, side), z, band, ink, 0.66, 1.4);
	}
}

export interface OuterStyle {
	readonly cut: OuterCut;
	readonly length: 'short' | 'hip' | 'knee' | 'long';
	/** fraction of the trunk's width that gapes */
	readonly open: number;
	readonly doubleBreasted: boolean;
	readonly button: Rgb;
}
