/** What follows from a crawler's figures: how far it is, what may be done with it, whether it brought nothing. */

import type { Crawler, CrawlerAction, CrawlerState, Reason } from '$lib/catalog/collect/crawler';

/** The one button that changes its meaning with the state. */
const MAIN_ACTION: Readonly<Record<CrawlerState, CrawlerAction | null>> = {
	pending: 'start',
	running: 'pause',
	paused: 'resume',
	stopping: null,
	done: 'start',
	failed: 'start',
	cancelled: 'start'
};

/** Null: there is nothing to do but wait. */
export function mainAction({
	state,
	queued
}: Pick<Crawler, 'state' | 'queued'>): CrawlerAction | null {
	// What it had still to do waits for it; starting would begin anew.
	return state === 'failed' && queued > 0 ? 'resume' : MAIN_ACTION[state];
}

const AT_WORK: readonly CrawlerState[] = ['running', 'paused', 'stopping'];

export const canStop = (state: CrawlerState): boolean => state === 'running' || state === 'paused';
/** Also what is stopping may be given up. */
export const canCancel = (state: CrawlerState): boolean => AT_WORK.includes(state);
export const canDelete = (state: CrawlerState): boolean =>
	state !== 'running' && state !== 'stopping';

/** Answered and to be asked, pages and pictures together. */
export function progressOf(crawler: Crawler): { done: number; total: number } {
	const done = crawler.done + crawler.failed + crawler.skippedByRobots;
	return { done, total: done + crawler.queued + crawler.inFlight };
}

/** Reasons that a person has to do something about. */
const TROUBLE = [
	'nothing-found',
	'closed-by-robots',
	'host-unreachable',
	'needs-login',
	'disk-full',
	'start-unreadable',
	'internal-error'
] as const satisfies readonly Reason[];

export type Trouble = (typeof TROUBLE)[number];

/** Why it needs a person; null: it does not. Done with nothing is never a success. */
export function troubleOf({ state, reason, products, notModified }: Crawler): Trouble | null {
	const known = TROUBLE.find((one) => one === reason);
	if (known) return known;
	if (state === 'failed') return 'internal-error';
	const isEmpty = reason === 'finished' && products === 0 && notModified === 0;
	return state === 'done' && isEmpty ? 'nothing-found' : null;
}
