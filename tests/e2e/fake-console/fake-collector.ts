/** A collector that collects nothing: its crawlers move on as a test or a clock tells them. */

import { EventEmitter } from 'node:events';
import type {
	CollectedItem,
	ConsoleEvent,
	Crawler,
	CrawlerAction,
	CrawlerEdit,
	ItemPage,
	NewCrawler,
	NewProject,
	Project,
	ProjectEdit,
	SnapshotEvent
} from '../../../src/lib/catalog/collect/crawler';
import { sampleCrawler, sampleProject } from './sample-crawl';

export class Refusal extends Error {
	readonly code: 'not-found' | 'not-allowed-now' | 'invalid' | 'forbidden';
	constructor(code: Refusal['code'], message = code as string) {
		super(message);
		this.code = code;
	}
}

const NEXT: Readonly<Record<CrawlerAction, Pick<Crawler, 'state' | 'reason'>>> = {
	start: { state: 'running', reason: 'collecting' },
	pause: { state: 'paused', reason: 'paused-by-person' },
	resume: { state: 'running', reason: 'collecting' },
	stop: { state: 'done', reason: 'stopped-by-person' },
	cancel: { state: 'cancelled', reason: 'cancelled-by-person' }
};

const ALLOWED: Readonly<Record<CrawlerAction, readonly Crawler['state'][]>> = {
	start: ['pending', 'done', 'failed', 'cancelled'],
	pause: ['running'],
	resume: ['paused', 'failed'],
	stop: ['running', 'paused'],
	cancel: ['running', 'paused', 'stopping']
};

export class FakeCollector {
	readonly projects = new Map<string, Project>();
	readonly crawlers = new Map<string, Crawler>();
	readonly snapshots = new Map<string, SnapshotEvent>();
	items: CollectedItem[] = [];
	readonly removed = new Set<string>();
	readonly #events = new EventEmitter<{ event: [ConsoleEvent] }>();
	#last = 0;

	constructor() {
		this.#events.setMaxListeners(0);
	}

	addProject(project: NewProject): Project {
		const added = sampleProject(`p${(this.#last += 1)}`, project, {
			createdAt: new Date(Date.UTC(2026, 2, 2, 9, this.#last)).toISOString()
		});
		return this.putProject(added);
	}
	editProject(id: string, edit: ProjectEdit): Project {
		const { name, labels } = edit;
		const project = this.#project(id);
		return this.putProject({ ...project, ...(name && { name }), ...(labels && { labels }) });
	}
	removeProject(id: string): void {
		this.#project(id);
		const crawlers = [...this.crawlers.values()].filter(({ project }) => project === id);
		for (const crawler of crawlers) this.crawlers.delete(crawler.id);
		this.projects.delete(id);
		this.tell({ kind: 'removed', crawlers: crawlers.map((one) => one.id), projects: [id] });
	}

	addCrawler(project: string, crawler: NewCrawler, change: Partial<Crawler> = {}): Crawler {
		this.#project(project);
		return this.put(sampleCrawler(`c${(this.#last += 1)}`, project, crawler, change));
	}
	editCrawler(id: string, edit: CrawlerEdit): Crawler {
		return this.put({ ...this.crawler(id), ...(edit as Partial<Crawler>) });
	}
	removeCrawler(id: string): void {
		this.crawler(id);
		this.crawlers.delete(id);
		this.tell({ kind: 'removed', crawlers: [id], projects: [] });
	}
	act(id: string, action: CrawlerAction): Crawler {
		const crawler = this.crawler(id);
		if (!ALLOWED[action].includes(crawler.state)) throw new Refusal('not-allowed-now');
		const next = NEXT[action];
		const remaining = next.state === 'running' ? crawler.remaining : { state: 'none' as const };
		return this.put({ ...crawler, ...next, remaining });
	}

	page(query: URLSearchParams): ItemPage {
		const [project, crawler] = [query.get('project'), query.get('crawler')];
		const text = (query.get('text') ?? '').toLowerCase();
		const fits = this.items.filter(
			(item) =>
				!this.removed.has(item.id) &&
				(project === null || item.project === project) &&
				(crawler === null || item.crawler === crawler) &&
				`${item.product.name} ${item.product.number}`.toLowerCase().includes(text)
		);
		const from = Number(query.get('after') ?? 0);
		const to = from + Number(query.get('limit') ?? 60);
		return {
			items: fits.slice(from, to),
			total: fits.length,
			next: to < fits.length ? String(to) : ''
		};
	}

	crawler(id: string): Crawler {
		const crawler = this.crawlers.get(id);
		if (!crawler) throw new Refusal('not-found');
		return crawler;
	}
	#project(id: string): Project {
		const project = this.projects.get(id);
		if (!project) throw new Refusal('not-found');
		return project;
	}

	put(crawler: Crawler): Crawler {
		const now = { ...crawler, at: new Date().toISOString() };
		this.crawlers.set(now.id, now);
		this.tell({ kind: 'crawlers', crawlers: [now] });
		return now;
	}
	putProject(project: Project): Project {
		this.projects.set(project.id, project);
		this.tell({ kind: 'projects', projects: [project] });
		return project;
	}
	putSnapshot(event: SnapshotEvent): void {
		this.snapshots.set(event.project, event);
		this.tell(event);
	}

	/** Every running crawler answers a little more. */
	advance(): void {
		const at = new Date().toISOString();
		const moved = [...this.crawlers.values()]
			.filter(({ state }) => state === 'running')
			.map((crawler): Crawler => {
				const answers = Math.min(crawler.queued, 3);
				const perMinute = [...crawler.perMinute];
				perMinute.push((perMinute.pop() ?? 0) + answers);
				return {
					...crawler,
					at,
					perMinute,
					queued: crawler.queued - answers,
					done: crawler.done + answers,
					products: crawler.products + 1,
					images: crawler.images + 2,
					bytes: crawler.bytes + 250_000,
					elapsedMs: crawler.elapsedMs + 500,
					rate: { ...crawler.rate, last10s: 1.5 + (crawler.done % 10) / 10 }
				};
			});
		for (const crawler of moved) this.crawlers.set(crawler.id, crawler);
		if (moved.length > 0) this.tell({ kind: 'crawlers', crawlers: moved });
	}

	tell(event: ConsoleEvent): void {
		this.#events.emit('event', event);
	}
	subscribe(listener: (event: ConsoleEvent) => void): () => void {
		this.#events.on('event', listener);
		return () => this.#events.off('event', listener);
	}
}
