/** One analysing thread as seen from outside: a job in, an answer out, and word when it dies. */

import { Worker } from 'node:worker_threads';
import type { AnalysisAnswer, AnalysisJob, ThreadData } from './analysis-job';

/** The thread ended in the middle of a picture. */
export class ThreadDiedError extends Error {
	override name = 'ThreadDiedError';
}

/** Nothing can be analysed: a model is missing, the disk is full. */
export class AnalysisError extends Error {
	override name = 'AnalysisError';
}

type Waiting = {
	readonly resolve: (answer: AnalysisAnswer) => void;
	readonly reject: (error: Error) => void;
};

export class AnalysisThread {
	readonly #worker: Worker;
	#waiting: Waiting | null = null;
	#died: Error | null = null;

	private constructor(data: ThreadData) {
		const entry = new URL('./analyse-worker.mjs', import.meta.url);
		this.#worker = new Worker(entry, { execArgv: [], workerData: data });
		this.#worker.on('message', (answer: AnalysisAnswer) => {
			this.#waiting?.resolve(answer);
			this.#waiting = null;
		});
		this.#worker.on('error', (error) => this.#end(new ThreadDiedError(error.message)));
		this.#worker.on('exit', (code) => this.#end(new ThreadDiedError(`ended with code ${code}`)));
	}

	/** @throws AnalysisError where the models cannot be used */
	static async start(data: ThreadData): Promise<AnalysisThread> {
		const thread = new AnalysisThread(data);
		await thread.#answer();
		return thread;
	}

	/**
	 * @returns empty, or why this picture has no result
	 * @throws AnalysisError where no picture would have one
	 * @throws ThreadDiedError
	 */
	async analyse(job: AnalysisJob): Promise<string> {
		const answer = this.#answer();
		this.#worker.postMessage(job);
		const told = await answer;
		return told.kind === 'failed' ? told.reason : '';
	}

	async close(): Promise<void> {
		await this.#worker.terminate();
	}

	async #answer(): Promise<AnalysisAnswer> {
		if (this.#died) throw this.#died;
		const answer = await new Promise<AnalysisAnswer>((resolve, reject) => {
			this.#waiting = { resolve, reject };
		});
		if (answer.kind === 'useless') throw new AnalysisError(answer.message);
		return answer;
	}

	#end(error: Error): void {
		this.#died ??= error;
		this.#waiting?.reject(this.#died);
		this.#waiting = null;
	}
}
