/** robots.txt as RFC 9309 has it: read once a day, open where there is none, closed for now where it cannot be had. */

import robotsParser from 'robots-parser';
import type { RobotsRow } from '../../store/hosts';
import { ROBOTS_NAME } from '../user-agent';

const DAY_MS = 24 * 3600_000;
/** A longer Crawl-delay is taken for a mistake, or for a way to say no that is not ours to guess. */
const LONGEST_DELAY_MS = 10 * 60_000;

export type Rules = {
	isAllowed(url: string): boolean;
	/** 0: none asked for. */
	readonly crawlDelayMs: number;
	readonly sitemaps: readonly string[];
	/** Why everything is closed; empty where it is not. */
	readonly closed: string;
};

/** Where there is nobody to ask. */
export const OPEN: Rules = { isAllowed: () => true, crawlDelayMs: 0, sitemaps: [], closed: '' };

/**
 * @param origin of the host, `https://shop.example`
 * @param row its answer; the status 0 stands for one that never came
 */
export function readRules(origin: string, { robots, status }: RobotsRow): Rules {
	if (isClosed(status)) {
		const closed = `robots.txt could not be had (${status || 'no answer'}): closed for now`;
		return { isAllowed: () => false, crawlDelayMs: 0, sitemaps: [], closed };
	}
	const parsed = robotsParser(`${origin}/robots.txt`, status < 300 ? robots : '');
	const delay = (parsed.getCrawlDelay(ROBOTS_NAME) ?? 0) * 1000;
	return {
		isAllowed: (url) => parsed.isAllowed(url, ROBOTS_NAME) !== false,
		crawlDelayMs: Number.isFinite(delay) ? Math.min(Math.max(delay, 0), LONGEST_DELAY_MS) : 0,
		sitemaps: parsed.getSitemaps(),
		closed: ''
	};
}

export function isClosed(status: number): boolean {
	return status === 0 || status === 429 || status >= 500;
}

export function isFresh(row: RobotsRow, now: number): boolean {
	return now - row.fetchedAt < DAY_MS && now >= row.fetchedAt;
}
