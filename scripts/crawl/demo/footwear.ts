/** Shoes on a figure, seen from the front. */
import type { Frame } from './frame';
import { at, blob, curve, outline, pts } from './path';
import { type Ink, Z, form, type Sketch } from './sketch';
import { STIFF, trim } from './trim';
import type { Pt, Rgb } from './types';

export type FootWear = 'sneaker' | 'boot' | 'flat' | 'heel';

export function addShoe(
	sketch: Sketch,
	frame: Frame,
	which: 0 | 1,
	wear: FootWear,
	ink: Ink,
	sole: Rgb
): void {
	const side = which === 0 ? -1 : 1;
	const [x, y] = at(at(frame.legs, which), -1);
	const shape = form({
		round: 12,
		bulge: 0.75,
		wrinkle: { height: 0.5, size: 14, stretch: 2, angle: 0.4 }
	});
	const place = (points: readonly Pt[]): Pt[] =>
		points.map(([dx, dy]): Pt => [x + dx * side, y + dy]);
	const high = wear === 'boot' ? -74 : wear === 'sneaker' ? -6 : 12;
	const narrow = wear === 'heel' ? 0.8 : 1;
	const upper: Pt[] = [
		[-13, high],
		[13, high],
		[15 * narrow, 14],
		[24 * narrow, 40],
		[22 * narrow, 52],
		[8, 57],
		[-8, 55],
		[-15 * narrow, 46],
		[-14, 18]
	];
	const z = wear === 'boot' ? Z.boots - 9 : Z.shoes;
	sketch.add(
		outline([place(upper.slice(0, 2)), place(upper.slice(1).concat([at(upper, 0)]))]),
		z,
		shape,
		ink
	);
	const under = place([
		[-15 * narrow, 47],
		[-8, 54],
		[8, 56],
		[22 * narrow, 51],
		[23 * narrow, 57],
		[8, 63],
		[-9, 61],
		[-16 * narrow, 54]
	]);
	sketch.add(blob(under), z, form({ round: 4, bulge: 0.5, wrinkle: STIFF }), trim(ink, sole));
	if (wear === 'sneaker') {
		for (let i = 0; i < 3; i++) {
			const ly = 8 + i * 9;
			sketch.add(
				curve(
					place([
						[-6 - i, ly],
						[8 + i * 1.4, ly + 1]
					])
				),
				z,
				shape,
				trim(ink, sole),
				{ stroke: 2.4 }
			);
		}
	} else if (wear !== 'boot') {
		sketch.seam(
			place([
				[-11, 22],
				[3, 30 + (wear === 'heel' ? 4 : 0)],
				[15, 22]
			]),
			z,
			shape,
			ink,
			0.6,
			1.3
		);
	} else sketch.seam(place(pts('-13 20, 2 25, 15 19')), z, shape, ink, 0.6, 1.4);
}
