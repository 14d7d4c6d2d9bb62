/** Bags seen from the front, and the one a figure carries. */
import { addZip } from './closings';
import { blob, curve, ellipse, outline } from './path';
import { type Ink, Z, fold, form, type Sketch } from './sketch';
import { STIFF, trim } from './trim';
import type { Pt } from './types';

export type BagCut = 'tote' | 'shoulder' | 'crossbody' | 'backpack' | 'bucket' | 'clutch';

interface Box {
	readonly half: number;
	readonly top: number;
	readonly low: number;
	/** top half width minus bottom half width */
	readonly lean: number;
}
const BOX: Record<BagCut, Box> = {
	tote: { half: 62, top: 0, low: 128, lean: 9 },
	shoulder: { half: 70, top: 0, low: 88, lean: -6 },
	crossbody: { half: 46, top: 0, low: 66, lean: 0 },
	backpack: { half: 54, top: 0, low: 142, lean: -5 },
	bucket: { half: 48, top: 0, low: 112, lean: 8 },
	clutch: { half: 70, top: 0, low: 84, lean: 0 }
};

/** Draws a bag whose body starts at `origin`; `scale` in garment units. */
export function drawBag(
	sketch: Sketch,
	cut: BagCut,
	ink: Ink,
	origin: Pt = [0, 0],
	scale = 1
): void {
	const box = BOX[cut];
	const z = Z.bag;
	const p = (x: number, y: number): Pt => [origin[0] + x * scale, origin[1] + y * scale];
	const shape = form({
		round: 20 * scale,
		bulge: 0.6,
		wrinkle: {
			height: cut === 'tote' || cut === 'bucket' ? 1.4 : 0.6,
			size: 30 * scale,
			stretch: 2,
			angle: 1.2
		}
	});
	const tube = form({ round: 3 * scale, bulge: 0.7, wrinkle: STIFF });
	const { half, low, lean } = box;
	const metal = trim(ink, [198, 170, 112], 0.9);
	const hang = () => {
		const drop = cut === 'crossbody' ? 150 : cut === 'shoulder' ? 96 : cut === 'backpack' ? 22 : 78;
		const w = cut === 'crossbody' ? 0.92 : cut === 'shoulder' ? 0.8 : 0.42;
		if (cut !== 'clutch') {
			const loop = (k: number, lift: number): Pt[] => [
				p(-half * w, 8),
				p(-half * w * k, -drop * 0.62),
				p(0, -drop + lift),
				p(half * w * k, -drop * 0.62),
				p(half * w, 8)
			];
			if (cut === 'tote')
				sketch.add(curve(loop(0.86, 12)), z - 4, tube, ink, { stroke: 6.5 * scale, tone: 0.7 });
			sketch.add(curve(loop(0.84, 0)), z - 1, tube, ink, {
				stroke: (cut === 'crossbody' ? 4 : 7) * scale,
				tone: 0.94
			});
		}
		if (cut === 'backpack') {
			for (const s of [-1, 1])
				sketch.add(curve([p(s * 34, 4), p(s * 66, 50), p(s * 52, 132)]), z - 3, tube, ink, {
					stroke: 10 * scale,
					tone: 0.8
				});
		}
	};
	hang();
	const round = cut === 'backpack' ? 26 : 7;
	const body: Pt[][] = [
		[p(-half - lean + round, 0), p(0, cut === 'bucket' ? 5 : 2), p(half + lean - round, 0)],
		[
			p(half + lean - round, 0),
			p(half + lean, round * 0.7),
			p(half + 2, low * 0.5),
			p(half, low - 8),
			p(half - 9, low)
		],
		[p(half - 9, low), p(0, low + 3), p(-half + 9, low)],
		[
			p(-half + 9, low),
			p(-half, low - 8),
			p(-half - 2, low * 0.5),
			p(-half - lean, round * 0.7),
			p(-half - lean + round, 0)
		]
	];
	const folds = [
		fold(
			[p(-half * 0.6, low), p(-half * 0.5, low * 0.6), p(-half * 0.3, low * 0.3)],
			11 * scale,
			0.45
		),
		fold([p(half * 0.5, low), p(half * 0.45, low * 0.5)], 12 * scale, -0.4)
	];
	sketch.add(outline(body), z, shape, ink, { folds });
	if (cut === 'shoulder' || cut === 'crossbody' || cut === 'clutch') {
		const flap: Pt[] = [p(-half - lean + 1, 1), p(0, 0), p(half + lean - 1, 1)];
		const edge: Pt[] = [
			p(half + lean - 2, low * 0.46),
			p(half * 0.5, low * 0.6),
			p(0, low * 0.64),
			p(-half * 0.5, low * 0.6),
			p(-half - lean + 2, low * 0.46)
		];
		sketch.add(
			outline([flap, edge]),
			z + 1,
			form({ round: 12 * scale, bulge: 0.5, wrinkle: STIFF }),
			ink
		);
		sketch.add(
			blob([p(-7, low * 0.56), p(7, low * 0.56), p(7, low * 0.7), p(-7, low * 0.7)]),
			z + 2,
			tube,
			metal,
			{ tone: 0.99 }
		);
	} else if (cut === 'backpack') {
		sketch.add(
			outline([
				[p(-half + 10, low * 0.52), p(0, low * 0.5), p(half - 10, low * 0.52)],
				[p(half - 9, low - 9), p(0, low - 6), p(-half + 9, low - 9)]
			]),
			z + 1,
			form({ round: 12 * scale, bulge: 0.5, wrinkle: STIFF }),
			ink
		);
		addZip(
			sketch,
			z + 1,
			ink,
			origin[0] + 26 * scale,
			origin[1] + low * 0.16 * scale,
			origin[1] + low * 0.42 * scale
		);
		sketch.seam([p(-half + 4, 30), p(0, 20), p(half - 4, 30)], z, shape, ink, 0.6, 2);
	} else {
		sketch.stitch([p(-half - lean + 3, 9), p(0, 11), p(half + lean - 3, 9)], z, shape, ink);
		for (const s of [-1, 1])
			sketch.add(ellipse(p(s * half * 0.42, 8), 3.4 * scale, 3.4 * scale), z, tube, metal, {
				tone: 0.99
			});
	}
}
