/** T-shirts, shirts, blouses, polos, knits, hoodies, tank tops and bodysuits. */
import { addButtons, addPlacket, addZip } from './closings';
import { addCollar } from './collars';
import { type Frame, SIDES } from './frame';
import { addHood } from './hood';
import { type Neckline, addBand, addInside, addTurtle, neckOf } from './necklines';
import { at, outline, polygon } from './path';
import { addPrint } from './prints';
import type { Random } from './random';
import { type Ink, Z, form, solid, type Sketch } from './sketch';
import { addSleeves } from './sleeves';
import { type Trunk, type TrunkCut, trunkFolds, trunkOf } from './torso';
import { STIFF } from './trim';
import type { Form, Pt, Rgb } from './types';

export type SleeveName = 'none' | 'cap' | 'short' | 'half' | 'long';
export const REACH: Record<SleeveName, number> = {
	none: 0,
	cap: 0.15,
	short: 0.36,
	half: 0.52,
	long: 0.985
};

export interface TopCut {
	readonly neckline: Neckline;
	readonly sleeve: SleeveName;
	readonly fit: 'slim' | 'regular' | 'oversize';
	readonly length: 'crop' | 'regular' | 'long';
	readonly front: 'plain' | 'half-placket' | 'buttons' | 'zip' | 'half-zip';
	readonly rib: boolean;
	readonly pocket: 'none' | 'chest' | 'kangaroo';
	readonly puff: number;
	/** sleeves in palette entry 1 */
	readonly raglan: boolean;
	readonly print: boolean;
	readonly tucked: boolean;
	readonly body: boolean;
	readonly button: Rgb;
}

const EASE = { slim: 4, regular: 11, oversize: 24 } as const;
const HEM = { crop: 288, regular: 378, long: 408 } as const;

function trunkCut(random: Random, frame: Frame, cut: TopCut): TrunkCut & { neckline: Neckline } {
	const bare = cut.sleeve === 'none';
	const ease = EASE[cut.fit] + random.jitter(2);
	const neck = neckOf(frame, cut.neckline, random.jitter(4));
	const hemY = cut.body
		? 372
		: cut.tucked
			? frame.waist[1] + 11
			: HEM[cut.length] + random.jitter(12);
	const strappy = cut.neckline === 'strap' || cut.neckline === 'halter';
	return {
		neckline: cut.neckline,
		ease,
		drop: bare ? 0 : cut.fit === 'oversize' ? 15 : cut.fit === 'regular' ? 4 : 0,
		waisted: cut.fit === 'slim' ? 0.95 : cut.fit === 'regular' ? 0.45 : 0.08,
		hemY,
		neckHalf: neck.half,
		neckLine: neck.line,
		...(bare
			? { shoulderHalf: strappy ? neck.half + 9 : Math.max(neck.half + 16, frame.shoulder[0] - 14) }
			: {}),
		...(bare
			? { shoulderY: frame.neckY + (neck.half - frame.neckHalf) * 0.5 + (strappy ? 2 : 8) }
			: {}),
		...(cut.tucked && !cut.body ? { hemHalf: frame.waist[0] + 1 } : {}),
		...(cut.front === 'buttons' && !cut.tucked ? { tail: 20 } : {})
	};
}

function addRibHem(sketch: Sketch, trunk: Trunk, z: number, ink: Ink): void {
	const rib = form({ round: 9, bulge: 0.5, wrinkle: STIFF });
	const cloth: Ink = { ...ink, surface: { ...ink.surface, weave: 'rib' } };
	const up = 17;
	const top = trunk.hem.map(([x, y]): Pt => [x * 0.995, y - up]).reverse();
	const foot = trunk.hem.map(([x, y]): Pt => [x * 0.955, y - 1]);
	sketch.add(outline([foot, top]), z, rib, cloth);
	sketch.seam(top, z, rib, ink, 0.7, 1.1);
}

function addPocket(
	sketch: Sketch,
	frame: Frame,
	z: number,
	shape: Form,
	ink: Ink,
	kind: TopCut['pocket']
): void {
	if (kind === 'chest') {
		const [x, y, w, h] = [19, 197, 27, 30];
		const pocket: Pt[] = [
			[x, y],
			[x + w, y],
			[x + w, y + h - 6],
			[x + w / 2, y + h],
			[x, y + h - 6]
		];
		sketch.add(polygon(pocket), z, shape, ink, { tone: 0.78, stroke: 1 });
		sketch.seam(
			[
				[x, y + 5],
				[x + w, y + 5]
			],
			z,
			shape,
			ink,
			0.82,
			0.9
		);
	}
	if (kind === 'kangaroo') {
		const w = frame.waist[0] * 0.82;
		const [top, low] = [frame.waist[1] + 6, frame.hip[1] - 14];
		const edge: Pt[] = [
			[-w * 0.62, top],
			[w * 0.62, top],
			[w, low - 24],
			[w, low],
			[-w, low],
			[-w, low - 24]
		];
		sketch.add(polygon(edge), z, shape, ink, { tone: 0.72, stroke: 1.3 });
	}
}

function addFront(
	sketch: Sketch,
	frame: Frame,
	cut: TopCut,
	z: number,
	shape: Form,
	ink: Ink,
	hemY: number
): void {
	if (frame.back) return;
	const neckBottom = frame.neckY + 20;
	if (cut.front === 'buttons') {
		const c = {
			top: neckBottom,
			bottom: hemY,
			half: 7,
			buttons: 6,
			button: cut.button,
			radius: 2.6
		};
		addPlacket(sketch, z, shape, ink, c);
	}
	if (cut.front === 'half-placket') {
		const c = {
			top: neckBottom,
			bottom: neckBottom + 58,
			half: 7.5,
			buttons: 3,
			button: cut.button,
			radius: 2.6
		};
		addPlacket(sketch, z, shape, ink, c);
		sketch.seam(
			[
				[-7.5, c.bottom],
				[7.5, c.bottom]
			],
			z,
			shape,
			ink,
			0.66,
			1.4
		);
	}
	if (cut.front === 'zip') addZip(sketch, z, ink, 0, neckBottom + 14, hemY);
	if (cut.front === 'half-zip') addZip(sketch, z, ink, 0, neckBottom + 4, neckBottom + 66);
}

/** High-cut leg openings of a bodysuit. */
function addCrotch(
	sketch: Sketch,
	frame: Frame,
	trunk: Trunk,
	z: number,
	shape: Form,
	ink: Ink
): void {
	const hem = at(trunk.hem, 0);
	const y = frame.crotchY + 22;
	const right: Pt[] = [
		[hem[0], hem[1] - 4],
		[hem[0] * 0.52, hem[1] + 22],
		[15, y]
	];
	const left = right.map(([x, v]): Pt => [-x, v]).reverse();
	sketch.add(
		outline([
			right,
			left,
			[
				[-hem[0], hem[1] - 4],
				[0, hem[1] - 8],
				[hem[0], hem[1] - 4]
			]
		]),
		z,
		shape,
		ink
	);
	for (const edge of [right, left])
		sketch.seam(
			edge.map(([x, v]): Pt => [x * 0.95, v - 4]),
			z,
			shape,
			ink,
			0.8
		);
	addButtons(sketch, z, ink, [235, 235, 230], 0, y - 7, y - 7, 1, 2);
}

/** Draws a top on the frame. */
export function drawTop(random: Random, sketch: Sketch, frame: Frame, cut: TopCut, ink: Ink): void {
	const z = cut.tucked ? Z.tucked : Z.top;
	const c = trunkCut(random, frame, cut);
	const trunk = trunkOf(random, frame, c);
	const shape = form({
		round: 34,
		bulge: 0.5,
		bend: 5,
		wrinkle: {
			height: cut.fit === 'slim' ? 0.9 : 1.4,
			size: 30,
			stretch: 2.3,
			angle: random.chance(0.5) ? 1.2 : 1.9
		}
	});
	const collared =
		cut.neckline === 'collar' || cut.neckline === 'hood' || cut.neckline === 'turtle';
	if (!collared) addInside(sketch, frame, c.neckHalf, c.neckLine, ink);
	const arms = cut.raglan ? solid(ink, 1) : ink;
	const tight = cut.rib || cut.front === 'buttons';
	if (cut.sleeve !== 'none') {
		const reach = REACH[cut.sleeve] + (cut.sleeve === 'long' ? 0 : random.jitter(0.03));
		const wide = EASE[cut.fit] * 0.8 + 3;
		const cuff = cut.sleeve === 'long' ? (tight ? 14.5 : 15 + wide * 0.3) : 22 + wide * 0.8;
		addSleeves(random, sketch, frame, trunk, { reach, cuff, ease: wide, puff: cut.puff }, arms);
	}
	sketch.add(trunk.d, z, shape, ink, { folds: trunkFolds(random, frame, trunk, c) });
	if (cut.sleeve !== 'none') {
		for (const [side] of SIDES) {
			sketch.seam(
				trunk.armhole.map(([x, y]): Pt => [(x - 0.6) * side, y]),
				z,
				shape,
				ink,
				0.74,
				1.2
			);
		}
	}
	if (cut.body) addCrotch(sketch, frame, trunk, z, shape, ink);
	else if (cut.rib) addRibHem(sketch, trunk, z, arms);
	else
		sketch.stitch(
			trunk.hem.map(([x, y]): Pt => [x * 0.985, y - 8]),
			z,
			shape,
			ink
		);
	if (cut.print && !frame.back) {
		addPrint(random, sketch, z, shape, ink, [0, 214 + random.jitter(5)], random.range(30, 42));
	}
	addPocket(sketch, frame, z, shape, ink, frame.back ? 'none' : cut.pocket);
	addFront(sketch, frame, cut, z, shape, ink, c.hemY + 3);
	if (cut.neckline === 'collar') addCollar(sketch, frame, z + 2, ink);
	else if (cut.neckline === 'hood') addHood(sketch, frame, frame.worn ? 12 : Z.inner, z + 2, ink);
	else if (cut.neckline === 'turtle') addTurtle(sketch, frame, z + 2, ink);
	else addBand(sketch, c.neckLine, cut.rib || cut.neckline === 'crew' ? 8 : 4, z, arms);
}
