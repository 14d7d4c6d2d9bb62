/** Hands that hang or rest on the hip. */
import type { Frame } from './frame';
import { at, blob, curve, pts } from './path';
import { type Ink, Z, form, type Sketch } from './sketch';
import { STIFF } from './trim';
import type { Pt } from './types';

export function addHand(sketch: Sketch, frame: Frame, which: 0 | 1, skin: Ink): void {
	const side = which === 0 ? -1 : 1;
	const pose = frame.hands[which];
	if (pose === 'pocket') return;
	const [x, y] = at(at(frame.arms, which), -1);
	const shape = form({ round: 8, bulge: 0.7, wrinkle: { ...STIFF } });
	if (pose === 'hip') {
		const palm: Pt[] = [
			[x + 6 * side, y - 14],
			[x - 12 * side, y - 8],
			[x - 24 * side, y + 16],
			[x - 17 * side, y + 25],
			[x + 1 * side, y + 12]
		];
		sketch.add(blob(palm), Z.hands, shape, skin);
		return;
	}
	const hand: Pt[] = pts('8.5 -8, 13 12, 12 34, 7 53, -1 56, -6 48, -9 22, -8.5 -8').map(
		([dx, dy]): Pt => [x + dx * side, y + dy]
	);
	const thumb: Pt[] = pts('-6 6, -12 20, -11.5 34, -7 36, -4 20').map(([dx, dy]): Pt => [
		x + dx * side,
		y + dy
	]);
	sketch.add(blob(hand), Z.hands, shape, skin);
	sketch.add(blob(thumb), Z.hands, form({ ...shape }), skin);
	for (const dx of [2, 6.5]) {
		sketch.add(
			curve([
				[x + dx * side, y + 30],
				[x + (dx - 1.5) * side, y + 50]
			]),
			Z.hands,
			shape,
			skin,
			{ stroke: 0.9, tone: 0.82 }
		);
	}
}
