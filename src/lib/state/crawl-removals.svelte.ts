/** Projects and crawlers on their way out: gone from the screen now, from the console after a while. */

import type { CrawlBoard } from './crawl-board.svelte';
import type { CrawlService } from './crawl-service';
import { failureOf, type Failure } from './failure';

/** How long a removal can be taken back. */
export const REMOVE_MS = 8_000;

export type Removed = {
	readonly kind: 'project' | 'crawler';
	readonly id: string;
	readonly name: string;
};

export class CrawlRemovals {
	#pending = $state.raw<Removed | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Ids asked of the console and not answered yet. */
	#asked: readonly string[] = [];
	readonly #console: Pick<CrawlService, 'removeProject' | 'removeCrawler'>;
	readonly #board: CrawlBoard;

	constructor(console: Pick<CrawlService, 'removeProject' | 'removeCrawler'>, board: CrawlBoard) {
		this.#console = console;
		this.#board = board;
	}

	/** What can be taken back still. */
	get pending(): Removed | null {
		return this.#pending;
	}
	/** Why the last one could not be removed; it is in sight again. */
	get failure(): Failure | null {
		return this.#failure;
	}

	/** An earlier one is carried out now. */
	remove(removed: Removed): void {
		this.#failure = null;
		const earlier = this.#pending;
		this.undo();
		if (earlier) void this.#carryOut(earlier);
		this.#pending = removed;
		this.#timer = setTimeout(() => {
			this.#pending = null;
			void this.#carryOut(removed);
		}, REMOVE_MS);
		this.#hide();
	}

	undo(): void {
		clearTimeout(this.#timer);
		this.#pending = null;
		this.#hide();
	}

	dismiss(): void {
		this.#failure = null;
	}

	async #carryOut(removed: Removed): Promise<void> {
		const { kind, id } = removed;
		this.#asked = [...this.#asked, id];
		this.#hide();
		try {
			if (kind === 'project') await this.#console.removeProject(id);
			else await this.#console.removeCrawler(id);
			const [crawlers, projects] = kind === 'project' ? [[], [id]] : [[id], []];
			this.#board.take({ kind: 'removed', crawlers, projects });
		} catch (error) {
			this.#failure = failureOf(error);
		} finally {
			this.#asked = this.#asked.filter((one) => one !== id);
			this.#hide();
		}
	}

	#hide(): void {
		const pending = this.#pending ? [this.#pending.id] : [];
		this.#board.hide([...this.#asked, ...pending]);
	}
}
