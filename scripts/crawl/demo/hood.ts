/** Hoods with their dark opening and cords. */
import { type Frame, SIDES } from './frame';
import { blob, mirror, outline } from './path';
import { type Ink, form, solid, type Sketch } from './sketch';
import { STIFF } from './trim';
import type { Pt } from './types';

/** A hood lying back, its dark opening, and cords. */
export function addHood(
	sketch: Sketch,
	frame: Frame,
	zBack: number,
	zFront: number,
	ink: Ink
): void {
	const y = frame.neckY;
	const shape = form({
		round: 20,
		bulge: 0.8,
		wrinkle: { height: 1.6, size: 20, stretch: 2, angle: 0.6 }
	});
	const h = frame.neckHalf;
	if (frame.back) {
		const bag: Pt[] = [
			[-h - 22, y - 6],
			[0, y - 20],
			[h + 22, y - 6],
			[h + 18, y + 34],
			[0, y + 62],
			[-h - 18, y + 34]
		];
		sketch.add(blob(bag), zFront, shape, ink);
		return;
	}
	const rise = frame.worn ? 30 : 52;
	const back: Pt[] = [
		[-h - 25, y + 16],
		[-h - 22, y - rise * 0.5],
		[-h * 0.5, y - rise],
		[h * 0.5, y - rise],
		[h + 22, y - rise * 0.5],
		[h + 25, y + 16]
	];
	sketch.add(outline([back]), zBack, shape, ink, { tone: frame.worn ? 0.9 : 1 });
	if (!frame.worn) {
		const hole: Pt[] = [
			[-h - 9, y + 12],
			[-h - 4, y - rise * 0.42],
			[0, y - rise * 0.74],
			[h + 4, y - rise * 0.42],
			[h + 9, y + 12],
			[0, y + 33]
		];
		sketch.add(blob(hole), zBack, shape, ink, { tone: 0.58 });
	}
	for (const [side] of SIDES) {
		const flap: Pt[] = mirror(
			[
				[h + 8, y - rise * 0.4],
				[h + 25, y + 2],
				[h + 21, y + 22],
				[h * 0.6, y + 40],
				[1, y + 38],
				[h * 0.55, y + 18]
			],
			side
		);
		sketch.add(blob(flap), zFront, shape, ink);
		const cord: Pt[] = mirror(
			[
				[h * 0.42, y + 33],
				[h * 0.5, y + 62],
				[h * 0.42, y + 88]
			],
			side
		);
		sketch.seam(cord, zFront + 1, form({ round: 2, wrinkle: STIFF }), solid(ink, 9), 0.88, 2.2);
	}
}
