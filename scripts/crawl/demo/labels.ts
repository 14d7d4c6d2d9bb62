/** Exact labels read off the rendered maps: colour shares and boxes. */
import type { Cloth } from './cloth';
import type { DemoItem, ItemColour } from './item';
import { PHOTO } from './placement';

/** A palette entry that shows on fewer of the item's pixels than this is no colour of it. */
export const LEAST_SHARE = 0.004;

export const round = (value: number, digits: number) =>
	Math.round(value * 10 ** digits) / 10 ** digits;

/** Shares counted on the truth map; they sum to exactly 1 at four digits. */
export function coloursOf(cloth: Cloth, truth: Uint8Array): ItemColour[] {
	const counts = new Array<number>(cloth.swatches.length).fill(0);
	for (let i = 0; i < truth.length; i++) {
		const entry = truth[i] ?? 0;
		if (entry > 0) counts[entry - 1] = (counts[entry - 1] ?? 0) + 1;
	}
	const all = counts.reduce((sum, n) => sum + n, 0);
	const kept = cloth.swatches
		.map((swatch, i) => ({ hex: swatch.hex, label: swatch.label, count: counts[i] ?? 0 }))
		.filter((entry) => entry.count >= all * LEAST_SHARE)
		.sort((a, b) => b.count - a.count);
	const total = kept.reduce((sum, entry) => sum + entry.count, 0);
	const shares = kept.map((entry) => Math.round((entry.count / total) * 10000));
	shares[0] = 10000 - shares.slice(1).reduce((sum, share) => sum + share, 0);
	return kept.map(({ hex, label }, i) => ({ hex, share: (shares[i] ?? 0) / 10000, label }));
}

/** Box of the sold item's visible pixels, fractions of the photo. */
export function boxOf(sold: Uint8Array): DemoItem['box'] {
	const { width, height } = PHOTO;
	let left: number = width;
	let top: number = height;
	let right = 0;
	let bottom = 0;
	for (let i = 0; i < sold.length; i++) {
		if (sold[i] === 0) continue;
		const x = i % width;
		const y = (i - x) / width;
		if (x < left) left = x;
		if (x >= right) right = x + 1;
		if (y < top) top = y;
		if (y >= bottom) bottom = y + 1;
	}
	return {
		x: round(left / width, 4),
		y: round(top / height, 4),
		width: round((right - left) / width, 4),
		height: round((bottom - top) / height, 4)
	};
}
