/** Trousers, jeans and shorts. */
import { addButtons } from './closings';
import { type Frame, SIDES } from './frame';
import { type PantsStyle, addLeg } from './legs';
import type { Random } from './random';
import { type Ink, Z, form, type Sketch } from './sketch';
import { STIFF } from './trim';
import type { Pt } from './types';
import { addWaistband } from './waistband';

/** Draws trousers or shorts. */
export function drawPants(
	random: Random,
	sketch: Sketch,
	frame: Frame,
	style: PantsStyle,
	ink: Ink
): void {
	const waistY = frame.waist[1] + 8;
	const half = frame.waist[0] + 3;
	const z = Z.bottom;
	const soft = style.cut === 'wide' || style.cut === 'jogger';
	const shape = form({
		round: 26,
		bulge: 0.62,
		wrinkle: { height: style.jeans ? 1.5 : soft ? 1.2 : 0.8, size: 30, stretch: 2.6, angle: 1.45 }
	});
	for (const [, which] of SIDES) addLeg(random, sketch, frame, style, which, shape, ink, waistY);
	const seam = style.jeans ? 0.6 : 0.7;
	sketch.seam(
		[
			[0, waistY + 14],
			[0, frame.crotchY + 8]
		],
		z,
		shape,
		ink,
		seam,
		1.2
	);
	if (!frame.back) {
		if (!style.elastic) {
			sketch.stitch(
				[
					[6, waistY + 16],
					[6.5, frame.crotchY - 36],
					[1, frame.crotchY - 16]
				],
				z,
				shape,
				ink,
				seam + 0.08
			);
		}
		for (const [side] of SIDES) {
			const pocket: Pt[] = style.jeans
				? [
						[half * 0.5 * side, waistY + 15],
						[half * 0.68 * side, waistY + 34],
						[(frame.hip[0] - 6) * side, waistY + 42]
					]
				: [
						[half * 0.68 * side, waistY + 15],
						[(half + 5) * 0.93 * side, waistY + 42],
						[(frame.hip[0] - 3) * side, waistY + 66]
					];
			sketch.seam(pocket, z, shape, ink, seam, 1.5);
		}
	} else if (!style.elastic) {
		for (const [side] of SIDES) {
			const x = 32 * side;
			const y = waistY + 34;
			sketch.add(
				`M${x - 17} ${y}L${x + 17} ${y}L${x + 16} ${y + 34}L${x} ${y + 42}L${x - 16} ${y + 34}Z`,
				z,
				shape,
				ink,
				{ tone: 0.7, stroke: 1.3 }
			);
		}
	}
	addWaistband(
		sketch,
		frame,
		half,
		waistY,
		z + 1,
		style.elastic ? { ...ink, surface: { ...ink.surface, weave: 'rib' } } : ink,
		15
	);
	if (style.elastic) {
		for (const x of [-4, 5])
			sketch.seam(
				[
					[x, waistY + 14],
					[x * 1.4, waistY + 40]
				],
				z + 1,
				shape,
				ink,
				0.86,
				2
			);
		return;
	}
	const loop = form({ round: 3, bulge: 0.4, wrinkle: STIFF });
	for (const x of [-0.62, 0.62]) {
		sketch.add(
			`M${half * x - 2.4} ${waistY + 1}L${half * x + 2.4} ${waistY + 1}L${half * x + 2.4} ${waistY + 19}L${half * x - 2.4} ${waistY + 19}Z`,
			z + 1,
			loop,
			ink,
			{ tone: 0.9 }
		);
	}
	if (!frame.back)
		addButtons(
			sketch,
			z + 1,
			ink,
			style.jeans ? [176, 150, 96] : [60, 58, 56],
			0,
			waistY + 12,
			waistY + 12,
			1,
			3.4
		);
}
