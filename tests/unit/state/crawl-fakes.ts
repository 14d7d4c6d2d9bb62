/** A console whose answers a test sets. */

import { vi } from 'vitest';
import type { Crawler, ItemPage, Project } from '../../../src/lib/catalog/collect/crawler';
import type { EventsWatcher } from '../../../src/lib/jobs/console-events';
import type { CrawlService } from '../../../src/lib/state/crawl-service';
import {
	AT_WORK,
	sampleCrawler,
	sampleItem,
	sampleProject
} from '../../e2e/fake-console/sample-crawl';
import { NamedError } from './fakes';

export const HEALTH = { name: 'otlens-console', version: '0.1.0', startedAt: '' } as const;

export const project = (id: string, change: Partial<Project> = {}): Project =>
	sampleProject(
		id,
		{ name: `Project ${id}`, shop: 'https://shop.example/', attribute: null, content: 'images' },
		change
	);

export const crawler = (id: string, of: string, change: Partial<Crawler> = {}): Crawler =>
	sampleCrawler(id, of, { name: `Crawler ${id}` }, change);

export const working = (id: string, of: string, change: Partial<Crawler> = {}): Crawler =>
	crawler(id, of, { ...AT_WORK, ...change });

export const itemPage = (from: number, count: number, total: number): ItemPage => ({
	items: Array.from({ length: count }, (_, i) => sampleItem('p1', from + i, null)),
	total,
	next: from + count < total ? String(from + count) : ''
});

export function fakeConsole() {
	const watchers: EventsWatcher[] = [];
	const stream = { close: vi.fn(), reconnect: vi.fn(), retry: vi.fn() };
	const unasked = () => Promise.reject(new NamedError('ConsoleFailedError'));
	const service = {
		health: vi.fn<CrawlService['health']>(() => Promise.resolve(HEALTH)),
		signIn: vi.fn<CrawlService['signIn']>(() => Promise.resolve()),
		projects: vi.fn<CrawlService['projects']>(() => Promise.resolve([project('p1')])),
		addProject: vi.fn<CrawlService['addProject']>(unasked),
		editProject: vi.fn<CrawlService['editProject']>(unasked),
		removeProject: vi.fn<CrawlService['removeProject']>(() => Promise.resolve()),
		crawlers: vi.fn<CrawlService['crawlers']>(() => Promise.resolve([crawler('c1', 'p1')])),
		addCrawler: vi.fn<CrawlService['addCrawler']>(unasked),
		editCrawler: vi.fn<CrawlService['editCrawler']>(unasked),
		act: vi.fn<CrawlService['act']>(unasked),
		removeCrawler: vi.fn<CrawlService['removeCrawler']>(() => Promise.resolve()),
		items: vi.fn<CrawlService['items']>(() => Promise.resolve(itemPage(0, 3, 3))),
		item: vi.fn<CrawlService['item']>(unasked),
		removeItems: vi.fn<CrawlService['removeItems']>((ids) => Promise.resolve(ids.length)),
		restoreItems: vi.fn<CrawlService['restoreItems']>((ids) => Promise.resolve(ids.length)),
		snapshot: vi.fn<CrawlService['snapshot']>(() => Promise.resolve(null)),
		makeSnapshot: vi.fn<CrawlService['makeSnapshot']>(() => Promise.resolve()),
		stopSnapshot: vi.fn<CrawlService['stopSnapshot']>(() => Promise.resolve()),
		snapshotUrl: (id: string) => `/api/projects/${id}/snapshot/`,
		exportUrl: (id: string, format: string) => `/api/projects/${id}/export.${format}`,
		pictureUrl: (id: string, index: number) => `/api/items/${id}/pictures/${index}`,
		watch: vi.fn<CrawlService['watch']>((watcher) => {
			watchers.push(watcher);
			return stream;
		})
	} satisfies CrawlService;
	/** The one that listens now. */
	const watcher = (): EventsWatcher => watchers.at(-1) as EventsWatcher;
	return { service, stream, watcher };
}
