/** A face with few, soft features. */
import { SIDES } from './frame';
import { blob, curve, ellipse, mirror, pts } from './path';
import type { Random } from './random';
import { type Ink, Z, form, type Sketch } from './sketch';
import { STIFF, trim } from './trim';
import type { Rgb } from './types';

export function addFace(
	random: Random,
	sketch: Sketch,
	skin: Ink,
	skinRgb: Rgb,
	hairRgb: Rgb
): void {
	const z = Z.head;
	const shape = form({ round: 24, bulge: 0.62, wrinkle: { ...STIFF } });
	const jaw = random.range(0.94, 1.05);
	for (const [side] of SIDES) {
		sketch.add(
			ellipse([35.5 * side, 58], 5, 10),
			z - 1,
			form({ round: 5, bulge: 0.6, wrinkle: STIFF }),
			skin,
			{ tone: 0.93 }
		);
	}
	sketch.add(
		blob([
			[0, 0],
			[22, 5],
			[35, 26],
			[35, 54],
			[29 * jaw, 76],
			[15 * jaw, 94],
			[0, 99],
			[-15 * jaw, 94],
			[-29 * jaw, 76],
			[-35, 54],
			[-35, 26],
			[-22, 5]
		]),
		z,
		shape,
		skin
	);
	const mixRgb = (a: Rgb, b: Rgb, t: number): Rgb => [
		a[0] + (b[0] - a[0]) * t,
		a[1] + (b[1] - a[1]) * t,
		a[2] + (b[2] - a[2]) * t
	];
	const brow = trim(skin, mixRgb(skinRgb, hairRgb, 0.75));
	const dark = trim(skin, mixRgb(hairRgb, [30, 20, 18], 0.7));
	const white = trim(skin, mixRgb(skinRgb, [245, 240, 236], 0.75));
	const lip = trim(skin, mixRgb(skinRgb, [178, 62, 70], random.range(0.4, 0.75)));
	for (const [side] of SIDES) {
		sketch.add(curve(mirror(pts('7 41, 15 37.5, 24 41'), side)), z, shape, brow, { stroke: 2.6 });
		sketch.add(blob(mirror(pts('8 50.5, 15 46.8, 22.5 50, 15 53.6'), side)), z, shape, white);
		sketch.add(ellipse([15.2 * side, 50.2], 3.3, 3.3), z, shape, dark);
		sketch.add(curve(mirror(pts('7.5 50.2, 15 46.2, 23.2 49.6'), side)), z, shape, dark, {
			stroke: 1.5
		});
		sketch.add(
			ellipse([19 * side, 66], 8, 6),
			z,
			shape,
			trim(skin, mixRgb(skinRgb, [214, 104, 96], 0.14))
		);
	}
	sketch.add(curve(pts('2.6 50, 4.2 60, 5.6 66.5')), z, shape, skin, { stroke: 1.4, tone: 0.9 });
	sketch.add(curve(pts('-5.4 67.5, 0 70, 5.4 67.5')), z, shape, skin, { stroke: 2, tone: 0.8 });
	sketch.add(blob(pts('-11 81, -4 78, 0 79.2, 4 78, 11 81, 5 85.6, -5 85.6')), z, shape, lip);
	sketch.add(curve(pts('-10.5 81, 0 82, 10.5 81')), z, shape, lip, { stroke: 1, tone: 0.68 });
}
