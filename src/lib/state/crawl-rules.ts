/** Which actions of all crawlers at once concern which states. */

import type { CrawlerAction, CrawlerState } from '$lib/catalog/collect/crawler';

export type Group = 'start' | 'pause';

const ACTIONS: Readonly<Record<Group, Partial<Record<CrawlerState, CrawlerAction>>>> = {
	// One that is done stays done: it was not waiting for anything.
	start: { pending: 'start', paused: 'resume', failed: 'start' },
	pause: { running: 'pause' }
};

/** What one of all does; undefined: it is left alone. */
export const actionFor = (group: Group, state: CrawlerState): CrawlerAction | undefined =>
	ACTIONS[group][state];
