/** Which actions of all crawlers at once concern which states. */

import type { Crawler, CrawlerAction, CrawlerState } from '$lib/catalog/collect/crawler';

export type Group = 'start' | 'pause';

const ACTIONS: Readonly<Record<Group, Partial<Record<CrawlerState, CrawlerAction>>>> = {
	// One that is done stays done: it was not waiting for anything.
	start: { pending: 'start', paused: 'resume', failed: 'resume' },
	pause: { running: 'pause' }
};

/** What one of all does; undefined: it is left alone. One that failed with nothing left to do begins anew. */
export function actionFor(
	group: Group,
	{ state, queued }: Pick<Crawler, 'state' | 'queued'>
): CrawlerAction | undefined {
	return state === 'failed' && group === 'start' && queued === 0 ? 'start' : ACTIONS[group][state];
}
