/** Draws key-points and the bones between them. */

import type { KeyPoint, KeyPointName } from '../../../src/lib/vision/pose/key-points';
import type { Frame } from './sheet';

export const LEFT = '#ff7a00';
export const RIGHT = '#0a84ff';
const MIDDLE = '#22c55e';

/** A point that scores less does not count as shown, as in the reading of the framing. */
const SHOWN = 0.3;

/** COCO's skeleton without the lines between eyes and ears. */
const BONES: readonly (readonly [KeyPointName, KeyPointName])[] = [
	['left_shoulder', 'right_shoulder'],
	['left_hip', 'right_hip'],
	...(['left', 'right'] as const).flatMap((side): [KeyPointName, KeyPointName][] => [
		[`${side}_shoulder`, `${side}_elbow`],
		[`${side}_elbow`, `${side}_wrist`],
		[`${side}_shoulder`, `${side}_hip`],
		[`${side}_hip`, `${side}_knee`],
		[`${side}_knee`, `${side}_ankle`]
	])
];

function colourOf(...names: readonly KeyPointName[]): string {
	if (names.every((name) => name.startsWith('left_'))) return LEFT;
	return names.every((name) => name.startsWith('right_')) ? RIGHT : MIDDLE;
}

/** Points that count as shown, and bones that have both ends. */
export function skeletonSvg(keyPoints: readonly KeyPoint[], frame: Frame): string {
	const shown = new Map(
		keyPoints
			.filter(({ score }) => score >= SHOWN)
			.map(({ name, x, y }) => [
				name,
				{
					x: (frame.xPx + x * frame.widthPx).toFixed(1),
					y: (frame.yPx + y * frame.heightPx).toFixed(1)
				}
			])
	);
	const bones = BONES.map(([from, to]) => {
		const [a, b] = [shown.get(from), shown.get(to)];
		if (!a || !b) return '';
		const line = `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}"`;
		return `${line} stroke="${colourOf(from, to)}" stroke-width="2.5"/>`;
	});
	const points = [...shown].map(
		([name, { x, y }]) =>
			`<circle cx="${x}" cy="${y}" r="3.2" fill="${colourOf(name)}" stroke="#fff"/>`
	);
	return [...bones, ...points].join('');
}
