/** The person who wears the clothes: skin, face, hands, legs, shoes and hair. */
import { flesh, solidInk } from './body-ink';
import { addFace } from './face';
import { addShoe } from './footwear';
import { type Frame, SIDES } from './frame';
import { drawHair } from './hair';
import { addHand } from './hands';
import { limb } from './limbs';
import type { Look } from './look';
import { at, curve, ellipse, mirror, outline, polygon, pts } from './path';
import type { Random } from './random';
import { Z, form, type Sketch } from './sketch';
import type { Pt, Rgb } from './types';

/** Draws the body under and around the clothes. */
export function drawFigure(random: Random, sketch: Sketch, frame: Frame, look: Look): void {
	const skin = solidInk('skin', look.skin, 'skin', 0.12);
	const hair = solidInk('hair', look.hair, 'hair', 0.35);
	const m = frame.build === 'm' ? 1.13 : 1;
	const legStops: Pt[] = [
		[0, 33 * m],
		[0.2, 30 * m],
		[0.47, 19.5 * m],
		[0.54, 19 * m],
		[0.68, 20.5 * m],
		[0.9, 11.5 * m],
		[1, 11 * m]
	];
	const feet = solidInk('shoes', look.shoeRgb, 'leather', 0.4);
	const sole: Rgb = look.shoes === 'sneaker' ? [236, 235, 230] : [46, 40, 36];
	for (const [, which] of SIDES) {
		sketch.add(limb(at(frame.legs, which), legStops), Z.legs, form({ ...flesh }), skin);
		const [ax, ay] = at(at(frame.legs, which), -1);
		const foot: Pt[] = [
			[ax - 11, ay - 6],
			[ax + 11, ay - 6],
			[ax + 15, ay + 40],
			[ax - 13, ay + 40]
		];
		sketch.add(polygon(foot), Z.legs, flesh, skin);
		addShoe(sketch, frame, which, look.shoes, feet, sole);
	}
	const h = frame.neckHalf;
	const [sx, sy] = frame.shoulder;
	const half: Pt[] = [
		[h, 84],
		[h + 1, 112],
		[h + 13, 126],
		[sx - 10, sy - 5],
		[sx - 4, sy + 12],
		[frame.armpit[0], frame.armpit[1]],
		[frame.waist[0] - 2, frame.waist[1]],
		[frame.hip[0] - 3, frame.hip[1]],
		[frame.hip[0] - 16, 408]
	];
	const left = half.map(([x, y]): Pt => [-x, y]).reverse();
	sketch.add(outline([half, left]), Z.skin, form({ ...flesh, round: 24 }), skin);
	if (!frame.back) {
		for (const [side] of SIDES) {
			sketch.add(curve(mirror(pts('6 141, 22 136, 46 137'), side)), Z.skin, flesh, skin, {
				stroke: 2,
				tone: 0.92
			});
		}
	}
	const armStops: Pt[] = [
		[0, 14 * m],
		[0.06, 16.5 * m],
		[0.12, 17 * m],
		[0.45, 12.5 * m],
		[0.6, 12.5 * m],
		[1, 8.2 * m]
	];
	for (const [, which] of SIDES) {
		const arm = at(frame.arms, which);
		const cap = at(arm, 0);
		sketch.add(limb(arm, armStops), Z.arms, form({ ...flesh, round: 14 }), skin);
		sketch.add(ellipse(cap, 17 * m, 17 * m), Z.skin, flesh, skin);
		addHand(sketch, frame, which, skin);
	}
	if (frame.back) sketch.add(ellipse([0, 50], 35, 49), Z.head, flesh, skin);
	else addFace(random, sketch, skin, look.skin, look.hair);
	drawHair(random, sketch, frame, look.style, hair);
}
