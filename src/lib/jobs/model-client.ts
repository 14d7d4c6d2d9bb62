/** What the clients of workers with models share: their preparation, their turn, their end. */

import type { PrepareInput, PrepareOptions, RuntimeReport } from '../../workers/contract';
import type { JobOptions } from './job-options';
import { Readiness, type Prepare } from './readiness';
import type { Scheduler } from './scheduler';
import type { WorkerHost } from './worker-host';

export abstract class ModelClient {
	protected readonly scheduler: Scheduler;
	protected readonly readiness: Readiness;
	readonly #host: Pick<WorkerHost<object>, 'reset' | 'dispose'>;

	/** @param prepare the host's own call: its types are the worker's, which this class does not know */
	protected constructor(
		scheduler: Scheduler,
		host: Pick<WorkerHost<object>, 'reset' | 'dispose'>,
		prepare: Prepare
	) {
		this.scheduler = scheduler;
		this.readiness = new Readiness(prepare);
		this.#host = host;
	}

	/** Downloads, verifies and starts the models of the roles; cheap when done already. */
	prepare(
		input: PrepareInput,
		options: PrepareOptions,
		{ onProgress, ...schedule }: JobOptions = {}
	): Promise<RuntimeReport> {
		return this.scheduler.run(
			(signal) => this.readiness.prepare(input, options, { signal, onProgress }),
			schedule
		);
	}

	/** Tries again after `WorkerDiedRepeatedlyError`. */
	reset(): void {
		this.#host.reset();
	}

	dispose(): void {
		this.#host.dispose();
	}
}
