/** Runs one model job at a time: what a person waits for first, then what can wait. */

import { abortReason, refuseAborted } from './job-errors';
import { LatestWins } from './latest-wins';
import { settleOrAbort } from './settle';

export type Priority = 'waiting' | 'background';

export type ScheduleOptions<Result = unknown> = {
	/** `waiting`: a person looks at a spinner. Within a priority, first come, first served. */
	readonly priority?: Priority | undefined;
	/** A newer job of the same key ends this one with SupersededError, queued or running. */
	readonly key?: string | undefined;
	readonly signal?: AbortSignal | undefined;
	/** Frees a result that came after the caller had given up. */
	readonly discard?: ((result: Result) => void) | undefined;
};

type Entry = { readonly priority: Priority; readonly start: () => Promise<void> };

export class Scheduler {
	readonly #latest = new LatestWins();
	readonly #queue: Entry[] = [];
	#isBusy = false;

	/** Jobs that wait for their turn. */
	get queued(): number {
		return this.#queue.length;
	}

	/**
	 * Runs the job when its turn comes.
	 *
	 * The caller is rejected at once on an abort; the next job starts when this one has settled.
	 *
	 * @param job given a signal that it hands on to what it calls
	 * @throws SupersededError, the abort's reason, or the job's own error
	 */
	async run<T>(
		job: (signal: AbortSignal) => Promise<T>,
		{ priority = 'waiting', key, signal, discard }: ScheduleOptions<T> = {}
	): Promise<T> {
		if (signal) refuseAborted(signal);
		const claim = this.#latest.claim(key, signal);
		try {
			return await settleOrAbort(this.#enqueue(job, priority, claim.signal), claim.signal, discard);
		} finally {
			claim.release();
		}
	}

	#enqueue<T>(
		job: (signal: AbortSignal) => Promise<T>,
		priority: Priority,
		signal: AbortSignal
	): Promise<T> {
		const { promise, resolve, reject } = withResolvers<T>();
		const leaveQueue = (): void => {
			const at = this.#queue.indexOf(entry);
			if (at >= 0) this.#queue.splice(at, 1);
			reject(abortReason(signal));
		};
		const start = async (): Promise<void> => {
			signal.removeEventListener('abort', leaveQueue);
			try {
				resolve(await job(signal));
			} catch (error) {
				reject(error);
			}
		};
		const entry: Entry = { priority, start };
		signal.addEventListener('abort', leaveQueue, { once: true });
		this.#queue.push(entry);
		void this.#drain();
		return promise;
	}

	async #drain(): Promise<void> {
		if (this.#isBusy) return;
		this.#isBusy = true;
		for (let entry = this.#next(); entry; entry = this.#next()) await entry.start();
		this.#isBusy = false;
	}

	#next(): Entry | undefined {
		const waiting = this.#queue.findIndex((entry) => entry.priority === 'waiting');
		return this.#queue.splice(Math.max(waiting, 0), 1)[0];
	}
}

type Resolvers<T> = {
	readonly promise: Promise<T>;
	readonly resolve: (value: T) => void;
	readonly reject: (reason: unknown) => void;
};

function withResolvers<T>(): Resolvers<T> {
	let resolve: (value: T) => void = () => undefined;
	let reject: (reason: unknown) => void = () => undefined;
	const promise = new Promise<T>((onResolve, onReject) => {
		resolve = onResolve;
		reject = onReject;
	});
	return { promise, resolve, reject };
}
