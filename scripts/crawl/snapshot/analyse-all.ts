/** Analyses many pictures side by side: a thread for each processor, one picture a thread at a time. */

import type { AnalysisJob } from './analysis-job';
import { AnalysisThread, ThreadDiedError } from './analysis-thread';

/** A picture may kill its thread; so many one after the other are no picture's fault. */
const MAX_DEATHS_IN_A_ROW = 3;

export type AnalyseOptions = {
	readonly threads: number;
	/** Folder of the models with `manifest.json`. */
	readonly models: string;
	readonly signal: AbortSignal;
	/** After each picture; `reason` is empty, or says why it has no result. */
	readonly onDone: (job: AnalysisJob, reason: string) => void;
};

class Lane {
	readonly #options: AnalyseOptions;
	#thread: AnalysisThread | null = null;
	#deaths = 0;

	constructor(options: AnalyseOptions) {
		this.#options = options;
	}

	/** @throws ThreadDiedError when threads die one after the other */
	async analyse(job: AnalysisJob): Promise<string> {
		try {
			this.#thread ??= await AnalysisThread.start({ models: this.#options.models });
			this.#options.signal.throwIfAborted();
			const reason = await this.#thread.analyse(job);
			this.#deaths = 0;
			return reason;
		} catch (error) {
			if (!(error instanceof ThreadDiedError)) throw error;
			this.#options.signal.throwIfAborted();
			await this.close();
			if (++this.#deaths >= MAX_DEATHS_IN_A_ROW) throw error;
			return `the analysis broke off: ${error.message}`;
		}
	}

	async close(): Promise<void> {
		const thread = this.#thread;
		this.#thread = null;
		await thread?.close();
	}
}

/**
 * Results are kept by the threads; what was done when this fails or is aborted stays done.
 *
 * @throws the signal's reason
 * @throws AnalysisError, ThreadDiedError where no picture can be analysed
 */
export async function analyseAll(
	jobs: readonly AnalysisJob[],
	options: AnalyseOptions
): Promise<void> {
	const { threads, signal, onDone } = options;
	signal.throwIfAborted();
	const waiting = jobs.values();
	const lanes = Array.from({ length: Math.min(threads, jobs.length) }, () => new Lane(options));
	const closeAll = () => Promise.all(lanes.map((lane) => lane.close()));
	const onAbort = () => void closeAll();
	signal.addEventListener('abort', onAbort);
	try {
		await Promise.all(
			lanes.map(async (lane) => {
				for (const job of waiting) {
					signal.throwIfAborted();
					onDone(job, await lane.analyse(job));
				}
			})
		);
	} finally {
		signal.removeEventListener('abort', onAbort);
		await closeAll();
	}
}
