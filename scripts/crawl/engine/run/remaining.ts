/** How long a run will still take, as a range, and whether that can be said yet. */

import type { Remaining } from '../../../../src/lib/catalog/collect/crawler';
import type { Pending } from '../../store/requests';

export type Progress = {
	readonly pending: Pending;
	/** Pages that told of products, and the pictures they named. */
	readonly pagesRead: number;
	readonly imagesFound: number;
	/** Pages that products' own pages led to in the last 10 s. */
	readonly foundIn10s: number;
	/** Answers a second. */
	readonly last10s: number;
	readonly overall: number;
	/** The most that the hosts' paces allow; Infinity: no limit. */
	readonly mostPerSecond: number;
};

// Measured with a simulated clock, see the test: with these the range holds in nine samples of ten.
const LOW = 0.75;
const HIGH = 1.35;
/** Where no pace steadies it, a host's speed is its own. */
const UNPACED = 1.3;
/** A crawl that lags behind its pace may catch up with it. */
const CATCHES_UP = 0.75;
/** One answer that has to be waited for, at the very end. */
const SLACK_MS = 2500;
/** With fewer, one page's pictures say little of the next one's. */
const PAGES_TO_JUDGE_BY = 5;

/** Listings are still to be read, or pages are found about as fast as they are read. */
export function isDiscovering({
	pending,
	foundIn10s
}: Pick<Progress, 'pending' | 'foundIn10s'>): boolean {
	return pending.listings > 0 || foundIn10s > 0.1 * pending.products;
}

/** (Pending pages × what a page brings + pending pictures) ÷ the rate, between the faster and the slower of what is known. */
export function estimateRemaining(progress: Progress): Remaining {
	const { pending, pagesRead, last10s, overall, mostPerSecond } = progress;
	const pages = pending.listings + pending.products;
	if (pages + pending.pictures === 0) return { state: 'none' };
	const images = pagesRead > 0 ? progress.imagesFound / pagesRead : 0;
	const doubt = 0.5 / Math.sqrt(pagesRead + 1);
	const isPaced = Number.isFinite(mostPerSecond);
	const most = isPaced ? mostPerSecond * CATCHES_UP : 0;
	const wider = isPaced ? 1 : UNPACED;
	const fast = Math.min(Math.max(last10s, overall, most), mostPerSecond);
	const slow = Math.min(last10s || overall, overall || last10s, mostPerSecond);
	const least = pages * (1 + images * (1 - doubt)) + pending.pictures;
	const lowMs = fast > 0 ? Math.round(((least / fast) * 1000 * LOW) / wider) : 0;
	const isKnown = pages === 0 || pagesRead >= PAGES_TO_JUDGE_BY;
	if (isDiscovering(progress) || !isKnown || !(slow > 0))
		return { state: 'discovering', atLeastMs: lowMs };
	const greatest = pages * (1 + images * (1 + doubt)) + pending.pictures;
	const highMs = Math.round((greatest / slow) * 1000 * HIGH * wider + SLACK_MS);
	return { state: 'range', lowMs, highMs };
}
