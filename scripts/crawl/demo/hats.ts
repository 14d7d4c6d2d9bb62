/** Hats: on a table, or on a head whose crown is at (0, 0). */
import type { Frame } from './frame';
import { blob, curve, outline, pts } from './path';
import { type Ink, Sketch, Z, fold, form, moved, solid } from './sketch';
import { STIFF } from './trim';
import type { Pt } from './types';

export type HatCut = 'cap' | 'bucket' | 'beanie' | 'fedora' | 'sun';

/** Draws a hat at head size. */
export function drawHat(sketch: Sketch, cut: HatCut, ink: Ink, frame: Frame): void {
	if (!frame.worn) {
		shapeHat(sketch, cut, ink, false);
		return;
	}
	// on a head the brim sits above the eyes
	const hat = new Sketch();
	shapeHat(hat, cut, ink, frame.back);
	for (const layer of hat.layers)
		sketch.layers.push({ ...layer, d: moved(layer.d, 0, -9), folds: [] });
}

function shapeHat(sketch: Sketch, cut: HatCut, ink: Ink, back: boolean): void {
	const z = Z.hat;
	const crown = form({
		round: 28,
		bulge: 0.8,
		wrinkle: { height: 0.7, size: 22, stretch: 2, angle: 1.3 }
	});
	const brim = form({
		round: 9,
		bulge: 0.5,
		wrinkle: { height: 0.4, size: 24, stretch: 2, angle: 0.2 }
	});
	if (cut === 'beanie') {
		const dome: Pt[] = pts('-42 32, -43 0, -26 -30, 0 -39, 26 -30, 43 0, 42 32');
		sketch.add(outline([dome]), z, crown, ink, {
			folds: [
				fold(pts('-8 -34, -14 -8, -12 12'), 8, -0.5),
				fold(
					[
						[12, -32],
						[18, -6]
					],
					8,
					-0.5
				)
			]
		});
		const rib: Ink = { ...ink, surface: { ...ink.surface, weave: 'rib' } };
		sketch.add(
			outline([pts('-44 6, 0 14, 44 6'), pts('43 32, 0 41, -43 32')]),
			z,
			form({ round: 9, bulge: 0.6, wrinkle: STIFF }),
			rib
		);
		sketch.seam(pts('-44 6, 0 14, 44 6'), z, brim, ink, 0.6, 1.6);
		return;
	}
	if (cut === 'cap') {
		const dome: Pt[] = pts('-42 26, -41 -2, -25 -28, 0 -35, 25 -28, 41 -2, 42 26');
		sketch.add(
			outline([
				dome,
				[
					[42, 26],
					[0, back ? 30 : 20],
					[-42, 26]
				]
			]),
			z,
			crown,
			ink
		);
		sketch.add(blob(pts('-4 -35, 0 -38, 4 -35, 0 -33')), z, brim, ink, { tone: 0.8 });
		for (const x of [-1, 1])
			sketch.seam(
				[
					[0, -34],
					[20 * x, -14],
					[24 * x, 22]
				],
				z,
				crown,
				ink,
				0.72,
				1.2
			);
		if (back) return;
		sketch.add(
			outline([
				pts('-43 24, -20 12, 0 9, 20 12, 43 24'),
				pts('46 36, 24 47, 0 50, -24 47, -46 36')
			]),
			z,
			brim,
			ink
		);
		sketch.stitch(pts('-41 33, 0 42, 41 33'), z, brim, ink);
		sketch.add(curve(pts('-8 -8, -8 4, 8 4, 8 -8, -8 -8')), z, crown, solid(ink, 1), {
			stroke: 3.4
		});
		return;
	}
	const tall = cut === 'fedora' ? -42 : -26;
	const reach = cut === 'sun' ? 96 : cut === 'fedora' ? 70 : 56;
	const low = cut === 'bucket' ? 44 : 30;
	const dip = cut === 'fedora' ? 9 : 0;
	sketch.add(
		outline([
			[
				[-reach, low],
				[-42, 18],
				[0, 12],
				[42, 18],
				[reach, low]
			],
			[
				[reach, low],
				[reach * 0.6, low + 12],
				[0, low + (cut === 'bucket' ? 7 : 14)],
				[-reach * 0.6, low + 12],
				[-reach, low]
			]
		]),
		z,
		brim,
		ink
	);
	const dome: Pt[] = [
		[-42, 26],
		[-38, -8],
		[-30, tall + 8],
		[-12, tall],
		[0, tall + dip],
		[12, tall],
		[30, tall + 8],
		[38, -8],
		[42, 26]
	];
	sketch.add(outline([dome, pts('42 26, 0 36, -42 26')]), z, crown, ink);
	if (cut === 'fedora' || cut === 'sun') {
		const band = solid(ink, 1);
		sketch.add(
			outline([pts('-41 10, 0 20, 41 10'), pts('42 25, 0 35, -42 25')]),
			z,
			form({ round: 6, bulge: 0.4, wrinkle: STIFF }),
			band
		);
	} else {
		for (const t of [0.3, 0.55, 0.8]) {
			const [x, y] = [46 + (reach - 46) * t, 22 + (low - 14) * t];
			sketch.stitch(
				[
					[-x, y],
					[0, y + 13],
					[x, y]
				],
				z,
				brim,
				ink,
				0.84
			);
		}
		sketch.seam(pts('-42 25, 0 35, 42 25'), z, crown, ink, 0.6, 1.6);
	}
}
