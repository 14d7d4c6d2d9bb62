/** What the parser says of every pixel: its class, and how sure it is. */

import type { Mask } from '../image/raster';
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
	const counts = new Uint32Array(256);
	let held = labels[0] ?? 0;
	let from = 0;
	for (let i = 1; i < labels.length; i++) {
		const label = labels[i] ?? 0;
		if (label === held) continue;
		counts[held] = (counts[held] ?? 0) + i - from;
		from = i;
		held = label;
	}
	counts[held] = (counts[held] ?? 0) + labels.length - from;
	const shares = PARSE_CLASSES.map((name, i) => [name, (counts[i] ?? 0) / labels.length]);
	return Object.fromEntries(shares) as Record<ParseClass, number>;
}

/** Where the photo shows that class. */
export function classMask({ widthPx, heightPx, labels }: LabelMap, name: ParseClass): Mask {
	const wanted = PARSE_CLASSES.indexOf(name);
	const data = new Uint8Array(labels.length);
	for (let i = 0; i < data.length; i++) data[i] = labels[i] === wanted ? 1 : 0;
	return { widthPx, heightPx, data };
}
