/** The pose worker as the page sees it. */

import { transfer } from 'comlink';
import type {
	PoseWorker,
	PrepareInput,
	PrepareOptions,
	RuntimeReport
} from '../../workers/contract';
import type { KeyPoint } from '../vision/pose/key-points';
import {
	FATAL_ERRORS,
	type ClientHostOptions,
	type JobOptions,
	type NowOptions
} from './job-options';
import { Readiness } from './readiness';
import type { Scheduler } from './scheduler';
import { WorkerHost } from './worker-host';

const spawn = (): Worker =>
	new Worker(new URL('../../workers/pose.worker.ts', import.meta.url), { type: 'module' });

export class PoseClient {
	readonly #scheduler: Scheduler;
	readonly #host: WorkerHost<PoseWorker>;
	readonly #readiness: Readiness;

	constructor(scheduler: Scheduler, options: ClientHostOptions = {}) {
		this.#scheduler = scheduler;
		this.#host = new WorkerHost<PoseWorker>({ spawn, fatalErrors: FATAL_ERRORS, ...options });
		this.#readiness = new Readiness((...call) => this.#host.call('prepare', ...call));
	}

	/** Downloads, verifies and starts the pose network; cheap when done already. */
	prepare(
		input: PrepareInput,
		options: PrepareOptions,
		{ onProgress, ...schedule }: JobOptions = {}
	): Promise<RuntimeReport> {
		return this.#scheduler.run(
			(signal) => this.#readiness.prepare(input, options, { signal, onProgress }),
			schedule
		);
	}

	/** Key-points of the main person; the bitmap stays the caller's. */
	estimate(
		bitmap: ImageBitmap,
		{ onProgress, ...schedule }: JobOptions = {}
	): Promise<readonly KeyPoint[]> {
		return this.#scheduler.run(
			(signal) => this.estimateNow(bitmap, { signal, onProgress }),
			schedule
		);
	}

	/** Like `estimate`, for a caller that has its turn already. */
	async estimateNow(bitmap: ImageBitmap, call: NowOptions): Promise<readonly KeyPoint[]> {
		await this.#readiness.renew(call);
		const copy = await createImageBitmap(bitmap);
		try {
			return await this.#host.call('estimate', transfer(copy, [copy]), {}, call);
		} finally {
			// Closes nothing once the worker has it.
			copy.close();
		}
	}

	/** Tries again after `WorkerDiedRepeatedlyError`. */
	reset(): void {
		this.#host.reset();
	}

	dispose(): void {
		this.#host.dispose();
	}
}
