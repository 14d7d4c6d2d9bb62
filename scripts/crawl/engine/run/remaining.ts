/** How long a run will still take, as a range, and whether that can be said yet. */

import type { Remaining } from '../../../../src/lib/catalog/collect/crawler';
import type { Pending } from '../../store/requests';

export type Progress = {
	readonly pending: Pending;
	/** Pages that told of products, and the pictures they named. */
	readonly pagesRead: number;
	readonly imagesFound: number;
	/** Listings are still to be read, or pages are found as fast as they are read. */
	readonly isDiscovering: boolean;
	/** Answers a second. */
	readonly last10s: number;
	readonly overall: number;
	/** The most that pace and concurrency allow; Infinity: no limit. */
	readonly mostPerSecond: number;
};

// Measured with a simulated clock, see the test: with these, the range holds in nine samples of ten.
const LOW = 0.8;
const HIGH = 1.3;
const SLACK_MS = 1500;

export function estimateRemaining(progress: Progress): Remaining {
	const { pending, pagesRead, imagesFound, last10s, overall, mostPerSecond } = progress;
	const meanImages = pagesRead > 0 ? imagesFound / pagesRead : 0;
	const pages = pending.listings + pending.products;
	const work = pages * (1 + meanImages) + pending.pictures;
	if (work === 0) return { state: 'none' };
	const fast = Math.min(Math.max(last10s, overall), mostPerSecond);
	const slow = Math.min(last10s > 0 ? last10s : overall, overall > 0 ? overall : last10s);
	const lowMs = fast > 0 ? (work / fast) * 1000 * LOW : 0;
	if (progress.isDiscovering || !(slow > 0))
		return { state: 'discovering', atLeastMs: Math.round(lowMs) };
	const highMs = (work / Math.min(slow, mostPerSecond)) * 1000 * HIGH + SLACK_MS;
	return { state: 'range', lowMs: Math.round(lowMs), highMs: Math.round(highMs) };
}
