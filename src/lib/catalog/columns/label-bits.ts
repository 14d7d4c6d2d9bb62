/** Colour labels as the bits of one number, so that a filter is one operation an item. */

import { LABELS32 } from '../../vision/colour/labels32';
import type { StoredColour } from '../records';

/** A colour of less than this is trim: it must not bring a garment under a colour filter. */
export const LABEL_MIN_SHARE = 0.1;

const BITS: ReadonlyMap<string, number> = new Map(
	LABELS32.map(({ id }, i) => [id, (1 << i) >>> 0])
);

/** Bit i for `LABELS32[i]`; an unknown label has none. */
export const labelBit = (label: string): number => BITS.get(label) ?? 0;

/** @param isNear count the runners-up too */
export function labelBitsOf(colours: readonly StoredColour[], isNear: boolean): number {
	let bits = 0;
	for (const { share, label, runnerUp } of colours) {
		if (share < LABEL_MIN_SHARE) continue;
		bits |= labelBit(label) | (isNear ? labelBit(runnerUp) : 0);
	}
	return bits >>> 0;
}
