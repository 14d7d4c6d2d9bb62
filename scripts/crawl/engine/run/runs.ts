/** The runs of all crawlers in this process: what sets them to work, to rest, and ends them. */

import type { CrawlerAction } from '../../../../src/lib/catalog/collect/crawler';
import type { CrawlerRow, CrawlerStatus } from '../../store/crawlers';
import { Looks } from '../pictures/looks';
import { removeOrphans } from '../pictures/orphans';
import { CrawlRun } from './crawl-run';
import { emptyFigures } from './figures';
import type { RunContext } from './run-context';

export class Runs {
	readonly #context: RunContext;
	readonly #runs = new Map<string, CrawlRun>();
	readonly #looks = new Map<string, Looks>();

	constructor(context: Omit<RunContext, 'looksOf'>) {
		this.#context = { ...context, looksOf: (project) => this.#looksOf(project) };
	}

	/** The run of a crawler that was at work since this process began, or since its last end. */
	get(id: string): CrawlRun | null {
		return this.#runs.get(id) ?? null;
	}

	/** What is known of a crawler, its run's news included. */
	row(id: string): CrawlerRow {
		return this.get(id)?.row ?? this.#context.store.crawlers.get(id);
	}

	/** Crawlers at work. */
	working(): string[] {
		return [...this.#runs.values()]
			.filter(({ row }) => row.state === 'running' || row.state === 'stopping')
			.map(({ id }) => id);
	}

	/** @param action one that the crawler's state has */
	async perform(id: string, action: CrawlerAction): Promise<void> {
		if (action === 'start') this.start(id);
		else if (action === 'pause') {
			this.get(id)?.rest({ state: 'paused', reason: 'paused-by-person' });
		} else if (action === 'resume') await this.#resume(id);
		else if (action === 'stop') await this.#stop(id);
		else await this.#cancel(id);
	}

	/** Begins anew. */
	start(id: string): void {
		const { store, clock } = this.#context;
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
		this.#runOf(id).work();
	}

	/** Takes a crawler out of work at once, whatever becomes of it then. */
	async halt(id: string): Promise<void> {
		const run = this.get(id);
		if (!run) return;
		run.rest({ state: 'paused', reason: 'interrupted' });
		await run.cutOff();
	}

	forget(id: string): void {
		this.#runs.delete(id);
	}

	forgetProject(project: string): void {
		this.#looks.delete(project);
	}

	/** Crawlers of a process that died are at rest, their requests back in the queue. */
	recover(): void {
		const { store, clock } = this.#context;
		store.requests.giveBack();
		for (const row of store.crawlers.all()) {
			const recovered = recoveredStatus(row, clock.wall());
			if (!recovered) continue;
			store.crawlers.setStatus(row.id, recovered);
			const { listings, products, pictures } = store.requests.pending(row.id);
			const figures = JSON.parse(row.figures) as object;
			const queued = listings + products + pictures;
			store.crawlers.setFigures(row.id, JSON.stringify({ ...figures, queued }));
		}
	}

	/**
	 * Puts all to rest where they are.
	 *
	 * @param cut called once all are at rest, before what is on its way is waited for
	 */
	async close(cut: () => void): Promise<void> {
		const live = [...this.#runs.values()];
		for (const run of live)
			if (run.row.state === 'running') run.rest({ state: 'paused', reason: 'interrupted' });
		cut();
		await Promise.all(live.map((run) => run.cutOff()));
	}

	async #resume(id: string): Promise<void> {
		const run = this.#runOf(id);
		if (run.row.reason === 'disk-full') await run.cutOff();
		run.work();
	}

	async #stop(id: string): Promise<void> {
		const run = this.#runOf(id);
		await run.stop();
		// It may have been cancelled meanwhile.
		if (run.row.state !== 'stopping') return;
		const endedAt = this.#context.clock.wall();
		run.rest({ state: 'done', reason: 'stopped-by-person', endedAt });
		this.#runs.delete(id);
	}

	/** What this run brought goes, with the pictures that nothing else shows. */
	async #cancel(id: string): Promise<void> {
		const { store, clock } = this.#context;
		const endedAt = clock.wall();
		const row = store.crawlers.get(id);
		const run = this.#runOf(id);
		run.rest({ state: 'cancelled', reason: 'cancelled-by-person', endedAt, detail: '' });
		await run.cutOff();
		this.#runs.delete(id);
		const { content } = store.projects.row(row.project);
		store.transaction(() => {
			store.products.discard(`${id}#${row.run}`, content === 'images');
			store.requests.clear(id);
			store.crawlers.setFigures(id, JSON.stringify({ ...run.ledger.figures, queued: 0 }));
		});
		this.forgetProject(row.project);
		await removeOrphans(store);
	}

	#runOf(id: string): CrawlRun {
		const known = this.#runs.get(id);
		if (known) return known;
		const { store } = this.#context;
		const row = store.crawlers.get(id);
		const run = new CrawlRun(this.#context, row, store.projects.row(row.project));
		this.#runs.set(id, run);
		return run;
	}

	#looksOf(project: string): Looks {
		const known = this.#looks.get(project);
		if (known) return known;
		const looks = new Looks(this.#context.store.pictures.looks(project));
		this.#looks.set(project, looks);
		return looks;
	}
}

function recoveredStatus(row: CrawlerRow, now: number): Partial<CrawlerStatus> | null {
	if (row.state === 'running') return { state: 'paused', reason: 'interrupted' };
	if (row.state === 'stopping') return { state: 'done', reason: 'stopped-by-person', endedAt: now };
	return null;
}
