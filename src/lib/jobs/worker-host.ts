/** Owns one worker: starts it when needed, ends it when it hangs, and keeps callers from waiting. */

import type { Method, OnProgress } from '../../workers/contract';
import { installWire, releaseWire } from '../../workers/wire';
import {
	abortReason,
	refuseAborted,
	WorkerDiedError,
	WorkerDiedRepeatedlyError
} from './job-errors';
import { settleOrAbort } from './settle';
import { linkWorker, type WorkerLike, type WorkerLink } from './worker-link';

export type HostOptions = {
	readonly spawn: () => WorkerLike;
	/** How long an aborted call may take to stop before its worker is ended. */
	readonly graceMs?: number;
	/** Deaths in a row after which no worker is started. */
	readonly maxDeaths?: number;
	/** Names of errors after which only a fresh worker can help. */
	readonly fatalErrors?: readonly string[];
};

export type CallOptions<Result = unknown> = {
	readonly signal?: AbortSignal | undefined;
	/** Not called any more once the call has settled. */
	readonly onProgress?: OnProgress | undefined;
	/** Frees a result that came after the caller had given up. */
	readonly discard?: ((result: Result) => void) | undefined;
};

type AnyApi<Api> = {
	readonly [K in keyof Api]: (
		input: never,
		options: never,
		signal: AbortSignal,
		onProgress: OnProgress
	) => Promise<unknown>;
};
type InputOf<M> = M extends Method<infer I, infer _O, infer _R> ? I : never;
type OptionsOf<M> = M extends Method<infer _I, infer O, infer _R> ? O : never;
type ResultOf<M> = M extends Method<infer _I, infer _O, infer R> ? R : never;

export class WorkerHost<Api extends AnyApi<Api>> {
	readonly #spawn: () => WorkerLike;
	readonly #graceMs: number;
	readonly #maxDeaths: number;
	readonly #fatalErrors: ReadonlySet<string>;
	/** Aborted calls that the worker has not left yet; nothing new starts beside them. */
	readonly #leaving = new Set<Promise<void>>();
	#link: WorkerLink | null = null;
	#deathsInARow = 0;

	constructor({ spawn, graceMs = 5000, maxDeaths = 3, fatalErrors = [] }: HostOptions) {
		installWire();
		this.#spawn = spawn;
		this.#graceMs = graceMs;
		this.#maxDeaths = maxDeaths;
		this.#fatalErrors = new Set(fatalErrors);
	}

	/**
	 * Calls a method of the worker. Rejects at once when the signal is aborted; the worker is then
	 * asked to stop, and ended when it does not within the grace.
	 *
	 * @throws WorkerDiedError, WorkerDiedRepeatedlyError, the abort's reason, or the method's error
	 */
	async call<K extends keyof Api & string>(
		method: K,
		input: InputOf<Api[K]>,
		options: OptionsOf<Api[K]>,
		{ signal, onProgress, discard }: CallOptions<ResultOf<Api[K]>> = {}
	): Promise<ResultOf<Api[K]>> {
		const outer = signal ?? new AbortController().signal;
		while (this.#leaving.size > 0) await settleOrAbort(Promise.all(this.#leaving), outer);
		refuseAborted(outer);
		const link = this.#liveLink();

		// Both are this call's own, so that letting go of them touches no other call.
		const inner = new AbortController();
		let isOpen = true;
		const report: OnProgress = (progress) => {
			if (isOpen) onProgress?.(progress);
		};
		const work = link
			.call(method, input, options, inner.signal, report)
			.then((result) => result as ResultOf<Api[K]>)
			.finally(() => {
				releaseWire(report);
				releaseWire(inner.signal);
			});
		try {
			const result = await settleOrAbort(work, outer, discard);
			this.#deathsInARow = 0;
			return result;
		} catch (error) {
			if (outer.aborted) this.#awaitLeaving(link, work, inner, abortReason(outer));
			else this.#learnFrom(error, link);
			throw error;
		} finally {
			isOpen = false;
		}
	}

	/** Allows workers again after `WorkerDiedRepeatedlyError`. */
	reset(): void {
		this.#deathsInARow = 0;
	}

	/** Ends the worker; the next call starts another. */
	dispose(): void {
		if (this.#link) this.#retire(this.#link, 'the worker was ended');
	}

	#liveLink(): WorkerLink {
		if (this.#link) return this.#link;
		if (this.#deathsInARow >= this.#maxDeaths) {
			throw new WorkerDiedRepeatedlyError(`the worker died ${this.#deathsInARow} times in a row`);
		}
		const link = linkWorker(this.#spawn(), () => {
			this.#deathsInARow += 1;
			if (this.#link === link) this.#link = null;
		});
		this.#link = link;
		return link;
	}

	#learnFrom(error: unknown, link: WorkerLink): void {
		if (error instanceof WorkerDiedError) return;
		// An error that the worker sent shows that it lives.
		this.#deathsInARow = 0;
		if (error instanceof Error && this.#fatalErrors.has(error.name)) {
			this.#retire(link, error.name);
		}
	}

	#retire(link: WorkerLink, reason: string): void {
		if (this.#link === link) this.#link = null;
		link.kill(reason);
	}

	#awaitLeaving(
		link: WorkerLink,
		work: Promise<unknown>,
		inner: AbortController,
		reason: Error
	): void {
		inner.abort(reason);
		const timer = setTimeout(
			() => this.#retire(link, 'the worker did not stop when asked to'),
			this.#graceMs
		);
		const left = work.then(
			() => undefined,
			() => undefined
		);
		const leaving = left.finally(() => {
			clearTimeout(timer);
			this.#leaving.delete(leaving);
		});
		this.#leaving.add(leaving);
	}
}
