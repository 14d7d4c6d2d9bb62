/** What may be done with a crawler in each of its states. */

import type { CrawlerAction, CrawlerState } from '../../../src/lib/catalog/collect/crawler';

export const ACTIONS: Readonly<Record<CrawlerState, readonly CrawlerAction[]>> = {
	pending: ['start', 'cancel'],
	running: ['pause', 'stop', 'cancel'],
	paused: ['resume', 'stop', 'cancel'],
	stopping: ['cancel'],
	done: ['start'],
	failed: ['start', 'resume'],
	cancelled: ['start']
};

export function isAllowed(state: CrawlerState, action: CrawlerAction): boolean {
	return ACTIONS[state].includes(action);
}
