/** Lapels of blazers and coats. */
import { STIFF } from './trim';
import { type Frame, SIDES } from './frame';
import type { OuterCut } from './outer-cuts';
import { mirror, outline, polygon } from './path';
import { type Ink, Z, form, type Sketch } from './sketch';
import type { Pt } from './types';

export const lapelled = (cut: OuterCut) => cut === 'blazer' || cut === 'coat' || cut === 'trench';

export function addLapels(
	sketch: Sketch,
	frame: Frame,
	edgeTop: number,
	edge: number,
	z: number,
	ink: Ink,
	wide: number
): void {
	const flat = form({ round: 7, bulge: 0.4, wrinkle: STIFF });
	const h = frame.neckHalf + 9;
	const y = frame.neckY;
	const nape: Pt[] = [
		[-h + 8, y - 15],
		[0, y - 19],
		[h - 8, y - 15]
	];
	const drop: Pt[] = [
		[h - 2, y + 12],
		[0, y + 9],
		[-h + 2, y + 12]
	];
	sketch.add(outline([nape, drop]), frame.worn ? 13 : Z.inner, flat, ink, { tone: 0.76 });
	for (const [side] of SIDES) {
		const lapel: Pt[] = [
			[h - 1, y + 8],
			[h + wide * 0.75, y + 42],
			[h + wide, y + 58],
			[edge * 0.35 + 10, edgeTop - 24],
			[edge * 0.35 - 3, edgeTop + 2],
			[h * 0.55, y + 42]
		];
		sketch.add(polygon(mirror(lapel, side)), z, flat, ink);
		const collar: Pt[] = [
			[h - 9, y - 15],
			[h + 2, y - 8],
			[h + wide * 0.72, y + 36],
			[h + wide * 0.48, y + 46],
			[h - 3, y + 17]
		];
		sketch.add(polygon(mirror(collar, side)), z, flat, ink);
		sketch.seam(
			mirror(
				[
					[h + wide * 0.75, y + 43],
					[h + 3, y + 33]
				],
				side
			),
			z,
			flat,
			ink,
			0.55,
			1.5
		);
	}
}
