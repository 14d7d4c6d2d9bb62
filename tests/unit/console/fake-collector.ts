/** A collector that lives in memory: obeys the contract, fetches nothing. */

import type {
	CollectedItem,
	ConsoleEvent,
	Crawler,
	CrawlerAction,
	CrawlerState,
	Project
} from '../../../src/lib/catalog/collect/crawler';
import * as v from 'valibot';
import {
	itemQuerySchema,
	newCrawlerSchema,
	newProjectSchema
} from '../../../src/lib/catalog/collect/crawler';
import { createProduct, type Product } from '../../../src/lib/catalog/collect/product';
import {
	NotAllowedNowError,
	NotFoundError,
	type Collector
} from '../../../scripts/crawl/engine/collector';

const NEXT: Readonly<Record<CrawlerAction, readonly [readonly CrawlerState[], CrawlerState]>> = {
	start: [['pending', 'done', 'failed', 'cancelled'], 'running'],
	pause: [['running'], 'paused'],
	resume: [['paused'], 'running'],
	stop: [['running', 'paused'], 'done'],
	cancel: [['running', 'paused'], 'cancelled']
};

const START = Date.parse('2026-01-02T03:04:05.000Z');

export type FakeCollector = Collector & {
	emit(event: ConsoleEvent): void;
	/** Changes a crawler's figures and tells the listeners. */
	move(id: string, change: Partial<Crawler>): Crawler;
	addItem(
		project: string,
		product: Partial<Product> & { number: string },
		item?: Partial<CollectedItem>
	): CollectedItem;
	/** Calls of `close`. */
	closed: number;
	readonly listeners: number;
	/** Answers `picture`. */
	pictureFile: { file: string; type: string } | null;
};

export function createFakeCollector(): FakeCollector {
	const projects = new Map<string, Project>();
	const crawlers = new Map<string, Crawler>();
	const items = new Map<string, CollectedItem>();
	const removed = new Set<string>();
	const listeners = new Set<(event: ConsoleEvent) => void>();
	let tick = 0;
	const now = () => new Date(START + 1000 * tick++).toISOString();

	function get<T>(map: Map<string, T>, id: string, what: string): T {
		const found = map.get(id);
		if (found === undefined) throw new NotFoundError(`There is no ${what} "${id}".`);
		return found;
	}
	const emit = (event: ConsoleEvent) => listeners.forEach((listener) => listener(event));
	function putProject(project: Project): Project {
		projects.set(project.id, project);
		emit({ kind: 'projects', projects: [project] });
		return project;
	}
	function put(crawler: Crawler): Crawler {
		crawlers.set(crawler.id, crawler);
		emit({ kind: 'crawlers', crawlers: [crawler] });
		return crawler;
	}

	const collector: FakeCollector = {
		closed: 0,
		pictureFile: null,
		get listeners() {
			return listeners.size;
		},
		emit,
		move: (id, change) => put({ ...get(crawlers, id, 'crawler'), at: now(), ...change }),
		addItem(project, { number, ...known }, more = {}) {
			const product = createProduct({
				number,
				name: `Item ${number}`,
				link: `https://shop.example/${encodeURIComponent(number)}`,
				...known
			});
			const at = now();
			const item: CollectedItem = {
				id: `${project}/${number}`,
				project,
				crawler: null,
				collectedAt: at,
				changedAt: at,
				product,
				images: [],
				...more
			};
			items.set(item.id, item);
			return item;
		},
		projects: async () => [...projects.values()],
		async addProject(input) {
			const id = `project-${projects.size + 1}`;
			const project: Project = {
				...v.parse(newProjectSchema, input),
				id,
				createdAt: now(),
				crawlers: 0,
				products: 0,
				images: 0,
				bytes: 0
			};
			return putProject(project);
		},
		async editProject(id, edit) {
			const project = { ...get(projects, id, 'project'), ...edit } as Project;
			return putProject(project);
		},
		async removeProject(id) {
			get(projects, id, 'project');
			projects.delete(id);
			for (const crawler of crawlers.values())
				if (crawler.project === id) crawlers.delete(crawler.id);
			for (const item of items.values()) if (item.project === id) items.delete(item.id);
		},
		crawlers: async (project) =>
			[...crawlers.values()].filter(
				(crawler) => project === undefined || crawler.project === project
			),
		async addCrawler(project, input) {
			get(projects, project, 'project');
			return put({
				...v.parse(newCrawlerSchema, input),
				id: `crawler-${crawlers.size + 1}`,
				project,
				at: now(),
				state: 'pending',
				reason: 'waits-for-start',
				detail: '',
				startedAt: null,
				endedAt: null,
				elapsedMs: 0,
				remaining: { state: 'none' },
				queued: 0,
				inFlight: 0,
				done: 0,
				failed: 0,
				retried: 0,
				skippedByRobots: 0,
				notModified: 0,
				products: 0,
				images: 0,
				duplicates: { exact: 0, near: 0 },
				bytes: 0,
				statusCodes: {},
				rate: { last10s: 0, overall: 0 },
				perMinute: [],
				hosts: [],
				lastErrors: [],
				vision: { done: 0, pending: 0 }
			});
		},
		editCrawler: async (id, edit) =>
			put({ ...get(crawlers, id, 'crawler'), ...edit, at: now() } as Crawler),
		async act(id, action) {
			const crawler = get(crawlers, id, 'crawler');
			const [from, to] = NEXT[action];
			if (!from.includes(crawler.state)) {
				throw new NotAllowedNowError(`A ${crawler.state} crawler cannot ${action}.`);
			}
			return put({ ...crawler, state: to, at: now(), reason: 'collecting' });
		},
		async removeCrawler(id) {
			get(crawlers, id, 'crawler');
			crawlers.delete(id);
			emit({ kind: 'removed', crawlers: [id], projects: [] });
		},
		async items(query) {
			const { project, crawler, text, after, limit } = v.parse(itemQuerySchema, query);
			const matching = [...items.values()].filter(
				(item) =>
					!removed.has(item.id) &&
					(project === undefined || item.project === project) &&
					(crawler === undefined || item.crawler === crawler) &&
					item.product.name.includes(text)
			);
			const from = after === '' ? 0 : Number(after);
			const page = matching.slice(from, from + limit);
			const next = from + limit < matching.length ? String(from + limit) : '';
			return { items: page, total: matching.length, next };
		},
		item: async (id) => get(items, id, 'item'),
		async removeItems(ids) {
			const found = ids.filter((id) => items.has(id) && !removed.has(id));
			found.forEach((id) => removed.add(id));
			return found.length;
		},
		restoreItems: async (ids) => ids.filter((id) => removed.delete(id)).length,
		async picture(id, index) {
			get(items, id, 'item');
			if (index > 0 || collector.pictureFile === null) {
				throw new NotFoundError(`"${id}" has no picture ${index}.`);
			}
			return collector.pictureFile;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async close() {
			collector.closed += 1;
		}
	};
	return collector;
}
