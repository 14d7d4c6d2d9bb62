/** The worker that reads dropped files, as the page sees it. */

import { transfer } from 'comlink';
import type { DropWorker, LookedAt } from '../../workers/contract';
import type { ClientHostOptions, NowOptions } from './job-options';
import { WorkerHost } from './worker-host';

type Input<K extends keyof DropWorker> = Parameters<DropWorker[K]>[0];
type Options<K extends keyof DropWorker> = Parameters<DropWorker[K]>[1];
type Output<K extends keyof DropWorker> = ReturnType<DropWorker[K]>;

const spawn = (): Worker =>
	new Worker(new URL('../../workers/drop.worker.ts', import.meta.url), { type: 'module' });

export class DropClient {
	readonly #host: WorkerHost<DropWorker>;

	constructor(options: ClientHostOptions = {}) {
		this.#host = new WorkerHost<DropWorker>({ spawn, ...options });
	}

	/** What is in a drop; nothing is written. */
	understand(
		files: Input<'understand'>,
		options: Options<'understand'>,
		job: NowOptions = {}
	): Output<'understand'> {
		return this.#host.call('understand', files, options, job);
	}

	openPhoto(at: Input<'openPhoto'>, job: NowOptions = {}): Output<'openPhoto'> {
		// What lies in no container needs no worker.
		if (at.places.length === 0) return Promise.resolve(at.file);
		return this.#host.call('openPhoto', { file: at.file, places: at.places }, {}, job);
	}

	/** Takes a job up; answers what was done before. */
	begin(job: Input<'begin'>): Output<'begin'> {
		return this.#host.call('begin', job, {});
	}

	/** Keeps what came of a photo. The preview moves to the worker. */
	keep(looked: LookedAt): Output<'keep'> {
		const { preview } = looked;
		return this.#host.call('keep', preview ? transfer(looked, [preview]) : looked, {});
	}

	finish(base: Input<'finish'>, job: NowOptions = {}): Output<'finish'> {
		return this.#host.call('finish', base, {}, job);
	}

	unfinished(): Output<'unfinished'> {
		return this.#host.call('unfinished', null, {});
	}

	/** Nothing of the job remains. */
	clear(what: Input<'clear'>): Output<'clear'> {
		return this.#host.call('clear', what, {});
	}

	/** Tries again after `WorkerDiedRepeatedlyError`. */
	reset(): void {
		this.#host.reset();
	}

	dispose(): void {
		this.#host.dispose();
	}
}
