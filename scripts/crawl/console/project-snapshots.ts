/** Makes snapshots of projects one after the other: each uses all the threads it may. */

import { readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Project, SnapshotEvent } from '../../../src/lib/catalog/collect/crawler';
import type { Collector } from '../engine/collector';
import { findProject } from './find';
import type { SnapshotMaker } from './snapshot-maker';

export type SnapshotProgress = {
	/** Pictures. */
	readonly done: number;
	readonly total: number;
	readonly remainingMs: number | null;
};

/**
 * Analyses a project's pictures and writes the catalog's snapshot into `out`.
 * @returns a sentence on what was left out; empty where nothing was
 * @throws AbortError when the signal ends it; what was analysed is kept in the data folder
 */
export type MakeSnapshot = (
	collector: Collector,
	project: Project,
	options: {
		readonly dataDir: string;
		readonly out: string;
		readonly threads: number | undefined;
		readonly signal: AbortSignal;
		readonly onProgress: (progress: SnapshotProgress) => void;
	}
) => Promise<string>;

/** Where the finished snapshot of a project lies. */
export const snapshotFolder = (dataDir: string, project: string): string =>
	join(dataDir, 'snapshots', project);

type Run = { readonly abort: AbortController; readonly ended: Promise<void> };

export class ProjectSnapshots implements SnapshotMaker {
	readonly #collector: Collector;
	readonly #dir: string;
	readonly #make: MakeSnapshot;
	readonly #report: (error: unknown) => void;
	readonly #states = new Map<string, SnapshotEvent>();
	readonly #runs = new Map<string, Run>();
	readonly #listeners = new Set<(state: SnapshotEvent) => void>();
	#last: Promise<unknown> = Promise.resolve();

	constructor(
		collector: Collector,
		dir: string,
		make: MakeSnapshot,
		report: (error: unknown) => void
	) {
		this.#collector = collector;
		this.#dir = dir;
		this.#make = make;
		this.#report = report;
	}

	async start(id: string, options: { readonly threads?: number } = {}): Promise<SnapshotEvent> {
		const project = await findProject(this.#collector, id);
		const running = this.#states.get(id);
		if (running !== undefined && this.#runs.has(id)) return running;
		const abort = new AbortController();
		const ended = this.#last.then(() => this.#run(project, options.threads, abort.signal));
		this.#last = ended;
		this.#runs.set(id, { abort, ended });
		return this.#tell(id, { state: 'running' });
	}

	async state(id: string): Promise<SnapshotEvent | null> {
		return this.#states.get(id) ?? (await this.#earlier(id));
	}

	async stop(id: string): Promise<SnapshotEvent | null> {
		const run = this.#runs.get(id);
		run?.abort.abort();
		await run?.ended;
		return this.state(id);
	}

	async file(id: string, name: string) {
		const path = join(snapshotFolder(this.#dir, id), name);
		const info = await stat(path).catch(() => null);
		return info?.isFile() ? { path, bytes: info.size } : null;
	}

	async discard(id: string): Promise<void> {
		await this.stop(id);
		this.#states.delete(id);
		await rm(snapshotFolder(this.#dir, id), { recursive: true, force: true });
	}

	subscribe(listener: (state: SnapshotEvent) => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	async close(): Promise<void> {
		for (const { abort } of this.#runs.values()) abort.abort();
		await Promise.all([...this.#runs.values()].map(({ ended }) => ended));
	}

	/** Never fails: how it ends is a state. */
	async #run(project: Project, threads: number | undefined, signal: AbortSignal): Promise<void> {
		const { id } = project;
		const folder = snapshotFolder(this.#dir, id);
		// The one before stays whole until this one is.
		const fresh = `${folder}.new`;
		try {
			signal.throwIfAborted();
			await rm(fresh, { recursive: true, force: true });
			const message = await this.#make(this.#collector, project, {
				dataDir: this.#dir,
				out: fresh,
				threads,
				signal,
				onProgress: (progress) => this.#tell(id, { state: 'running', ...progress })
			});
			await rm(folder, { recursive: true, force: true });
			await rename(fresh, folder);
			this.#tell(id, { state: 'done', remainingMs: null, message });
		} catch (error) {
			await rm(fresh, { recursive: true, force: true }).catch(this.#report);
			if (signal.aborted) {
				this.#tell(id, { state: 'cancelled', remainingMs: null });
			} else {
				const message = error instanceof Error ? error.message : String(error);
				this.#tell(id, { state: 'failed', remainingMs: null, message });
				this.#report(error);
			}
		} finally {
			this.#runs.delete(id);
		}
	}

	#tell(
		project: string,
		change: Pick<SnapshotEvent, 'state'> & Partial<SnapshotEvent>
	): SnapshotEvent {
		const before = this.#runs.has(project) ? this.#states.get(project) : undefined;
		const isFresh = before === undefined || before.state !== 'running';
		const event: SnapshotEvent = {
			kind: 'snapshot',
			project,
			done: isFresh ? 0 : before.done,
			total: isFresh ? 0 : before.total,
			remainingMs: null,
			message: '',
			...change
		};
		this.#states.set(project, event);
		for (const listener of this.#listeners) listener(event);
		return event;
	}

	/** One that an earlier console made. */
	async #earlier(project: string): Promise<SnapshotEvent | null> {
		const file = join(snapshotFolder(this.#dir, project), 'manifest.json');
		const text = await readFile(file, 'utf8').catch(() => null);
		if (text === null) return null;
		const { count = 0 } = JSON.parse(text) as { readonly count?: number };
		return {
			kind: 'snapshot',
			project,
			state: 'done',
			done: count,
			total: count,
			remainingMs: null,
			message: ''
		};
	}
}
