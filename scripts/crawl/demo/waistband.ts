/** Waistbands of skirts and trousers. */
import type { Frame } from './frame';
import { outline } from './path';
import { type Ink, form, type Sketch } from './sketch';
import { STIFF } from './trim';
import type { Pt } from './types';

/** A waistband along the top edge, with the inside of the back when nobody wears it. */
export function addWaistband(
	sketch: Sketch,
	frame: Frame,
	half: number,
	y: number,
	z: number,
	ink: Ink,
	height = 13
): void {
	const band = form({ round: 7, bulge: 0.4, wrinkle: STIFF });
	if (!frame.worn) {
		const hole: Pt[] = [
			[half - 1, y],
			[0, y - 7],
			[-half + 1, y]
		];
		sketch.add(
			outline([
				hole,
				[
					[-half + 1, y],
					[0, y + 9],
					[half - 1, y]
				]
			]),
			z,
			band,
			ink,
			{ tone: 0.62 }
		);
	}
	const grow = 1 + height / 420;
	sketch.add(
		outline([
			[
				[half, y],
				[0, y + 5],
				[-half, y]
			],
			[
				[-half * grow - 1, y + height],
				[0, y + height + 5],
				[half * grow + 1, y + height]
			]
		]),
		z,
		band,
		ink
	);
	sketch.seam(
		[
			[-half * grow - 1, y + height],
			[0, y + height + 5],
			[half * grow + 1, y + height]
		],
		z,
		band,
		ink,
		0.66,
		1.3
	);
}
