/** How a run that has nothing left to do ended: an empty result is never a success. */

import type { Reason } from '../../../../src/lib/catalog/collect/crawler';
import type { CrawlerRow } from '../../store/crawlers';
import type { Figures } from './figures';

export type Outcome = {
	readonly state: 'done' | 'failed';
	readonly reason: Reason;
	readonly detail: string;
};

export function outcomeOf(
	figures: Figures,
	{ limit, start }: Pick<CrawlerRow, 'limit' | 'start'>,
	attribute: string | null
): Outcome {
	const { products, seen } = figures;
	if (limit !== null && products >= limit)
		return { state: 'done', reason: 'limit-reached', detail: `${products} products` };
	if (products > 0) return { state: 'done', reason: 'finished', detail: figures.source };
	if (seen > 0) {
		const detail = attribute
			? `${seen} products read, none of them is a ${attribute}`
			: `${seen} products read, none of them could be kept`;
		return { state: 'failed', reason: 'nothing-found', detail };
	}
	return { state: 'failed', ...troubleOf(figures, start) };
}

/** What stood in the way, the most telling first. */
function troubleOf(figures: Figures, start: readonly string[]): { reason: Reason; detail: string } {
	if (figures.entriesNeedingLogin > 0)
		return { reason: 'needs-login', detail: 'the shop asks for a login or refuses visitors' };
	if (figures.entriesClosedByRobots > 0 && figures.answers === 0)
		return { reason: 'closed-by-robots', detail: 'robots.txt closes every way into the shop' };
	if (start.length > 0 && figures.failed > 0 && figures.entriesUnreachable === 0)
		return {
			reason: 'start-unreadable',
			detail: 'nothing could be read where it was told to begin'
		};
	if (figures.answers === 0)
		return { reason: 'host-unreachable', detail: 'no address of the shop answered' };
	if (figures.entriesClosedByRobots > 0 && figures.pagesRead === 0)
		return { reason: 'closed-by-robots', detail: 'robots.txt closes the pages with products' };
	return { reason: 'nothing-found', detail: 'no known way led to a product' };
}

/** Whether an answer says that visitors have to log in. */
export function needsLogin(asked: string, answered: string, status: number): boolean {
	if (status === 401 || status === 403) return true;
	const isLoginPath = (address: string) =>
		/(^|[/_.-])(log-?in|sign-?in|auth|logon)([/_.-]|$)/i.test(new URL(address).pathname);
	return asked !== answered && isLoginPath(answered) && !isLoginPath(asked);
}
