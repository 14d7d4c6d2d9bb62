/** A console's API as typed calls; every answer is checked before anybody sees it. */

import * as v from 'valibot';
import {
	collectedItemSchema,
	consoleEventSchema,
	crawlerSchema,
	itemPageSchema,
	projectSchema,
	type CollectedItem,
	type Crawler,
	type CrawlerAction,
	type CrawlerEdit,
	type ItemPage,
	type ItemQuery,
	type NewCrawler,
	type NewProject,
	type Project,
	type ProjectEdit,
	type SnapshotEvent
} from '../catalog/collect/crawler';
import {
	ConsoleAnswerError,
	ConsoleNotFoundError,
	ConsoleUnreachableError
} from './console-errors';
import {
	watchEvents,
	type EventsWatch,
	type EventsWatcher,
	type EventStream
} from './console-events';
import { askConsole, type ConsoleRequest, type Fetch } from './console-request';

const healthSchema = v.object({
	name: v.literal('otlens-console'),
	version: v.string(),
	startedAt: v.string()
});
const countSchema = v.object({ count: v.number() });
const snapshotSchema = v.nullable(consoleEventSchema.options[3]);

/** A console on this machine answers at once. */
const HEALTH_MS = 5_000;

export type Health = v.InferOutput<typeof healthSchema>;

export type ConsoleClientOptions = {
	readonly fetch?: Fetch;
	readonly openEvents?: (url: string) => EventStream;
	/** Where the API is, with a slash at its end. */
	readonly base?: string;
};

export class ConsoleClient {
	readonly #fetch: Fetch;
	readonly #openEvents: (url: string) => EventStream;
	readonly #base: string;

	constructor(options: ConsoleClientOptions = {}) {
		this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
		this.#openEvents = options.openEvents ?? ((url) => new EventSource(url));
		this.#base = options.base ?? '/api/';
	}

	/** Whether a console serves this origin; null: a static host does, or nothing is reached. */
	async health(): Promise<Health | null> {
		try {
			const signal = AbortSignal.timeout(HEALTH_MS);
			return await this.#ask('health', healthSchema, { signal });
		} catch {
			return null;
		}
	}

	/** Trades the token for a cookie that scripts cannot read. @throws ConsoleForbiddenError */
	async signIn(token: string): Promise<void> {
		await this.#ask('session', v.unknown(), {
			method: 'POST',
			body: { token },
			headers: { Authorization: `Bearer ${token}` }
		});
	}

	projects(): Promise<Project[]> {
		return this.#ask('projects', v.array(projectSchema));
	}
	addProject(project: NewProject): Promise<Project> {
		return this.#ask('projects', projectSchema, { method: 'POST', body: project });
	}
	editProject(id: string, edit: ProjectEdit): Promise<Project> {
		return this.#ask(`projects/${id}`, projectSchema, { method: 'PATCH', body: edit });
	}
	async removeProject(id: string): Promise<void> {
		await this.#ask(`projects/${id}`, v.unknown(), { method: 'DELETE' });
	}

	crawlers(): Promise<Crawler[]> {
		return this.#ask('crawlers', v.array(crawlerSchema));
	}
	addCrawler(project: string, crawler: NewCrawler): Promise<Crawler> {
		const path = `projects/${project}/crawlers`;
		return this.#ask(path, crawlerSchema, { method: 'POST', body: crawler });
	}
	editCrawler(id: string, edit: CrawlerEdit): Promise<Crawler> {
		return this.#ask(`crawlers/${id}`, crawlerSchema, { method: 'PATCH', body: edit });
	}
	act(id: string, action: CrawlerAction): Promise<Crawler> {
		return this.#ask(`crawlers/${id}/${action}`, crawlerSchema, { method: 'POST', body: {} });
	}
	async removeCrawler(id: string): Promise<void> {
		await this.#ask(`crawlers/${id}`, v.unknown(), { method: 'DELETE' });
	}

	items(query: ItemQuery, signal?: AbortSignal): Promise<ItemPage> {
		const search = new URLSearchParams();
		for (const [name, value] of Object.entries(query)) {
			if (value !== '') search.set(name, String(value));
		}
		return this.#ask(`items?${search}`, itemPageSchema, { signal });
	}
	item(id: string, signal?: AbortSignal): Promise<CollectedItem> {
		return this.#ask(`items/${encodeURIComponent(id)}`, collectedItemSchema, { signal });
	}
	/** @returns how many were there */
	async removeItems(ids: readonly string[]): Promise<number> {
		return (await this.#ask('items/remove', countSchema, { method: 'POST', body: { ids } })).count;
	}
	/** @returns how many came back */
	async restoreItems(ids: readonly string[]): Promise<number> {
		return (await this.#ask('items/restore', countSchema, { method: 'POST', body: { ids } })).count;
	}

	/** How the making of a project's snapshot stands; null: none was made. */
	async snapshot(project: string): Promise<SnapshotEvent | null> {
		try {
			return await this.#ask(`projects/${project}/snapshot`, snapshotSchema);
		} catch (error) {
			if (error instanceof ConsoleNotFoundError) return null;
			throw error;
		}
	}
	async makeSnapshot(project: string): Promise<void> {
		await this.#ask(`projects/${project}/snapshot`, v.unknown(), { method: 'POST', body: {} });
	}
	async stopSnapshot(project: string): Promise<void> {
		await this.#ask(`projects/${project}/snapshot`, v.unknown(), { method: 'DELETE' });
	}

	/** Folder of a finished snapshot's files. */
	snapshotUrl = (project: string): string => `${this.#base}projects/${project}/snapshot/`;
	exportUrl = (project: string, format: 'csv' | 'json'): string =>
		`${this.#base}projects/${project}/export.${format}`;
	/** @param widthPx at most so wide; whole when left out */
	pictureUrl = (item: string, index: number, widthPx?: number): string =>
		`${this.#base}items/${encodeURIComponent(item)}/pictures/${index}` +
		(widthPx === undefined ? '' : `?width=${widthPx}`);

	/** Follows everything that changes. */
	watch(watcher: EventsWatcher): EventsWatch {
		return watchEvents(`${this.#base}events`, watcher, { open: this.#openEvents });
	}

	async #ask<Schema extends v.GenericSchema>(
		path: string,
		schema: Schema,
		request?: ConsoleRequest
	): Promise<v.InferOutput<Schema>> {
		return askConsole(this.#fetch, this.#base + path, schema, request);
	}
}

/** Whether an error means that no console is there, rather than that it refused. */
export const isGone = (error: unknown): boolean =>
	error instanceof ConsoleUnreachableError || error instanceof ConsoleAnswerError;
