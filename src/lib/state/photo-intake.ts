/** One photo on its way: checked, the models made ready, analysed; the latest photo wins. */

import type { PhotoResult, ProgressReport } from '../../workers/contract';
import { REFUSALS } from '$lib/vision/image/photo-errors';
import { failureOf, isAbort, type Failure } from './failure';
import type { RuntimeState } from './runtime-state.svelte';
import type { SearchPhoto } from './search-photo';
import type { Job, PhotoService } from './services';

/** What a photo's status may be before there is a result; each screen adds its own `found`. */
export type PhotoUnderWay =
	| { readonly state: 'empty' }
	| {
			readonly state: 'analysing';
			readonly photo: SearchPhoto;
			readonly progress: ProgressReport | null;
	  }
	| { readonly state: 'failed'; readonly photo: SearchPhoto; readonly failure: Failure };

export type Outcome<Result> =
	| { readonly state: 'done'; readonly result: Result; readonly slowed: boolean }
	| { readonly state: 'failed'; readonly failure: Failure }
	/** Stopped from within, as by a model that was given up. */
	| { readonly state: 'stopped' };

type Analyse<Result> = (job: Job) => Promise<Result>;

/** Neither is called once another photo came, or the person left. */
type Listener<Result> = {
	readonly onProgress?: (progress: ProgressReport) => void;
	readonly onEnd: (outcome: Outcome<Result>) => Promise<void> | void;
};

/** The file itself is the matter: only another one helps. */
export const isRefused = (status: {
	readonly state: string;
	readonly failure?: Failure;
}): boolean => status.state === 'failed' && REFUSALS.has(status.failure?.name ?? '');

export class PhotoIntake {
	#controller: AbortController | null = null;
	readonly #photos: PhotoService;
	readonly #runtime: RuntimeState;

	constructor(photos: PhotoService, runtime: RuntimeState) {
		this.#photos = photos;
		this.#runtime = runtime;
	}

	/**
	 * Takes a photo to its analysis; what was under way is given up. A result that comes too late is
	 * closed here, one that comes in time is the listener's.
	 */
	async run<Result extends PhotoResult>(
		blob: Blob,
		analyse: Analyse<Result>,
		{ onProgress, onEnd }: Listener<Result>
	): Promise<void> {
		this.stop();
		const controller = new AbortController();
		this.#controller = controller;
		const isCurrent = () => this.#controller === controller;
		const tell = (progress: ProgressReport) => {
			if (isCurrent()) onProgress?.(progress);
		};
		const outcome = await this.#outcomeOf(blob, analyse, controller.signal, tell);
		if (isCurrent()) {
			this.#controller = null;
			await onEnd(outcome);
		} else if (outcome.state === 'done') outcome.result.preview.close();
	}

	/** Gives up what is under way. */
	stop(): void {
		this.#controller?.abort();
		this.#controller = null;
	}

	/** Before the same photo is tried once more. */
	prepareRetry({ name }: Failure): void {
		if (name.startsWith('WorkerDied')) this.#photos.reset();
	}

	async #outcomeOf<Result extends PhotoResult>(
		blob: Blob,
		analyse: Analyse<Result>,
		signal: AbortSignal,
		onProgress: (progress: ProgressReport) => void
	): Promise<Outcome<Result>> {
		try {
			// A bad file is answered at once, whatever the models are doing.
			await this.#photos.check(blob);
			signal.throwIfAborted();
			await this.#runtime.ready(signal);
			const result = await analyse({ signal, onProgress });
			const slowed = !signal.aborted && this.#runtime.note(result.runtime);
			return { state: 'done', result, slowed };
		} catch (error) {
			const failure = failureOf(error);
			if (!signal.aborted && failure.name.startsWith('WorkerDied')) this.#runtime.forget();
			return isAbort(error) ? { state: 'stopped' } : { state: 'failed', failure };
		}
	}
}
