/** Watches crawlers until each has come to its end, and tells how they stand while they run. */

import type { Crawler, CrawlerState } from '../../../src/lib/catalog/collect/crawler';
import { CliError, EXIT } from './cli-error';
import { ConsoleGoneError } from './console-call';
import { crawlerLine, crawlerTable } from './crawler-table';
import { createLivePlace } from './live-place';
import type { Opened } from './open';
import type { Session } from './session';

const MOVING: readonly CrawlerState[] = ['running', 'stopping'];
/** How often the table is drawn anew, and a pipe gets a line. */
const DRAW_MS = 500;
const LINE_MS = 10_000;

/**
 * @returns once none of them runs any more
 * @throws CliError when one failed, or the person ended it
 */
export async function watchUntilDone(
	session: Session,
	{ kind, collector }: Opened,
	ids: readonly string[]
): Promise<void> {
	const { words, outside } = session;
	const { interrupted } = outside;
	const live = createLivePlace(outside.error);
	const told = new Map<string, string>();
	let toldAt = performance.now();
	let crawlers: readonly Crawler[] = [];

	/** A pipe gets what became of each, and now and then how far they are. */
	const tell = (): void => {
		const isDue = performance.now() - toldAt >= LINE_MS;
		if (isDue) toldAt = performance.now();
		for (const crawler of crawlers) {
			if (told.get(crawler.id) === crawler.state && !(isDue && MOVING.includes(crawler.state))) {
				continue;
			}
			told.set(crawler.id, crawler.state);
			session.note(crawlerLine(crawler, words));
		}
	};

	for (;;) {
		crawlers = (await collector.crawlers()).filter(({ id }) => ids.includes(id));
		if (live) live.draw(crawlerTable(crawlers, words, outside.error.columns));
		else tell();
		if (interrupted.aborted || !crawlers.some(({ state }) => MOVING.includes(state))) break;
		await wait(DRAW_MS, interrupted);
	}
	live?.end();
	if (live) for (const crawler of crawlers) session.note(crawlerLine(crawler, words));

	if (interrupted.aborted) {
		const text = kind === 'local' ? words.run.rested : words.run.watchingEnded;
		throw new CliError(text, EXIT.interrupted);
	}
	if (session.isJson) session.print(JSON.stringify(crawlers, null, '\t'));
	if (crawlers.some(({ state }) => state === 'failed')) throw new CliError('', EXIT.failed);
	if (crawlers.length < ids.length && kind === 'remote') throw new ConsoleGoneError('Removed.');
}

/** Ends early when the signal does. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', end);
			resolve();
		};
		const timer = setTimeout(end, ms);
		signal.addEventListener('abort', end);
		if (signal.aborted) end();
	});
}
