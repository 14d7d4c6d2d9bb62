/** Hair: what falls behind the shoulders and what frames the face. */
import type { Frame } from './frame';
import { blob, mirror, outline, pts } from './path';
import type { Random } from './random';
import { type Ink, Z, form, type Sketch } from './sketch';
import type { Pt } from './types';

export type HairStyle = 'long' | 'wavy' | 'bob' | 'bun' | 'ponytail' | 'short' | 'crop' | 'curly';

const strands = form({
	round: 16,
	bulge: 0.75,
	wrinkle: { height: 0.6, size: 9, stretch: 7, angle: 1.5 }
});

function bump(points: readonly Pt[], random: Random, amount: number): Pt[] {
	return points.map(([x, y]): Pt => [x + random.jitter(amount), y + random.jitter(amount)]);
}

function fullBack(style: HairStyle): Pt[] {
	const end = style === 'long' ? 212 : style === 'wavy' ? 190 : 128;
	const w = style === 'wavy' ? 56 : style === 'long' ? 49 : 47;
	return [
		[0, -9],
		[27, -3],
		[42, 24],
		[w - 4, 78],
		[w, (78 + end) / 2 + 10],
		[w - 8, end - 6],
		[20, end + 3],
		[0, end - 2],
		[-20, end + 4],
		[-w + 8, end - 5],
		[-w, (78 + end) / 2 + 10],
		[-w + 4, 78],
		[-42, 24],
		[-27, -3]
	];
}

function curls(random: Random, ink: Ink, sketch: Sketch, z: number, low: number): void {
	const around: Pt[] = [];
	for (let i = 0; i < 26; i++) {
		const a = (i / 26) * 2 * Math.PI;
		const r = (i % 2 === 0 ? 62 : 55) + random.jitter(4);
		around.push([
			Math.cos(a) * r * 0.98,
			44 + Math.sin(a) * r * 0.93 * (Math.sin(a) > 0 ? low : 1)
		]);
	}
	sketch.add(blob(around), z, strands, ink);
}

/** Front pose: frame of the face. The hairline leaves forehead and cheeks free. */
function addFringe(random: Random, sketch: Sketch, style: HairStyle, ink: Ink): void {
	const part = random.pick([-12, -6, 0, 8, 13]);
	const brow = style === 'bob' && random.chance(0.5) ? 38 : 25;
	if (style === 'short' || style === 'crop') {
		const lift = style === 'crop' ? 3 : 10;
		const outer: Pt[] = [
			[-36, 56],
			[-39, 30],
			[-31, 3],
			[-12, -lift],
			[12, -lift - 2],
			[31, 3],
			[39, 30],
			[36, 56]
		];
		const inner: Pt[] = [
			[32, 48],
			[30, 33],
			[22, 25 - lift * 0.2],
			[part, 19],
			[-21, 24],
			[-30, 33],
			[-32, 48]
		];
		sketch.add(outline([bump(outer, random, 1.6), inner]), Z.hair, strands, ink);
		return;
	}
	const low =
		style === 'bun' || style === 'ponytail' || style === 'curly' ? 54 : style === 'bob' ? 116 : 128;
	const outer: Pt[] = [
		[-37, low],
		[-44, 60],
		[-41, 24],
		[-24, -5],
		[0, -10],
		[24, -5],
		[41, 24],
		[44, 60],
		[37, low]
	];
	const flat = low < 60;
	const right: Pt[] = [
		[flat ? 34 : 28, low],
		[33, 66],
		[32, 46],
		[24, brow + 6],
		[part, flat ? 15 : brow - 14]
	];
	const left: Pt[] = [
		[part, flat ? 15 : brow - 14],
		[-24, brow + 6],
		[-32, 46],
		[-33, 66],
		[flat ? -34 : -28, low]
	];
	sketch.add(outline([bump(outer, random, 1.5), right, left]), Z.hair, strands, ink);
}

/** Draws the hair of a figure. */
export function drawHair(
	random: Random,
	sketch: Sketch,
	frame: Frame,
	style: HairStyle,
	ink: Ink
): void {
	const long = style === 'long' || style === 'wavy' || style === 'bob';
	if (frame.back) {
		if (style === 'short' || style === 'crop') {
			const cap: Pt[] = pts(
				'0 -8, 28 -2, 40 28, 36 66, 20 96, 0 101, -20 96, -36 66, -40 28, -28 -2'
			);
			sketch.add(blob(bump(cap, random, 1.2)), Z.hair, strands, ink);
		} else if (style === 'curly') curls(random, ink, sketch, Z.hair, 1.15);
		else if (long) sketch.add(blob(bump(fullBack(style), random, 2)), Z.hair, strands, ink);
		else {
			const cap: Pt[] = pts(
				'0 -9, 28 -3, 41 26, 35 66, 16 94, 0 97, -16 94, -35 66, -41 26, -28 -3'
			);
			sketch.add(blob(cap), Z.hair, strands, ink);
			const tail: Pt[] =
				style === 'bun'
					? pts('0 14, 20 24, 23 46, 0 58, -23 46, -20 24')
					: pts('0 22, 12 34, 17 110, 11 196, 0 214, -11 196, -15 110, -12 34');
			sketch.add(blob(bump(tail, random, 1.5)), Z.hair, form({ ...strands, round: 12 }), ink);
		}
		return;
	}
	if (style === 'curly') curls(random, ink, sketch, 9, 1.25);
	if (long) sketch.add(blob(bump(fullBack(style), random, 2)), 9, strands, ink, { tone: 0.85 });
	if (style === 'bun')
		sketch.add(blob(pts('0 -34, 20 -26, 22 -8, 0 0, -22 -8, -20 -26')), 9, strands, ink);
	if (style === 'ponytail') {
		const side = random.chance(0.5) ? 1 : -1;
		sketch.add(
			blob(mirror(pts('20 60, 40 76, 47 130, 40 182, 30 186, 32 130'), side)),
			9,
			strands,
			ink,
			{ tone: 0.9 }
		);
	}
	addFringe(random, sketch, style, ink);
	if ((style === 'long' || style === 'wavy') && random.chance(0.6)) {
		// locks that fall over the chest
		const end = style === 'long' ? 214 : 188;
		for (const side of [-1, 1]) {
			if (random.chance(0.25)) continue;
			const lock: Pt[] = [
				[31, 78],
				[45, 100],
				[50, 150],
				[42, end],
				[31, end - 6],
				[34, 150],
				[29, 112]
			];
			sketch.add(blob(bump(mirror(lock, side === 1 ? 1 : -1), random, 2.5)), Z.hair, strands, ink);
		}
	}
}
