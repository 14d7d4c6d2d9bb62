/** Dresses: a trunk and a skirt in one outline. */
import { addButtons, addPlacket } from './closings';
import { addCollar } from './collars';
import { type Frame, SIDES } from './frame';
import { type Neckline, addBand, addInside, addTurtle, neckOf } from './necklines';
import type { Random } from './random';
import { type Ink, Z, form, type Sketch } from './sketch';
import { type SkirtCut, type SkirtLength, skirtOf } from './skirt-shape';
import { addSkirtDetails } from './skirts';
import { addSleeves } from './sleeves';
import { REACH, type SleeveName } from './tops';
import { type TrunkCut, trunkFolds, trunkOf } from './torso';
import type { Pt, Rgb } from './types';

export interface DressCut {
	readonly skirt: SkirtCut;
	readonly length: SkirtLength;
	readonly neckline: Neckline;
	readonly sleeve: SleeveName;
	readonly belt: boolean;
	readonly buttons: boolean;
	readonly puff: number;
	readonly button: Rgb;
}

/** Draws a dress on the frame. */
export function drawDress(
	random: Random,
	sketch: Sketch,
	frame: Frame,
	cut: DressCut,
	ink: Ink
): void {
	const z = Z.top;
	const shift = cut.skirt === 'straight';
	const ease = shift ? 10 : 4;
	const waistY = frame.waist[1] - (cut.skirt === 'tiered' ? 34 : 4);
	const neck = neckOf(frame, cut.neckline, random.jitter(4));
	const bare = cut.sleeve === 'none';
	const strappy = cut.neckline === 'strap' || cut.neckline === 'halter';
	const skirt = skirtOf(random, frame, cut.skirt, cut.length, waistY, shift ? 12 : 4);
	const trunkCut: TrunkCut = {
		ease,
		drop: bare ? 0 : 3,
		waisted: shift ? 0.35 : 1,
		hemY: waistY + 5,
		hemHalf: skirt.waistHalf + 1,
		neckHalf: neck.half,
		neckLine: neck.line,
		...(bare
			? {
					shoulderHalf: strappy ? neck.half + 7 : Math.max(neck.half + 14, frame.shoulder[0] - 14),
					shoulderY: frame.neckY + (neck.half - frame.neckHalf) * 0.5 + (strappy ? 2 : 8)
				}
			: {})
	};
	const trunk = trunkOf(random, frame, trunkCut);
	const collared = cut.neckline === 'collar' || cut.neckline === 'turtle';
	// one form for trunk and skirt: no rounding at the waist seam
	const body = form({
		round: 40,
		bulge: 0.5,
		bend: 7,
		wrinkle: { height: 0.9, size: 38, stretch: 2.8, angle: 1.45 }
	});
	if (!collared) addInside(sketch, frame, neck.half, neck.line, ink);
	if (!bare) {
		const wide = 7 + cut.puff * 0.4;
		const cuff = cut.sleeve === 'long' ? 15 : 22 + wide * 0.7;
		addSleeves(
			random,
			sketch,
			frame,
			trunk,
			{ reach: REACH[cut.sleeve], cuff, ease: wide, puff: cut.puff },
			ink
		);
	}
	sketch.add(skirt.d, z, body, ink, { folds: skirt.folds });
	sketch.add(trunk.d, z, body, ink, { folds: trunkFolds(random, frame, trunk, trunkCut) });
	if (!bare) {
		for (const [side] of SIDES) {
			sketch.seam(
				trunk.armhole.map(([x, y]): Pt => [(x - 0.6) * side, y]),
				z,
				body,
				ink,
				0.74,
				1.2
			);
		}
	}
	addSkirtDetails(random, sketch, cut.skirt, skirt, body, z, ink, waistY);
	const waistLine: Pt[] = [
		[-skirt.waistHalf, waistY + 2],
		[0, waistY + 8],
		[skirt.waistHalf, waistY + 2]
	];
	if (cut.buttons && !frame.back) {
		const c = {
			top: frame.neckY + 22,
			bottom: skirt.hemY - 6,
			half: 6.5,
			buttons: 9,
			button: cut.button,
			radius: 2.6
		};
		addPlacket(sketch, z, body, ink, c);
	}
	if (cut.belt) {
		sketch.seam(waistLine, z + 1, form({ round: 6, bulge: 0.5 }), ink, 0.8, 11);
		if (!frame.back)
			addButtons(sketch, z + 1, ink, [190, 170, 120], 0, waistY + 8, waistY + 8, 1, 5);
	} else if (!shift) sketch.seam(waistLine, z, body, ink, 0.68, 1.5);
	if (cut.neckline === 'collar') addCollar(sketch, frame, z + 2, ink);
	else if (cut.neckline === 'turtle') addTurtle(sketch, frame, z + 2, ink);
	else addBand(sketch, neck.line, 3.5, z, ink);
}
