/** How crawlers stand, as a table and as lines. */

import type { Crawler } from '../../../src/lib/catalog/collect/crawler';
import { durationText, remainingText } from './figures';
import { safeText, tableText, type TableColumn } from './table';
import type { Words } from './words';

export function crawlerTable(crawlers: readonly Crawler[], words: Words, width?: number): string {
	const { columns } = words;
	const head: TableColumn[] = [
		{ title: columns.id },
		{ title: columns.state },
		{ title: columns.done, align: 'right' },
		{ title: columns.queued, align: 'right' },
		{ title: columns.products, align: 'right' },
		{ title: columns.images, align: 'right' },
		{ title: columns.failed, align: 'right' },
		{ title: columns.rate, align: 'right' },
		{ title: columns.elapsed, align: 'right' },
		{ title: columns.remaining },
		{ title: columns.reason }
	];
	const rows = crawlers.map((crawler) => [
		crawler.id,
		words.states[crawler.state],
		String(crawler.done),
		String(crawler.queued + crawler.inFlight),
		String(crawler.products),
		String(crawler.images),
		String(crawler.failed),
		crawler.rate.last10s.toFixed(1),
		durationText(crawler.elapsedMs, words),
		remainingText(crawler.remaining, words),
		words.reasons[crawler.reason]
	]);
	return tableText(head, rows, width);
}

/** What became of a crawler, with its latest error where it has one. */
export function crawlerLine(crawler: Crawler, words: Words): string {
	const { name, state, reason, done, queued, inFlight, products, images, failed } = crawler;
	const lines = [
		`${words.run.line(name, words.states[state], words.reasons[reason])} (${words.run.figures(done, queued + inFlight, products, images, failed)})`
	];
	const [error] = crawler.lastErrors;
	if (state === 'failed' && error) {
		lines.push(`  ${words.errors[error.kind]}: ${error.url} (${error.message})`);
	}
	return lines.map(safeText).join('\n');
}
