/** What was collected, a page after another; the latest question wins; removals with a way back. */

import type { CollectedItem, ItemPage, ItemQuery } from '$lib/catalog/collect/crawler';
import { joinItems } from './crawl-records';
import type { CrawlService } from './crawl-service';
import { failureOf, isAbort, type Failure } from './failure';

export type ItemsQuestion = Pick<ItemQuery, 'project' | 'crawler' | 'text'>;

export type ItemsStatus =
	/** What was there stays until the answer comes. */
	| { readonly state: 'loading' }
	| { readonly state: 'listed' }
	| { readonly state: 'failed'; readonly failure: Failure };

export type RemovalStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'working' }
	| { readonly state: 'done'; readonly kind: 'removed' | 'restored'; readonly count: number }
	| { readonly state: 'failed'; readonly failure: Failure };

const PAGE = 60;
/** The most that a console gives at once. */
const LONGEST_PAGE = 500;
const NOTHING: ItemPage = { items: [], total: 0, next: '' };

type Service = Pick<CrawlService, 'items' | 'removeItems' | 'restoreItems'>;

export class CrawlItems {
	#status = $state.raw<ItemsStatus>({ state: 'loading' });
	#removal = $state.raw<RemovalStatus>({ state: 'idle' });
	#page = $state.raw<ItemPage>(NOTHING);
	#question = $state.raw<ItemsQuestion>({});
	/** What was removed, the last at the end. */
	#steps = $state.raw<readonly (readonly string[])[]>([]);
	#controller: AbortController | null = null;
	#isMoreAsked = false;
	/** Grows whenever the list is another one, not when a page is added to it. */
	#edition = $state(0);
	readonly #console: Service;

	constructor(console: Service) {
		this.#console = console;
	}

	get status(): ItemsStatus {
		return this.#status;
	}
	get removal(): RemovalStatus {
		return this.#removal;
	}
	get items(): readonly CollectedItem[] {
		return this.#page.items;
	}
	/** How many there are, loaded or not. */
	get total(): number {
		return this.#page.total;
	}
	/** While it is the same, every item has the place it had. */
	get edition(): number {
		return this.#edition;
	}
	get question(): ItemsQuestion {
		return this.#question;
	}
	get canUndo(): boolean {
		return this.#steps.length > 0 && this.#removal.state !== 'working';
	}

	/** Lists what fits a question. */
	async ask(question: ItemsQuestion): Promise<void> {
		if (question.project !== this.#question.project) {
			this.#page = NOTHING;
			this.#steps = [];
			this.#removal = { state: 'idle' };
		}
		this.#question = question;
		await this.#list(PAGE);
	}

	/** Lists anew as much as was listed. */
	async refresh(): Promise<void> {
		await this.#list(Math.min(LONGEST_PAGE, Math.max(PAGE, this.#page.items.length)));
	}

	/** Adds the next page, where there is one. */
	async more(): Promise<void> {
		const { next, items } = this.#page;
		if (next === '' || this.#isMoreAsked || this.#status.state !== 'listed') return;
		const controller = this.#controller;
		this.#isMoreAsked = true;
		try {
			const page = await this.#console.items(
				{ ...this.#question, after: next, limit: PAGE },
				controller?.signal
			);
			if (this.#controller !== controller) return;
			this.#page = { ...page, items: joinItems(items, page.items) };
		} catch (error) {
			if (this.#controller === controller && !isAbort(error)) {
				this.#status = { state: 'failed', failure: failureOf(error) };
			}
		} finally {
			if (this.#controller === controller) this.#isMoreAsked = false;
		}
	}

	/** @returns whether it was done */
	remove(ids: readonly string[]): Promise<boolean> {
		return this.#change('removed', async () => {
			const count = await this.#console.removeItems(ids);
			this.#steps = [...this.#steps, ids];
			return count;
		});
	}

	/** Brings back what was removed last. */
	async undo(): Promise<void> {
		const last = this.#steps.at(-1);
		if (!last || !this.canUndo) return;
		await this.#change('restored', async () => {
			const count = await this.#console.restoreItems(last);
			this.#steps = this.#steps.slice(0, -1);
			return count;
		});
	}

	/** What was said of the last removal was read. */
	dismiss(): void {
		if (this.#removal.state !== 'working') this.#removal = { state: 'idle' };
	}

	async #change(kind: 'removed' | 'restored', work: () => Promise<number>): Promise<boolean> {
		if (this.#removal.state === 'working') return false;
		this.#removal = { state: 'working' };
		try {
			const count = await work();
			this.#removal = { state: 'done', kind, count };
			await this.refresh();
			return true;
		} catch (error) {
			this.#removal = { state: 'failed', failure: failureOf(error) };
			return false;
		}
	}

	async #list(limit: number): Promise<void> {
		this.#controller?.abort();
		const controller = new AbortController();
		this.#controller = controller;
		this.#isMoreAsked = false;
		this.#status = { state: 'loading' };
		try {
			const page = await this.#console.items({ ...this.#question, limit }, controller.signal);
			if (this.#controller !== controller) return;
			this.#page = page;
			this.#edition += 1;
			this.#status = { state: 'listed' };
		} catch (error) {
			if (this.#controller !== controller || isAbort(error)) return;
			this.#status = { state: 'failed', failure: failureOf(error) };
		}
	}
}
