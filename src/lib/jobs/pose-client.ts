/** The pose worker as the page sees it. */

import { transfer } from 'comlink';
import type { FoundPose, PoseWorker } from '../../workers/contract';
import {
	FATAL_ERRORS,
	type ClientHostOptions,
	type JobOptions,
	type NowOptions
} from './job-options';
import { ModelClient } from './model-client';
import type { Scheduler } from './scheduler';
import { WorkerHost } from './worker-host';

const spawn = (): Worker =>
	new Worker(new URL('../../workers/pose.worker.ts', import.meta.url), { type: 'module' });

export class PoseClient extends ModelClient {
	readonly #host: WorkerHost<PoseWorker>;

	constructor(scheduler: Scheduler, options: ClientHostOptions = {}) {
		const host = new WorkerHost<PoseWorker>({ spawn, fatalErrors: FATAL_ERRORS, ...options });
		super(scheduler, host, (...call) => host.call('prepare', ...call));
		this.#host = host;
	}

	/** Key-points of the main person; the bitmap stays the caller's. */
	estimate(bitmap: ImageBitmap, { onProgress, ...schedule }: JobOptions = {}): Promise<FoundPose> {
		return this.scheduler.run(
			(signal) => this.estimateNow(bitmap, { signal, onProgress }),
			schedule
		);
	}

	/** Like `estimate`, for a caller that has its turn already. */
	async estimateNow(bitmap: ImageBitmap, call: NowOptions): Promise<FoundPose> {
		await this.readiness.renew(call);
		const copy = await createImageBitmap(bitmap);
		try {
			return await this.#host.call('estimate', transfer(copy, [copy]), {}, call);
		} finally {
			// Closes nothing once the worker has it.
			copy.close();
		}
	}
}
