/** The vision worker as the page sees it. */

import type {
	AnalyseOptions,
	PhotoResult,
	PrepareInput,
	PrepareOptions,
	RuntimeReport,
	VisionWorker
} from '../../workers/contract';
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
	new Worker(new URL('../../workers/vision.worker.ts', import.meta.url), { type: 'module' });

const discard = ({ preview }: PhotoResult): void => preview.close();

export class VisionClient {
	readonly #scheduler: Scheduler;
	readonly #host: WorkerHost<VisionWorker>;
	readonly #readiness: Readiness;

	constructor(scheduler: Scheduler, options: ClientHostOptions = {}) {
		this.#scheduler = scheduler;
		this.#host = new WorkerHost<VisionWorker>({ spawn, fatalErrors: FATAL_ERRORS, ...options });
		this.#readiness = new Readiness((...call) => this.#host.call('prepare', ...call));
	}

	/** Downloads, verifies and starts models; cheap when done already. */
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

	/** Finds and describes the garments of a photo; the receiver closes the result's preview. */
	analyse(
		file: Blob,
		options: AnalyseOptions = {},
		{ onProgress, ...schedule }: JobOptions = {}
	): Promise<PhotoResult> {
		return this.#scheduler.run((signal) => this.analyseNow(file, options, { signal, onProgress }), {
			...schedule,
			discard
		});
	}

	/** Like `analyse`, for a caller that has its turn already. */
	async analyseNow(file: Blob, options: AnalyseOptions, call: NowOptions): Promise<PhotoResult> {
		await this.#readiness.renew(call);
		return this.#host.call('analyse', file, options, { ...call, discard });
	}

	/** Tries again after `WorkerDiedRepeatedlyError`. */
	reset(): void {
		this.#host.reset();
	}

	dispose(): void {
		this.#host.dispose();
	}
}
