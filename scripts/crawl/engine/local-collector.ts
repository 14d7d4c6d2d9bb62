/** The collector of this process: crawlers, their runs, their schedules, and everybody who listens. */

import { setMaxListeners } from 'node:events';
import type {
	CollectedItem,
	ConsoleEvent,
	Crawler,
	CrawlerAction,
	CrawlerEdit,
	ItemPage,
	ItemQuery,
	NewCrawler,
	NewProject,
	Project,
	ProjectEdit
} from '../../../src/lib/catalog/collect/crawler';
import type { CrawlerRow, CrawlerStatus } from '../store/crawlers';
import { splitItemId } from '../store/items';
import type { Store } from '../store/store';
import { isAllowed } from './actions';
import type { Clock } from './clock';
import { NotAllowedNowError, type Collector, type StoredPicture } from './collector';
import type { Fetcher } from './fetch/fetcher';
import { HostGates } from './hosts/host-gates';
import { Analysed } from './analysed';
import { Announcer } from './announcer';
import { Looks } from './pictures/looks';
import type { Reader } from './reader';
import { CrawlRun } from './run/crawl-run';
import { emptyFigures } from './run/figures';
import type { RunContext } from './run/run-context';
import { Schedules } from './schedules';
import { viewCrawler } from './view';

export type Parts = {
	readonly store: Store;
	readonly reader: Reader;
	readonly fetcher: Fetcher;
	readonly clock: Clock;
	readonly internalHosts: ReadonlySet<string>;
};

/** What was removed can be restored for so long. */
const KEEP_REMOVED_MS = 7 * 24 * 3600_000;

export class LocalCollector implements Collector {
	readonly #parts: Parts;
	readonly #context: RunContext;
	readonly #runs = new Map<string, CrawlRun>();
	readonly #looks = new Map<string, Looks>();
	readonly #closing = new AbortController();
	readonly #announcer: Announcer;
	readonly #schedules: Schedules;
	readonly #analysed: Analysed;

	constructor(parts: Parts) {
		const { store, clock } = parts;
		this.#parts = parts;
		setMaxListeners(0, this.#closing.signal);
		const gates = new HostGates({ ...parts, signal: this.#closing.signal });
		this.#context = {
			...parts,
			gates,
			looksOf: (project) => this.#looksOf(project),
			changed: (id) => this.#announcer.changed(id)
		};
		this.#announcer = new Announcer(clock, {
			crawler: (id) => this.#view(store.crawlers.get(id)),
			crawlers: () => store.crawlers.all().map((row) => this.#view(row)),
			projects: () => store.projects.all(),
			running: () => this.#running()
		});
		this.#analysed = new Analysed(store.folder, store.pictures, clock);
		this.#schedules = new Schedules(clock, (id) => this.#startBySchedule(id));
		this.#recover();
	}

	async projects(): Promise<readonly Project[]> {
		return await Promise.resolve(this.#parts.store.projects.all());
	}

	async addProject(project: NewProject): Promise<Project> {
		const { store, clock } = this.#parts;
		const added = store.projects.add(project, clock.wall());
		this.#announcer.projectsChanged();
		return await Promise.resolve(added);
	}

	async editProject(id: string, edit: ProjectEdit): Promise<Project> {
		const edited = this.#parts.store.projects.edit(id, edit);
		this.#announcer.projectsChanged();
		return await Promise.resolve(edited);
	}

	async removeProject(id: string): Promise<void> {
		const { store } = this.#parts;
		store.projects.row(id);
		const crawlers = store.crawlers.all(id).map((row) => row.id);
		await Promise.all(crawlers.map((crawler) => this.#halt(crawler)));
		store.projects.remove(id);
		for (const crawler of crawlers) this.#forget(crawler);
		this.#looks.delete(id);
		await this.#removeOrphans();
		this.#announcer.removed(crawlers, [id]);
	}

	async crawlers(project?: string): Promise<readonly Crawler[]> {
		const { store } = this.#parts;
		if (project !== undefined) store.projects.row(project);
		return await Promise.resolve(store.crawlers.all(project).map((row) => this.#view(row)));
	}

	async addCrawler(project: string, crawler: NewCrawler): Promise<Crawler> {
		const { store, clock } = this.#parts;
		store.projects.row(project);
		const row = store.crawlers.add(project, crawler, clock.wall());
		this.#schedules.set(row);
		this.#announcer.changed(row.id);
		this.#announcer.projectsChanged();
		return await Promise.resolve(this.#view(row));
	}

	async editCrawler(id: string, edit: CrawlerEdit): Promise<Crawler> {
		const { store } = this.#parts;
		let row = store.crawlers.edit(id, edit);
		if (row.state === 'pending') {
			const reason = row.schedule ? 'waits-for-schedule' : 'waits-for-start';
			row = store.crawlers.setStatus(id, { reason });
		}
		this.#runs.get(id)?.edit(row);
		this.#schedules.set(row);
		this.#announcer.changed(id);
		return await Promise.resolve(this.#view(this.#row(id)));
	}

	async act(id: string, action: CrawlerAction): Promise<Crawler> {
		const { state } = this.#row(id);
		if (!isAllowed(state, action))
			throw new NotAllowedNowError(`a crawler that is ${state} cannot ${action}`);
		await this.#perform(id, action);
		this.#announcer.changed(id);
		return this.#view(this.#row(id));
	}

	async removeCrawler(id: string): Promise<void> {
		const { store } = this.#parts;
		store.crawlers.get(id);
		await this.#halt(id);
		store.transaction(() => {
			store.products.unlinkCrawler(id);
			store.crawlers.remove(id);
		});
		this.#forget(id);
		this.#announcer.removed([id], []);
		this.#announcer.projectsChanged();
	}

	async items(query: ItemQuery): Promise<ItemPage> {
		return await Promise.resolve(this.#parts.store.items.query(query));
	}

	async item(id: string): Promise<CollectedItem> {
		return await Promise.resolve(this.#parts.store.items.get(id));
	}

	async removeItems(ids: readonly string[]): Promise<number> {
		const { store, clock } = this.#parts;
		return await this.#eachItem(ids, (project, number) =>
			store.products.remove(project, number, clock.wall())
		);
	}

	async restoreItems(ids: readonly string[]): Promise<number> {
		return await this.#eachItem(ids, (project, number) =>
			this.#parts.store.products.restore(project, number)
		);
	}

	async picture(id: string, index: number): Promise<StoredPicture> {
		const { items, files } = this.#parts.store;
		const { sha256, type } = items.picture(id, index);
		return await Promise.resolve({ file: files.path(sha256, type), type });
	}

	subscribe(listener: (event: ConsoleEvent) => void): () => void {
		return this.#announcer.subscribe(listener);
	}

	async close(): Promise<void> {
		this.#schedules.close();
		const live = [...this.#runs.values()];
		for (const run of live)
			if (run.row.state === 'running') run.rest({ state: 'paused', reason: 'interrupted' });
		this.#closing.abort();
		await Promise.all(live.map((run) => run.cutOff()));
		this.#announcer.close();
		this.#analysed.close();
		await this.#parts.fetcher.close();
		this.#parts.store.close();
	}

	async #perform(id: string, action: CrawlerAction): Promise<void> {
		switch (action) {
			case 'start': {
				this.#start(id);
				return;
			}
			case 'pause':
				return this.#runs.get(id)?.rest({ state: 'paused', reason: 'paused-by-person' });
			case 'resume': {
				await this.#resume(id);
				return;
			}
			case 'stop': {
				await this.#stop(id);
				return;
			}
			case 'cancel': {
				await this.#cancel(id);
				return;
			}
		}
	}

	/** Begins anew. */
	#start(id: string): void {
		const { store, clock } = this.#parts;
		const { run } = store.crawlers.get(id);
		this.#runs.delete(id);
		store.transaction(() => {
			store.requests.clear(id);
			store.log.clearErrors(id);
			store.crawlers.setFigures(id, JSON.stringify(emptyFigures()));
			const status = {
				run: run + 1,
				entry: -1,
				startedAt: clock.wall(),
				endedAt: null,
				detail: ''
			};
			store.crawlers.setStatus(id, status);
		});
		this.#run(id).work();
	}

	async #resume(id: string): Promise<void> {
		const run = this.#run(id);
		if (run.row.reason === 'disk-full') await run.cutOff();
		run.work();
	}

	async #stop(id: string): Promise<void> {
		const run = this.#run(id);
		await run.stop();
		// It may have been cancelled meanwhile.
		if (run.row.state !== 'stopping') return;
		run.rest({ state: 'done', reason: 'stopped-by-person', endedAt: this.#parts.clock.wall() });
		this.#runs.delete(id);
	}

	/** What this run brought goes, with the pictures that nothing else shows. */
	async #cancel(id: string): Promise<void> {
		const { store, clock } = this.#parts;
		const ended = {
			state: 'cancelled',
			reason: 'cancelled-by-person',
			endedAt: clock.wall()
		} as const;
		const row = store.crawlers.get(id);
		const run = this.#run(id);
		run.rest({ ...ended, detail: '' });
		await run.cutOff();
		this.#runs.delete(id);
		const { content } = store.projects.row(row.project);
		store.transaction(() => {
			store.products.discard(`${id}#${row.run}`, content === 'images');
			store.requests.clear(id);
			store.crawlers.setFigures(id, JSON.stringify({ ...run.ledger.figures, queued: 0 }));
		});
		this.#looks.delete(row.project);
		await this.#removeOrphans();
		this.#announcer.projectsChanged();
	}

	/** Takes a crawler out of work at once, whatever becomes of it then. */
	async #halt(id: string): Promise<void> {
		const run = this.#runs.get(id);
		if (!run) return;
		run.rest({ state: 'paused', reason: 'interrupted' });
		await run.cutOff();
	}

	#forget(id: string): void {
		this.#runs.delete(id);
		this.#schedules.remove(id);
	}

	#run(id: string): CrawlRun {
		const known = this.#runs.get(id);
		if (known) return known;
		const { store } = this.#parts;
		const row = store.crawlers.get(id);
		const run = new CrawlRun(this.#context, row, store.projects.row(row.project));
		this.#runs.set(id, run);
		return run;
	}

	#startBySchedule(id: string): void {
		const { store, clock } = this.#parts;
		const row = store.crawlers.get(id);
		const schedule = this.#schedules.after(row, clock.wall());
		const edited = store.crawlers.edit(id, { schedule });
		this.#runs.get(id)?.edit(edited);
		if (isAllowed(this.#row(id).state, 'start')) this.#start(id);
		this.#schedules.set(edited);
		this.#announcer.changed(id);
	}

	/** Crawlers of a process that died are at rest, their requests back in the queue. */
	#recover(): void {
		const { store, clock } = this.#parts;
		const now = clock.wall();
		store.requests.giveBack();
		store.log.forgetMinutes(now);
		store.products.sweep(now - KEEP_REMOVED_MS);
		for (const row of store.crawlers.all()) {
			const recovered = recoveredStatus(row, now);
			if (recovered) {
				store.crawlers.setStatus(row.id, recovered);
				const { listings, products, pictures } = store.requests.pending(row.id);
				const figures = {
					...JSON.parse(row.figures),
					queued: listings + products + pictures
				} as object;
				store.crawlers.setFigures(row.id, JSON.stringify(figures));
			}
			this.#schedules.set(row);
		}
		void this.#removeOrphans();
	}

	async #removeOrphans(): Promise<void> {
		const { store } = this.#parts;
		const orphans = store.transaction(() => store.pictures.removeOrphans());
		await Promise.all(orphans.map(({ sha256, type }) => store.files.remove(sha256, type)));
	}

	async #eachItem(
		ids: readonly string[],
		work: (project: string, number: string) => boolean
	): Promise<number> {
		const { store } = this.#parts;
		const changed = store.transaction(
			() =>
				ids.filter((id) => {
					const { project, number } = splitItemId(id);
					return work(project, number);
				}).length
		);
		if (changed > 0) this.#announcer.projectsChanged();
		return await Promise.resolve(changed);
	}

	#looksOf(project: string): Looks {
		const known = this.#looks.get(project);
		if (known) return known;
		const looks = new Looks(this.#parts.store.pictures.looks(project));
		this.#looks.set(project, looks);
		return looks;
	}

	#running(): string[] {
		return [...this.#runs.values()]
			.filter(({ row }) => row.state === 'running' || row.state === 'stopping')
			.map(({ id }) => id);
	}

	#row(id: string): CrawlerRow {
		return this.#runs.get(id)?.row ?? this.#parts.store.crawlers.get(id);
	}

	#view(row: CrawlerRow): Crawler {
		const run = this.#runs.get(row.id) ?? null;
		const analysed = this.#analysed.count(row.project);
		return viewCrawler(this.#parts.store, this.#parts.clock, run?.row ?? row, run, analysed);
	}
}

function recoveredStatus(row: CrawlerRow, now: number): Partial<CrawlerStatus> | null {
	if (row.state === 'running') return { state: 'paused', reason: 'interrupted' };
	if (row.state === 'stopping') return { state: 'done', reason: 'stopped-by-person', endedAt: now };
	return null;
}
