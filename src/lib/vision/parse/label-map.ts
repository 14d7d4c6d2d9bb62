/** What the parser says of every pixel: its class, and how sure it is. */

import { PARSE_CLASSES, type ParseClass } from './classes';

export type LabelMap = {
	readonly widthPx: number;
	readonly heightPx: number;
	/** [heightPx × widthPx] index into `PARSE_CLASSES` */
	readonly labels: Uint8Array;
	/** [heightPx × widthPx] probability of that class, 0..255 for 0..1 */
	readonly confidence: Uint8Array;
};

/** Part of the photo that each class covers; the shares sum to 1. */
export function classShares({ labels }: LabelMap): Readonly<Record<ParseClass, number>> {
	const counts = new Float64Array(PARSE_CLASSES.length);
	for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
	const shares = PARSE_CLASSES.map((name, i) => [name, (counts[i] ?? 0) / labels.length]);
	return Object.fromEntries(shares) as Record<ParseClass, number>;
}
