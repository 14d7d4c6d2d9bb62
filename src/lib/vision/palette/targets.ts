/** What of a photo can be measured: each garment, what stands out from plain ground, or everything. */

import { listedGarments, type Garment, type GarmentAnalysis } from '../analysis';
import { boxOverlap } from '../image/box-overlap';
import type { PixelBox } from '../image/pixel-box';
import type { Box, Mask } from '../image/raster';

export type ColourTarget = {
	/** `article`: the photo's one thing, which is too unsure to be named. */
	readonly kind: 'garment' | 'article' | 'photo';
	/** Null for the photo as a whole. */
	readonly garment: Garment | null;
	readonly box: Box;
	/** Where the pixels lie at working resolution. */
	readonly place: PixelBox;
	/** Null: all of the place. */
	readonly mask: Mask | null;
};

type Size = { readonly widthPx: number; readonly heightPx: number };

function targetOf(kind: 'garment' | 'article', garment: Garment, working: Size): ColourTarget {
	const { box, mask } = garment;
	const xPx = Math.round(box.x * working.widthPx);
	const yPx = Math.round(box.y * working.heightPx);
	const { widthPx, heightPx } = mask;
	return { kind, garment, box, mask, place: { xPx, yPx, widthPx, heightPx } };
}

/** Garments in the order they were found; the whole photo last, and always there. */
export function colourTargets(
	analysis: Pick<GarmentAnalysis, 'found' | 'garments' | 'working'>
): readonly [...ColourTarget[], ColourTarget] {
	const { garments, working } = analysis;
	const listed = new Set(listedGarments(analysis));
	const photo: ColourTarget = {
		kind: 'photo',
		garment: null,
		box: { x: 0, y: 0, width: 1, height: 1 },
		place: { xPx: 0, yPx: 0, ...working },
		mask: null
	};
	const found = garments.map((garment) =>
		targetOf(listed.has(garment) ? 'garment' : 'article', garment, working)
	);
	return [...found, photo];
}

/** Below this two boxes are about different garments. */
const SAME_GARMENT = 0.6;

type Place = Pick<ColourTarget, 'kind' | 'box'>;

/**
 * What an earlier look at the photo called the same thing, however its outline moved since.
 *
 * A jacket and the top under it have nearly the same box: what lies nearer to another target of the
 * photo is that one's.
 *
 * @param beside all that can be measured of the photo now
 */
export function sameTarget<T extends Place>(
	target: Place,
	earlier: readonly T[],
	beside: readonly Place[] = []
): T | undefined {
	const isPhoto = ({ kind }: Place) => kind === 'photo';
	const rivals = beside.filter((one) => isPhoto(one) === isPhoto(target));
	const [best] = earlier
		.filter((one) => isPhoto(one) === isPhoto(target))
		.map((one) => ({ one, common: boxOverlap(target.box, one.box) }))
		.filter(({ one, common }) => rivals.every(({ box }) => boxOverlap(box, one.box) <= common))
		.sort((a, b) => b.common - a.common);
	return best && best.common >= SAME_GARMENT ? best.one : undefined;
}
