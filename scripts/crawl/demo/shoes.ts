/** Shoes for sale: a pair seen from the side. */
import { at, blob, curve, outline, pts } from './path';
import type { Random } from './random';
import { type Ink, Z, fold, form, solid, type Sketch } from './sketch';
import { STIFF, trim } from './trim';
import type { Pt, Rgb } from './types';

export type ShoeCut = 'sneaker' | 'high-top' | 'loafer' | 'boot' | 'heel';

const UPPER: Record<ShoeCut, readonly Pt[]> = {
	sneaker: pts('4 66, 0 30, 8 6, 26 0, 58 4, 80 18, 112 44, 150 54, 182 62, 196 82, 192 98, 10 98'),
	'high-top': pts(
		'6 66, 2 20, 8 -34, 22 -46, 62 -44, 72 -20, 84 16, 114 44, 152 54, 184 64, 196 82, 192 98, 10 98'
	),
	loafer: pts(
		'4 72, 2 44, 10 30, 34 42, 62 46, 84 36, 118 44, 158 58, 190 74, 200 90, 194 98, 8 98'
	),
	boot: pts(
		'8 70, 10 20, 4 -60, 10 -92, 66 -92, 76 -84, 76 -20, 88 26, 118 48, 156 58, 186 70, 198 86, 192 98, 10 98'
	),
	heel: pts(
		'8 28, 4 0, 14 -8, 34 20, 60 44, 92 52, 124 54, 168 70, 206 92, 200 100, 150 98, 90 88, 44 62, 16 46'
	)
};

function drawOne(
	sketch: Sketch,
	cut: ShoeCut,
	ink: Ink,
	dx: number,
	dy: number,
	z: number,
	sole: Rgb
): void {
	const place = (points: readonly Pt[]): Pt[] => points.map(([x, y]): Pt => [x + dx, y + dy]);
	const shape = form({
		round: 26,
		bulge: 0.75,
		wrinkle: { height: 0.7, size: 24, stretch: 2, angle: 0.6 }
	});
	const hard = form({ round: 7, bulge: 0.5, wrinkle: STIFF });
	const base = trim(ink, sole, 0.2);
	const upper = UPPER[cut];
	const folds = [
		fold(place(pts('112 60, 122 76, 116 90')), 8, -0.6),
		fold(place(pts('96 50, 104 66, 98 84')), 7, -0.5),
		fold(
			place([
				[128, 66],
				[138, 78]
			]),
			6,
			0.5
		)
	];
	if (cut !== 'heel') {
		const mouth: Pt[] = [
			[at(upper, 2)[0], at(upper, 2)[1] + 2],
			[34, at(upper, 3)[1] - 9],
			[at(upper, 4)[0] + 4, at(upper, 4)[1]],
			[36, at(upper, 4)[1] + 14]
		];
		sketch.add(
			blob(place(cut === 'loafer' ? pts('10 32, 40 30, 82 36, 60 54, 30 52') : mouth)),
			z,
			hard,
			ink,
			{ tone: 0.5 }
		);
	}
	sketch.add(outline([place(upper), place([at(upper, -1), at(upper, 0)])]), z, shape, ink, {
		folds
	});
	if (cut === 'heel') {
		sketch.add(
			blob(place(pts('6 36, 24 46, 20 74, 14 116, 6 116, 6 74'))),
			z,
			form({ round: 8, bulge: 0.6, wrinkle: STIFF }),
			ink
		);
		sketch.add(
			outline([
				place(pts('40 60, 92 90, 150 100, 204 101')),
				place(pts('204 105, 150 105, 90 95, 38 64'))
			]),
			z,
			hard,
			base
		);
		return;
	}
	const thick = cut === 'sneaker' || cut === 'high-top' ? 19 : 11;
	const heelDrop = cut === 'boot' ? 16 : cut === 'loafer' ? 9 : 0;
	sketch.add(
		outline([
			place(pts('4 92, 100 96, 196 90, 203 98')),
			place([
				[200, 98 + thick * 0.7],
				[180, 97 + thick],
				[62, 97 + thick],
				[58, 97 + thick + heelDrop],
				[6, 97 + thick + heelDrop],
				[4, 92]
			])
		]),
		z,
		hard,
		base
	);
	if (cut === 'sneaker' || cut === 'high-top') {
		const top = cut === 'sneaker' ? 12 : -26;
		for (let i = 0; i < 5; i++) {
			const t = i / 4;
			const [x, y] = [66 + t * 44, top + t * (52 - top)];
			sketch.add(
				curve(
					place([
						[x, y - 3],
						[x - 18, y + 9]
					])
				),
				z,
				shape,
				trim(ink, [244, 243, 238]),
				{ stroke: 4.4, tone: 0.98 }
			);
		}
		sketch.add(curve(place(pts('74 92, 84 76, 90 60'))), z, shape, solid(ink, 1), { stroke: 7 });
		sketch.seam(place(pts('140 94, 150 74, 170 64')), z, shape, ink, 0.7, 1.3);
		sketch.seam(place(pts('6 46, 24 50, 34 90')), z, shape, ink, 0.7, 1.3);
	} else if (cut === 'loafer') {
		sketch.seam(place(pts('84 50, 130 58, 176 78')), z, shape, ink, 0.62, 1.6);
		sketch.add(curve(place(pts('92 38, 100 56, 98 78'))), z, shape, ink, {
			stroke: 13,
			tone: 0.86
		});
	} else {
		sketch.seam(place(pts('36 -88, 38 10, 30 60')), z, shape, ink, 0.66, 1.4);
		sketch.add(
			outline([
				place([
					[44, -60],
					[70, -62]
				]),
				place([
					[72, 6],
					[50, 10]
				])
			]),
			z,
			hard,
			ink,
			{ tone: 0.74 }
		);
	}
}

/** Draws a pair. */
export function drawShoes(random: Random, sketch: Sketch, cut: ShoeCut, ink: Ink): void {
	const sole: Rgb =
		cut === 'sneaker' || cut === 'high-top'
			? [240, 239, 235]
			: random.pick<Rgb>([
					[58, 44, 36],
					[36, 34, 34],
					[150, 112, 74]
				]);
	const high = cut === 'boot' || cut === 'high-top';
	drawOne(sketch, cut, ink, high ? 36 : -10, high ? -40 : -66, Z.top, sole);
	drawOne(sketch, cut, ink, high ? -58 : -44, high ? 34 : 56, Z.top + 6, sole);
}
