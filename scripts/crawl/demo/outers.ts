/** Blazers, coats, padded jackets, bombers, trenches, cardigans and denim jackets. */
import { STIFF } from './trim';
import { addCollar } from './collars';
import { type Frame, SIDES } from './frame';
import { addHood } from './hood';
import { addLapels, lapelled } from './lapels';
import { addBand, addInside, neckOf } from './necklines';
import type { OuterCut } from './outer-cuts';
import { type OuterStyle, addHemBand, finishFront, panel, quilting } from './outer-parts';
import { at, mirror, polygon } from './path';
import type { Random } from './random';
import { type Ink, Z, form, type Sketch } from './sketch';
import { addSleeves } from './sleeves';
import { trunkFolds, trunkOf } from './torso';
import type { Form, Pt, Side } from './types';

const HEM_Y = { short: 338, hip: 402, knee: 520, long: 600 } as const;
const EASE: Record<OuterCut, number> = {
	blazer: 14,
	coat: 19,
	trench: 18,
	padded: 27,
	bomber: 21,
	cardigan: 16,
	'denim-jacket': 16,
	parka: 23
};

function addPockets(
	sketch: Sketch,
	frame: Frame,
	cut: OuterCut,
	shape: Form,
	z: number,
	ink: Ink
): void {
	const x = frame.waist[0] * 0.78;
	const y = frame.waist[1] + (cut === 'bomber' || cut === 'denim-jacket' ? -6 : 42);
	for (const [side] of SIDES) {
		if (lapelled(cut)) {
			const flap: Pt[] = [
				[x - 20, y],
				[x + 20, y - 3],
				[x + 20, y + 11],
				[x - 20, y + 14]
			];
			sketch.add(
				polygon(mirror(flap, side)),
				z,
				form({ round: 4, bulge: 0.3, wrinkle: STIFF }),
				ink,
				{ tone: 0.95 }
			);
		} else if (cut === 'denim-jacket') {
			const [l, t] = [frame.bust[0] * 0.52, frame.armpit[1] - 6];
			const flap: Pt[] = [
				[l - 17, t],
				[l + 17, t],
				[l + 17, t + 12],
				[l, t + 20],
				[l - 17, t + 12]
			];
			sketch.add(polygon(mirror(flap, side)), z, shape, ink, { tone: 0.66, stroke: 1.4 });
			sketch.seam(
				mirror(
					[
						[l - 9, t + 20],
						[l - 13, frame.waist[1] + 34]
					],
					side
				),
				z,
				shape,
				ink,
				0.68,
				1.3
			);
		} else {
			sketch.seam(
				mirror(
					[
						[x - 6, y - 12],
						[x + 12, y + 28]
					],
					side
				),
				z,
				shape,
				ink,
				0.56,
				2.4
			);
		}
	}
}

/** Draws an outer garment, open or closed, on the frame. */
export function drawOuter(
	random: Random,
	sketch: Sketch,
	frame: Frame,
	style: OuterStyle,
	ink: Ink
): void {
	const { cut } = style;
	const z = Z.outer;
	const ease = EASE[cut] + random.jitter(3);
	const hooded = cut === 'parka' || (cut === 'padded' && style.length !== 'short');
	const neck = neckOf(frame, 'crew');
	const hemY = HEM_Y[style.length] + random.jitter(10);
	const flareOut = style.length === 'long' || style.length === 'knee' ? 10 : 0;
	const trunkCut = {
		ease,
		drop: cut === 'blazer' ? 3 : cut === 'denim-jacket' ? 5 : 9,
		waisted: cut === 'blazer' ? 0.75 : cut === 'trench' ? 0.6 : 0.15,
		hemY,
		neckHalf: neck.half,
		neckLine: neck.line,
		hemHalf: frame.hip[0] + ease + flareOut - (cut === 'bomber' ? 6 : 0)
	};
	const trunk = trunkOf(random, frame, trunkCut);
	const stiff = cut === 'padded';
	const shape = form({
		round: stiff ? 30 : 36,
		bulge: stiff ? 0.7 : 0.5,
		wrinkle: {
			height: stiff ? 1.8 : 1.2,
			size: stiff ? 17 : 36,
			stretch: stiff ? 1.1 : 2.6,
			angle: 1.4
		}
	});
	const sleeveInk: Ink = ink;
	addSleeves(
		random,
		sketch,
		frame,
		trunk,
		{ reach: 1.01, cuff: stiff ? 19 : cut === 'bomber' ? 15 : 19, ease: ease * 0.9 },
		sleeveInk,
		frame.worn
	);
	const half = at(trunk.hem, 0)[0] + 6;
	const folds = stiff
		? quilting(frame.shoulder[1] + 14, hemY, half)
		: trunkFolds(random, frame, trunk, trunkCut);
	if (frame.back) {
		sketch.add(trunk.d, z, shape, ink, { folds });
		if (lapelled(cut))
			sketch.seam(
				[
					[0, frame.neckY + 12],
					[0, hemY + 4]
				],
				z,
				shape,
				ink,
				0.74,
				1.3
			);
		if (hooded) addHood(sketch, frame, z, z + 3, ink);
		else addCollar(sketch, frame, z + 3, ink);
		return;
	}
	const edgeTop = lapelled(cut)
		? (style.doubleBreasted ? 262 : 274) - (cut === 'coat' ? 22 : 0)
		: frame.neckY + 25;
	const gap = style.open * at(trunk.hem, 0)[0];
	const over = style.open > 0 ? 0 : style.doubleBreasted ? 24 : lapelled(cut) ? 7 : 0;
	const lining = form({
		round: 16,
		bulge: 0.2,
		wrinkle: { height: 1, size: 30, stretch: 2, angle: 1.5 }
	});
	if (!frame.worn || style.open > 0)
		sketch.add(trunk.d, frame.worn ? 12 : Z.inner, lining, ink, { tone: 0.56 });
	if (hooded) addHood(sketch, frame, frame.worn ? 13 : Z.inner, z + 3, ink);
	if (cut === 'bomber' || cut === 'cardigan') {
		addInside(sketch, frame, neck.half, neck.line, ink);
		addBand(sketch, neck.line, cut === 'bomber' ? 15 : 7, style.open > 0 ? Z.inner : z + 1, ink);
	}
	const sides: Side[] = [1, -1];
	for (const side of sides) {
		const own = form({ ...shape });
		sketch.add(
			panel(frame, trunk, side, neck.half, edgeTop, gap, side < 0 ? over : over * 0.5),
			z,
			style.open > 0 ? own : shape,
			ink,
			{ folds }
		);
		sketch.seam(mirror(trunk.armhole, side), z, shape, ink, 0.72, 1.3);
	}
	addPockets(sketch, frame, cut, shape, z, ink);
	finishFront(sketch, style, z, shape, ink, edgeTop, hemY, gap);
	if (lapelled(cut)) addLapels(sketch, frame, edgeTop, gap, z + 1, ink, cut === 'blazer' ? 20 : 27);
	else if (cut === 'denim-jacket' || (cut === 'padded' && !hooded))
		addCollar(sketch, frame, z + 3, ink, 24);
	if (cut === 'trench')
		sketch.seam(
			[
				[-frame.waist[0] - ease, frame.waist[1] + 2],
				[0, frame.waist[1] + 7],
				[frame.waist[0] + ease, frame.waist[1] + 2]
			],
			z + 1,
			form({ round: 6, bulge: 0.5 }),
			ink,
			0.84,
			13
		);
	if (cut === 'bomber' || cut === 'denim-jacket')
		addHemBand(sketch, trunk, gap, z + 1, ink, cut === 'bomber');
}
