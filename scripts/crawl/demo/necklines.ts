/** Neck openings: the curve they cut from the trunk, the band along it, and what shows inside. */
import type { Frame } from './frame';
import { curve, outline } from './path';
import { type Ink, Z, form, type Sketch } from './sketch';
import type { Pt } from './types';

export type Neckline =
	'crew' | 'v' | 'scoop' | 'boat' | 'square' | 'turtle' | 'collar' | 'hood' | 'strap' | 'halter';

const SHAPES: Record<Neckline, { half: number; depth: number }> = {
	crew: { half: 30, depth: 26 },
	v: { half: 30, depth: 62 },
	scoop: { half: 39, depth: 52 },
	boat: { half: 49, depth: 14 },
	square: { half: 40, depth: 46 },
	turtle: { half: 22, depth: 15 },
	collar: { half: 24, depth: 18 },
	hood: { half: 30, depth: 28 },
	strap: { half: 45, depth: 74 },
	halter: { half: 22, depth: 20 }
};

/** Half width at the shoulder line and the front edge, from right shoulder to left. */
export function neckOf(frame: Frame, neckline: Neckline, deeper = 0): { half: number; line: Pt[] } {
	const shape = SHAPES[neckline];
	const half = shape.half + (frame.build === 'm' ? 4 : 0);
	const top = frame.neckY + (half - frame.neckHalf) * 0.42 - 2;
	const shallow = frame.back && neckline !== 'strap' ? 0.35 : 1;
	const bottom = top + (shape.depth + deeper) * shallow;
	if (neckline === 'v' && !frame.back) {
		return {
			half,
			line: [
				[half, top],
				[half * 0.62, top + (bottom - top) * 0.42],
				[0.6, bottom],
				[-0.6, bottom],
				[-half * 0.62, top + (bottom - top) * 0.42],
				[-half, top]
			]
		};
	}
	if (neckline === 'square') {
		const low = bottom - 2;
		const right: Pt[] = [
			[half, top],
			[half - 5, low - 6],
			[half - 7, low]
		];
		return {
			half,
			line: [...right, [0, bottom], ...right.map(([x, y]): Pt => [-x, y]).reverse()]
		};
	}
	const sag = (t: number): Pt => [
		Math.cos(t) * half,
		top + Math.sin(t) ** (neckline === 'strap' ? 0.8 : 0.9) * (bottom - top)
	];
	const steps = 8;
	return {
		half,
		line: Array.from({ length: steps + 1 }, (_, i) => sag((i / steps) * Math.PI)).map((p, i) =>
			i === 0 ? [half, top] : i === steps ? [-half, top] : p
		)
	};
}

/** The back of the garment seen through the opening; only without a wearer. */
export function addInside(
	sketch: Sketch,
	frame: Frame,
	half: number,
	line: readonly Pt[],
	ink: Ink,
	label = true
): void {
	if (frame.worn) return;
	const top = line[0]?.[1] ?? frame.neckY;
	const rise: Pt[] = [
		[-half - 1, top + 1],
		[-half * 0.6, top + 3],
		[0, top + 5],
		[half * 0.6, top + 3],
		[half + 1, top + 1]
	];
	const inside = form({
		round: 10,
		bulge: 0.15,
		wrinkle: { height: 0, size: 1, stretch: 1, angle: 0 }
	});
	const below = line.map(([x, y]): Pt => [x, y + 3]);
	sketch.add(outline([rise, below]), Z.inner, inside, ink, { tone: 0.66 });
	sketch.add(curve(rise.map(([x, y]): Pt => [x, y + 3.5])), Z.inner, inside, ink, {
		tone: 0.82,
		stroke: 6
	});
	if (label) {
		const y = top + 9;
		sketch.add(`M-7 ${y}L7 ${y}L7 ${y + 8}L-7 ${y + 8}Z`, Z.inner, inside, ink, { tone: 0.5 });
	}
}

/** Ribbed band or narrow binding along the opening. */
export function addBand(
	sketch: Sketch,
	line: readonly Pt[],
	width: number,
	z: number,
	ink: Ink
): void {
	const band = form({
		round: 6,
		bulge: 0.5,
		wrinkle: { height: 0, size: 1, stretch: 1, angle: 0 }
	});
	sketch.add(curve(line), z, band, ink, { stroke: width, tone: 0.97 });
	const under = line.map(([x, y]): Pt => [x * (1 + width / 90), y + width * 0.55]);
	sketch.seam(under.slice(1, -1), z, band, ink, 0.74, 0.9);
}

/** A standing tube of cloth round the neck. */
export function addTurtle(sketch: Sketch, frame: Frame, z: number, ink: Ink): void {
	const half = frame.neckHalf + 8;
	const base = frame.neckY + 8;
	const top = base - 32;
	const tube = form({
		round: 18,
		bulge: 0.7,
		wrinkle: { height: 1, size: 9, stretch: 4, angle: 0.1 }
	});
	if (!frame.worn) {
		const hole: Pt[] = [
			[-half + 2, top],
			[0, top - 6],
			[half - 2, top],
			[0, top + 7]
		];
		sketch.add(outline([[...hole, [-half + 2, top]]]), z, tube, ink, { tone: 0.6 });
	}
	const edge: Pt[] = [
		[-half + 1, top],
		[0, top + 7],
		[half - 1, top]
	];
	const foot: Pt[] = [
		[half + 7, base + 5],
		[0, base + 17],
		[-half - 7, base + 5]
	];
	sketch.add(outline([edge, foot]), z, tube, ink);
	sketch.seam(
		[
			[-half - 4, base - 5],
			[0, base + 5],
			[half + 4, base - 5]
		],
		z,
		tube,
		ink,
		0.8,
		1.4
	);
}
