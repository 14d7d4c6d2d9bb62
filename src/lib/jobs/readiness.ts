/** Remembers which models a worker was to have, so that a new worker gets them too. */

import type { PrepareInput, PrepareOptions, RuntimeReport } from '../../workers/contract';
import type { NowOptions } from './job-options';

export type Prepare = (
	input: PrepareInput,
	options: PrepareOptions,
	call: NowOptions
) => Promise<RuntimeReport>;

export class Readiness {
	readonly #call: Prepare;
	#wanted: { readonly input: PrepareInput; readonly options: PrepareOptions } | null = null;

	constructor(call: Prepare) {
		this.#call = call;
	}

	prepare(input: PrepareInput, options: PrepareOptions, call: NowOptions): Promise<RuntimeReport> {
		this.#wanted = { input, options };
		return this.#call(input, options, call);
	}

	/**
	 * Prepares again what was last asked for: one message where it is ready, all of it in a worker
	 * that took the place of a dead one or whose last try failed.
	 */
	async renew(call: NowOptions): Promise<void> {
		if (this.#wanted) await this.#call(this.#wanted.input, this.#wanted.options, call);
	}
}
