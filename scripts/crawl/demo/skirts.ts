/** Skirts, and the lower half of dresses: silhouettes from pencil to tiered, with their folds. */
import type { Frame } from './frame';
import { at } from './path';
import type { Random } from './random';
import { type Ink, Z, form, type Sketch } from './sketch';
import { type SkirtCut, type SkirtLength, type SkirtShape, skirtOf } from './skirt-shape';
import type { Form, Pt } from './types';
import { addWaistband } from './waistband';

export function addSkirtDetails(
	random: Random,
	sketch: Sketch,
	cut: SkirtCut,
	shape: SkirtShape,
	body: Form,
	z: number,
	ink: Ink,
	waistY: number
): void {
	if (cut === 'wrap') {
		const x = shape.waistHalf * 0.45;
		const foot = at(shape.hem, 1);
		sketch.seam(
			[
				[-x, waistY + 10],
				[foot[0] * 0.2, (waistY + shape.hemY) / 2],
				[foot[0] * 0.62, shape.hemY + 6]
			],
			z,
			body,
			ink,
			0.55,
			2.2
		);
	} else if (cut === 'tiered') {
		for (const t of [0.36, 0.68]) {
			const y = waistY + (shape.hemY - waistY) * t;
			const half = shape.waistHalf + (at(shape.hem, 0)[0] - shape.waistHalf) * (t * 0.95);
			sketch.seam(
				[
					[-half, y],
					[0, y + 9],
					[half, y]
				],
				z,
				body,
				ink,
				0.58,
				2
			);
		}
	} else if (cut === 'pencil' || cut === 'straight') {
		sketch.seam(
			[
				[0, shape.hemY - 52],
				[1, shape.hemY + 5]
			],
			z,
			body,
			ink,
			0.55,
			1.6
		);
		for (const side of [-1, 1]) {
			sketch.seam(
				[
					[shape.waistHalf * 0.5 * side, waistY + 14],
					[shape.waistHalf * 0.56 * side, waistY + 52]
				],
				z,
				body,
				ink,
				0.8,
				1
			);
		}
	}
	if (cut !== 'pleated' && cut !== 'flare') {
		sketch.stitch(
			shape.hem.map(([x, y]): Pt => [x * 0.985, y - random.range(6, 7)]),
			z,
			body,
			ink
		);
	}
}

/** Draws a skirt with its band. */
export function drawSkirt(
	random: Random,
	sketch: Sketch,
	frame: Frame,
	cut: SkirtCut,
	length: SkirtLength,
	ink: Ink
): void {
	const z = Z.bottom;
	const waistY = frame.waist[1] + 4;
	const shape = skirtOf(random, frame, cut, length, waistY, 2);
	const full = cut === 'flare' || cut === 'pleated' || cut === 'tiered';
	const body = form({
		round: 40,
		bulge: 0.5,
		bend: full ? 9 : 5,
		wrinkle: { height: full ? 0.5 : 1, size: 40, stretch: 3, angle: 1.5 }
	});
	sketch.add(shape.d, z, body, ink, { folds: shape.folds });
	addSkirtDetails(random, sketch, cut, shape, body, z, ink, waistY);
	addWaistband(sketch, frame, shape.waistHalf, waistY, z + 1, ink, cut === 'tiered' ? 9 : 14);
}
