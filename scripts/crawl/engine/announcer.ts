/** Tells listeners what is new: changed crawlers a few times a second at most, running ones every second. */

import type { ConsoleEvent, Crawler, Project } from '../../../src/lib/catalog/collect/crawler';
import type { Clock } from './clock';
import { NotFoundError } from './collector';

const TOGETHER_MS = 250;
const TICK_MS = 1000;

type Sight = {
	crawler(id: string): Crawler;
	crawlers(): Crawler[];
	projects(): Project[];
	/** Ids of crawlers at work. */
	running(): readonly string[];
};

export class Announcer {
	readonly #clock: Clock;
	readonly #sight: Sight;
	readonly #listeners = new Set<(event: ConsoleEvent) => void>();
	readonly #changed = new Set<string>();
	#areProjectsChanged = false;
	#cancelTimer: (() => void) | null = null;
	#cancelTick: (() => void) | null = null;

	constructor(clock: Clock, sight: Sight) {
		this.#clock = clock;
		this.#sight = sight;
	}

	/** The listener gets everything at once, then what changes. */
	subscribe(listener: (event: ConsoleEvent) => void): () => void {
		this.#listeners.add(listener);
		listener({ kind: 'projects', projects: this.#sight.projects() });
		listener({ kind: 'crawlers', crawlers: this.#sight.crawlers() });
		this.#tickLater();
		return () => {
			this.#listeners.delete(listener);
			if (this.#listeners.size === 0) this.close();
		};
	}

	changed(id: string): void {
		// Without listeners nothing piles up.
		if (this.#listeners.size === 0) return;
		this.#changed.add(id);
		this.#sendLater();
	}

	projectsChanged(): void {
		this.#areProjectsChanged = true;
		if (this.#listeners.size > 0) this.#sendLater();
	}

	removed(crawlers: string[], projects: string[]): void {
		for (const id of crawlers) this.#changed.delete(id);
		this.#send({ kind: 'removed', crawlers, projects });
	}

	close(): void {
		this.#cancelTimer?.();
		this.#cancelTick?.();
		this.#cancelTimer = this.#cancelTick = null;
	}

	#sendLater(): void {
		this.#cancelTimer ??= this.#clock.after(TOGETHER_MS, () => {
			this.#cancelTimer = null;
			this.#sendChanged();
		});
	}

	#tickLater(): void {
		this.#cancelTick ??= this.#clock.after(TICK_MS, () => {
			this.#cancelTick = null;
			const running = this.#sight.running();
			if (running.length > 0) {
				for (const id of running) this.#changed.add(id);
				this.#areProjectsChanged = true;
				this.#sendChanged();
			}
			if (this.#listeners.size > 0) this.#tickLater();
		});
	}

	#sendChanged(): void {
		const crawlers = [...this.#changed].flatMap((id) => this.#crawler(id));
		this.#changed.clear();
		if (crawlers.length > 0) this.#send({ kind: 'crawlers', crawlers });
		if (this.#areProjectsChanged) {
			this.#areProjectsChanged = false;
			this.#send({ kind: 'projects', projects: this.#sight.projects() });
		}
	}

	/** None where it is gone: the last words of its run may come after it was removed. */
	#crawler(id: string): Crawler[] {
		try {
			return [this.#sight.crawler(id)];
		} catch (error) {
			if (error instanceof NotFoundError) return [];
			throw error;
		}
	}

	#send(event: ConsoleEvent): void {
		for (const listener of [...this.#listeners]) listener(event);
	}
}
