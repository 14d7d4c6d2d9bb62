/** The tone that people name a cloth by: neither its shadows nor its shine. */

import type { ColourPoints } from './histogram';
import type { Oklab } from './spaces';

/** Of a cloth's pixels by rising lightness: the part that stands for it. */
const FROM = 0.4;
const TO = 0.8;

/**
 * Mean OKLab of the 40th–80th lightness percentile of one cluster's points.
 *
 * Folds darken more than shine lightens, so the tone lies above the median.
 *
 * @param counts [n] pixels of each point that count
 * @param assignment [n] cluster of each point
 * @param cluster one that has pixels
 */
export function typicalTone(
	{ oklab }: ColourPoints,
	counts: Float64Array,
	assignment: Uint8Array,
	cluster: number
): Oklab {
	const members: number[] = [];
	let totalPx = 0;
	for (let i = 0; i < assignment.length; i++) {
		// A point without pixels weighs nothing.
		if (assignment[i] !== cluster || !counts[i]) continue;
		members.push(i);
		totalPx += counts[i] ?? 0;
	}
	members.sort((a, b) => (oklab[a * 3] ?? 0) - (oklab[b * 3] ?? 0));
	const [from, to] = [FROM * totalPx, TO * totalPx];
	const sum: [number, number, number] = [0, 0, 0];
	let passedPx = 0;
	for (const i of members) {
		const count = counts[i] ?? 0;
		// A bin that straddles a limit counts with the part inside.
		const part = Math.max(0, Math.min(passedPx + count, to) - Math.max(passedPx, from));
		for (const d of [0, 1, 2] as const) sum[d] += part * (oklab[i * 3 + d] ?? 0);
		passedPx += count;
	}
	const weight = to - from;
	return [sum[0] / weight, sum[1] / weight, sum[2] / weight];
}
