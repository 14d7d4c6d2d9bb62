/** A crawler as it is shown: what a person asked for, its state, and its figures at this moment. */

import type { Crawler } from '../../../src/lib/catalog/collect/crawler';
import type { CrawlerRow } from '../store/crawlers';
import type { Store } from '../store/store';
import type { Clock } from './clock';
import type { CrawlRun } from './run/crawl-run';
import { readFigures } from './run/figures';
import { estimateRemaining, isDiscovering, type Progress } from './run/remaining';

const HOSTS_SHOWN = 20;

export function viewCrawler(
	store: Store,
	clock: Clock,
	row: CrawlerRow,
	run: CrawlRun | null,
	analysed: number
): Crawler {
	const now = clock.wall();
	const figures = run?.ledger.figures ?? readFigures(row.figures);
	const { workedMs, done, failed, retried, notModified, products, images, bytes } = figures;
	const inFlight = run?.inFlight ?? 0;
	const last10s = run?.ledger.answers.last10s(clock.steady()) ?? 0;
	const overall = workedMs > 0 ? (figures.answers * 1000) / workedMs : 0;
	const progress = run && row.state === 'running' ? progressOf(run, last10s, overall) : null;
	return {
		id: row.id,
		project: row.project,
		name: row.name,
		source: row.source,
		start: [...row.start],
		paceMs: row.paceMs,
		concurrency: row.concurrency,
		limit: row.limit,
		schedule: row.schedule,
		labels: [...row.labels],
		at: iso(now),
		state: row.state,
		reason: progress && isDiscovering(progress) ? 'discovering' : row.reason,
		detail: row.detail,
		startedAt: row.startedAt === null ? null : iso(row.startedAt),
		endedAt: row.endedAt === null ? null : iso(row.endedAt),
		elapsedMs: workedMs,
		remaining: progress ? estimateRemaining(progress) : { state: 'none' },
		queued: Math.max(0, figures.queued - inFlight),
		inFlight,
		done,
		failed,
		retried,
		skippedByRobots: figures.skippedByRobots,
		notModified,
		products,
		images,
		duplicates: { exact: figures.exact, near: figures.near },
		bytes,
		statusCodes: figures.statusCodes,
		rate: { last10s: progress ? last10s : 0, overall },
		perMinute: store.log.perMinute(row.id, now),
		hosts: (run?.lanes ?? []).slice(0, HOSTS_SHOWN).map(({ gate }) => gate.state()),
		lastErrors: store.log.lastErrors(row.id),
		vision: visionOf(images, analysed)
	};
}

/** @param analysed of the whole project's pictures */
function visionOf(images: number, analysed: number): Crawler['vision'] {
	const done = Math.min(images, analysed);
	return { done, pending: images - done };
}

function progressOf(run: CrawlRun, last10s: number, overall: number): Progress {
	const { pending, figures, foundIn10s } = run.ledger;
	const { pagesRead, imagesFound } = figures;
	const most = mostPerSecond(run);
	return { pending, pagesRead, imagesFound, foundIn10s, last10s, overall, mostPerSecond: most };
}

/** As fast as the hosts' paces let it go, all together. */
function mostPerSecond(run: CrawlRun): number {
	return run.lanes.reduce((sum, { gate }) => sum + 1000 / gate.state().paceMs, 0);
}

function iso(time: number): string {
	return new Date(time).toISOString();
}
