/** The vision worker as the page sees it. */

import type {
	AnalyseOptions,
	DerivedParts,
	DeriveOptions,
	PhotoResult,
	VisionWorker
} from '../../workers/contract';
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
	new Worker(new URL('../../workers/vision.worker.ts', import.meta.url), { type: 'module' });

const discard = ({ preview }: PhotoResult): void => preview.close();

export class VisionClient extends ModelClient {
	readonly #host: WorkerHost<VisionWorker>;

	constructor(scheduler: Scheduler, options: ClientHostOptions = {}) {
		const host = new WorkerHost<VisionWorker>({ spawn, fatalErrors: FATAL_ERRORS, ...options });
		super(scheduler, host, (...call) => host.call('prepare', ...call));
		this.#host = host;
	}

	/** Finds and describes the garments of a photo; the receiver closes the result's preview. */
	analyse(
		file: Blob,
		options: AnalyseOptions = {},
		{ onProgress, ...schedule }: JobOptions = {}
	): Promise<PhotoResult> {
		return this.scheduler.run((signal) => this.analyseNow(file, options, { signal, onProgress }), {
			...schedule,
			discard
		});
	}

	/** Like `analyse`, for a caller that has its turn already. */
	async analyseNow(file: Blob, options: AnalyseOptions, call: NowOptions): Promise<PhotoResult> {
		await this.readiness.renew(call);
		return this.#host.call('analyse', file, options, { ...call, discard });
	}

	/** Cuts one garment out of a photo, for a caller that has its turn; the receiver closes the preview. */
	async deriveNow(file: Blob, options: DeriveOptions, call: NowOptions): Promise<DerivedParts> {
		await this.readiness.renew(call);
		return this.#host.call('derive', file, options, {
			...call,
			discard: ({ preview }) => preview?.close()
		});
	}
}
