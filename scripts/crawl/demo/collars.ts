/** Collars, plackets, buttons, zips and hoods. */
import { type Frame, SIDES } from './frame';
import { blob, mirror, outline } from './path';
import { type Ink, form, type Sketch } from './sketch';
import { STIFF } from './trim';
import type { Pt } from './types';

const leafForm = form({ round: 8, bulge: 0.45, wrinkle: STIFF });

/** A turned-down shirt or polo collar. */
export function addCollar(sketch: Sketch, frame: Frame, z: number, ink: Ink, spread = 30): void {
	const y = frame.neckY;
	const half = frame.neckHalf + 7;
	if (!frame.worn) {
		const hole: Pt[] = [
			[-half + 3, y - 9],
			[0, y - 14],
			[half - 3, y - 9],
			[0, y + 10]
		];
		sketch.add(blob(hole), z - 2, leafForm, ink, { tone: 0.62 });
	}
	if (frame.back) {
		sketch.add(
			outline([
				[
					[-half, y - 14],
					[0, y - 17],
					[half, y - 14]
				],
				[
					[half + 6, y + 8],
					[0, y + 13],
					[-half - 6, y + 8]
				]
			]),
			z,
			leafForm,
			ink
		);
		return;
	}
	for (const [side] of SIDES) {
		const leaf: Pt[] = mirror(
			[
				[half - 3, y - 15],
				[half + 9, y + 5],
				[half * 0.5 + spread * 0.62, y + 42],
				[1, y + 19]
			],
			side
		);
		const [a, b, c, d] = leaf as [Pt, Pt, Pt, Pt];
		sketch.add(
			outline([
				[a, b],
				[b, c],
				[c, d],
				[d, [half * 0.55 * side, y + 2], a]
			]),
			z,
			leafForm,
			ink
		);
	}
}
