/** Key-points as a skeleton: by name, at the photo's true shape, with the lengths between them. */

import { KEY_POINTS, type KeyPoint, type KeyPointName } from '../pose/key-points';

export type Place = { readonly x: number; readonly y: number };

/** Lengths are in parts of the photo's long side, so that both axes measure alike. */
export type Skeleton = {
	readonly score: (name: KeyPointName) => number;
	readonly at: (name: KeyPointName) => Place;
	/** Mean score of several points. */
	readonly sure: (...names: readonly KeyPointName[]) => number;
	/** Lower border of the photo. */
	readonly bottom: number;
	/** Middle between a pair. */
	readonly middle: (a: KeyPointName, b: KeyPointName) => Place;
};

export const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);

/** @param keyPoints places in fractions of a photo of `size`; a name that is missing scores 0 */
export function toSkeleton(
	keyPoints: readonly KeyPoint[],
	size: { readonly widthPx: number; readonly heightPx: number }
): Skeleton {
	const longPx = Math.max(size.widthPx, size.heightPx);
	const byName = new Map(keyPoints.map((point) => [point.name, point]));
	const score = (name: KeyPointName) => byName.get(name)?.score ?? 0;
	const at = (name: KeyPointName): Place => {
		const point = byName.get(name);
		return {
			x: ((point?.x ?? 0) * size.widthPx) / longPx,
			y: ((point?.y ?? 0) * size.heightPx) / longPx
		};
	};
	return {
		score,
		at,
		bottom: size.heightPx / longPx,
		sure: (...names) => names.reduce((sum, name) => sum + score(name), 0) / names.length,
		middle: (a, b) => ({ x: (at(a).x + at(b).x) / 2, y: (at(a).y + at(b).y) / 2 })
	};
}

export const FACE = KEY_POINTS.slice(0, 5);
