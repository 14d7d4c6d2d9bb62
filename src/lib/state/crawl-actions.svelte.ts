/** What a person asks of projects and crawlers, with what is under way and what was refused, each by whom it concerns. */

import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type {
	Crawler,
	CrawlerAction,
	CrawlerEdit,
	NewCrawler,
	NewProject,
	Project,
	ProjectEdit
} from '$lib/catalog/collect/crawler';
import type { CrawlBoard } from './crawl-board.svelte';
import { actionFor, type Group } from './crawl-rules';
import type { CrawlService } from './crawl-service';
import { failureOf, type Failure } from './failure';

/** In place of an id, for what has none yet. */
export const NEW = '';

type Service = Pick<
	CrawlService,
	'addProject' | 'editProject' | 'addCrawler' | 'editCrawler' | 'act'
>;

export class CrawlActions {
	readonly #busy = new SvelteSet<string>();
	readonly #failures = new SvelteMap<string, Failure>();
	readonly #console: Service;
	readonly #board: CrawlBoard;

	constructor(console: Service, board: CrawlBoard) {
		this.#console = console;
		this.#board = board;
	}

	isBusy(id: string): boolean {
		return this.#busy.has(id);
	}
	failure(id: string): Failure | null {
		return this.#failures.get(id) ?? null;
	}
	dismiss(id: string): void {
		this.#failures.delete(id);
	}

	/** @returns null where it was refused; then `failure(NEW)` says why */
	addProject(project: NewProject): Promise<Project | null> {
		return this.#do(NEW, () => this.#console.addProject(project), this.#takeProject);
	}
	editProject(id: string, edit: ProjectEdit): Promise<Project | null> {
		return this.#do(id, () => this.#console.editProject(id, edit), this.#takeProject);
	}
	addCrawler(project: string, crawler: NewCrawler): Promise<Crawler | null> {
		return this.#do(NEW, () => this.#console.addCrawler(project, crawler), this.#takeCrawler);
	}
	editCrawler(id: string, edit: CrawlerEdit): Promise<Crawler | null> {
		return this.#do(id, () => this.#console.editCrawler(id, edit), this.#takeCrawler);
	}
	act(id: string, action: CrawlerAction): Promise<Crawler | null> {
		return this.#do(id, () => this.#console.act(id, action), this.#takeCrawler);
	}

	/** Starts or pauses all that can be. */
	async actOnAll(crawlers: readonly Crawler[], group: Group): Promise<void> {
		const acts = crawlers.flatMap((crawler) => {
			const action = actionFor(group, crawler);
			return action ? [this.act(crawler.id, action)] : [];
		});
		await Promise.all(acts);
	}

	readonly #takeProject = (project: Project) =>
		this.#board.take({ kind: 'projects', projects: [project] });
	readonly #takeCrawler = (crawler: Crawler) =>
		this.#board.take({ kind: 'crawlers', crawlers: [crawler] });

	async #do<T>(id: string, ask: () => Promise<T>, take: (answer: T) => void): Promise<T | null> {
		this.#busy.add(id);
		this.#failures.delete(id);
		try {
			const answer = await ask();
			take(answer);
			return answer;
		} catch (error) {
			this.#failures.set(id, failureOf(error));
			return null;
		} finally {
			this.#busy.delete(id);
		}
	}
}
