/** The collector of this process: what is kept, the runs at work, their schedules, and everybody who listens. */

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
import type { CrawlerRow } from '../store/crawlers';
import { splitItemId } from '../store/items';
import type { Store } from '../store/store';
import { isAllowed } from './actions';
import type { Clock } from './clock';
import { NotAllowedNowError, type Collector, type StoredPicture } from './collector';
import type { Fetcher } from './fetch/fetcher';
import { HostGates } from './hosts/host-gates';
import { Analysed } from './analysed';
import { Announcer } from './announcer';
import { removeOrphans } from './pictures/orphans';
import type { Reader } from './reader';
import { Runs } from './run/runs';
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
	readonly #runs: Runs;
	readonly #closing = new AbortController();
	readonly #announcer: Announcer;
	readonly #schedules: Schedules;
	readonly #analysed: Analysed;

	constructor(parts: Parts) {
		const { store, clock } = parts;
		this.#parts = parts;
		setMaxListeners(0, this.#closing.signal);
		const gates = new HostGates({ ...parts, signal: this.#closing.signal });
		this.#runs = new Runs({ ...parts, gates, changed: (id) => this.#announcer.changed(id) });
		this.#announcer = new Announcer(clock, {
			crawler: (id) => this.#view(store.crawlers.get(id)),
			crawlers: () => store.crawlers.all().map((row) => this.#view(row)),
			projects: () => store.projects.all(),
			running: () => this.#runs.working()
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
		await Promise.all(crawlers.map((crawler) => this.#runs.halt(crawler)));
		store.projects.remove(id);
		for (const crawler of crawlers) this.#forget(crawler);
		this.#runs.forgetProject(id);
		await removeOrphans(store);
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
		return await Promise.resolve(this.#view(this.#runs.row(id)));
	}

	async act(id: string, action: CrawlerAction): Promise<Crawler> {
		const { state } = this.#runs.row(id);
		if (!isAllowed(state, action))
			throw new NotAllowedNowError(`a crawler that is ${state} cannot ${action}`);
		await this.#runs.perform(id, action);
		if (action === 'cancel') this.#announcer.projectsChanged();
		this.#announcer.changed(id);
		return this.#view(this.#runs.row(id));
	}

	async removeCrawler(id: string): Promise<void> {
		const { store } = this.#parts;
		store.crawlers.get(id);
		await this.#runs.halt(id);
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
		await this.#runs.close(() => this.#closing.abort());
		this.#announcer.close();
		this.#analysed.close();
		await this.#parts.fetcher.close();
		this.#parts.store.close();
	}

	#forget(id: string): void {
		this.#runs.forget(id);
		this.#schedules.remove(id);
	}

	#startBySchedule(id: string): void {
		const { store, clock } = this.#parts;
		const row = store.crawlers.get(id);
		const schedule = this.#schedules.after(row, clock.wall());
		const edited = store.crawlers.edit(id, { schedule });
		this.#runs.get(id)?.edit(edited);
		if (isAllowed(this.#runs.row(id).state, 'start')) this.#runs.start(id);
		this.#schedules.set(edited);
		this.#announcer.changed(id);
	}

	/** Takes up what the last process left. */
	#recover(): void {
		const { store, clock } = this.#parts;
		const now = clock.wall();
		this.#runs.recover();
		store.log.forgetMinutes(now);
		store.products.sweep(now - KEEP_REMOVED_MS);
		for (const row of store.crawlers.all()) this.#schedules.set(row);
		void removeOrphans(store);
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

	#view(row: CrawlerRow): Crawler {
		const run = this.#runs.get(row.id);
		const analysed = this.#analysed.count(row.project);
		return viewCrawler(this.#parts.store, this.#parts.clock, run?.row ?? row, run, analysed);
	}
}
