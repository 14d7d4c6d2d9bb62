/** The models and the processor they run on: loading, ready, or failed and to be tried again. */

import type { BackendChoice, ProgressReport, RuntimeReport } from '../../workers/contract';
import { failureOf, isAbort, type Failure } from './failure';
import type { PhotoService } from './services';
import { untilAborted } from './until-aborted';

export type RuntimeStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'preparing'; readonly progress: ProgressReport | null }
	| { readonly state: 'ready'; readonly report: RuntimeReport }
	| { readonly state: 'failed'; readonly failure: Failure };

type Preparation = { readonly work: Promise<void>; readonly controller: AbortController };

export class RuntimeState {
	#status = $state.raw<RuntimeStatus>({ state: 'idle' });
	#preparation: Preparation | null = null;
	readonly #photos: PhotoService;
	readonly #choice: () => BackendChoice;

	constructor(photos: PhotoService, choice: () => BackendChoice) {
		this.#photos = photos;
		this.#choice = choice;
	}

	get status(): RuntimeStatus {
		return this.#status;
	}

	get progress(): ProgressReport | null {
		return this.#status.state === 'preparing' ? this.#status.progress : null;
	}

	/**
	 * Resolves once the models run; joins a preparation under way, starts one otherwise.
	 * @throws what the preparation threw, or the signal's reason
	 */
	ready(signal: AbortSignal = new AbortController().signal): Promise<void> {
		if (this.#status.state === 'ready') return Promise.resolve();
		this.#preparation ??= this.#start();
		return untilAborted(this.#preparation.work, signal);
	}

	/** Starts in the background; a failure is kept in `status`. */
	warmUp(): void {
		// The failure is in `status` already.
		this.ready().catch(() => undefined);
	}

	/** Prepares anew, after another backend was chosen or the worker was lost. */
	restart(): void {
		this.#preparation?.controller.abort();
		this.#preparation = null;
		this.#status = { state: 'idle' };
		this.warmUp();
	}

	/** Forgets that the models run, so that the next photo prepares them again. */
	forget(): void {
		if (this.#status.state === 'ready') this.#status = { state: 'idle' };
	}

	/**
	 * Takes over what an analysis ran on.
	 * @returns true when a faster backend was lost on the way
	 */
	note(report: RuntimeReport): boolean {
		const before = this.#status.state === 'ready' ? this.#status.report.backend : null;
		this.#status = { state: 'ready', report };
		return before !== null && before !== report.backend && report.fellBackFrom === before;
	}

	#start(): Preparation {
		const controller = new AbortController();
		// A person who tries again after repeated deaths means it.
		if (this.#status.state === 'failed') this.#photos.reset();
		this.#status = { state: 'preparing', progress: null };
		return { controller, work: this.#run(controller) };
	}

	async #run(controller: AbortController): Promise<void> {
		const { signal } = controller;
		try {
			const onProgress = (progress: ProgressReport) => {
				if (!signal.aborted && this.#status.state === 'preparing') {
					this.#status = { state: 'preparing', progress };
				}
			};
			const report = await this.#photos.prepare(this.#choice(), { signal, onProgress });
			signal.throwIfAborted();
			this.#status = { state: 'ready', report };
		} catch (error) {
			if (!signal.aborted) {
				this.#status = isAbort(error)
					? { state: 'idle' }
					: { state: 'failed', failure: failureOf(error) };
			}
			throw error;
		} finally {
			if (this.#preparation?.controller === controller) this.#preparation = null;
		}
	}
}
