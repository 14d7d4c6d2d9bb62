/** The photo whose colours are looked at: its garments, the one chosen, and its palette. */

import type { PhotoResult, ProgressReport } from '../../workers/contract';
import { listedGarments, type GarmentAnalysis } from '$lib/vision/analysis';
import { REFUSALS } from '$lib/vision/image/photo-errors';
import { colourTargets, type ColourTarget } from '$lib/vision/palette/targets';
import { failureOf, isAbort, type Failure } from './failure';
import { firstChoice } from './first-choice';
import type { PaletteEditor } from './palette-editor.svelte';
import { printOf } from './photo-print';
import type { RuntimeState } from './runtime-state.svelte';
import { releasePhoto, takePhoto, type SearchPhoto } from './search-photo';
import type { PhotoService } from './services';

type Found = {
	readonly state: 'found';
	readonly photo: SearchPhoto;
	readonly result: PhotoResult;
	readonly print: string | null;
	readonly targets: readonly ColourTarget[];
	/** A faster backend was lost while this photo was worked on. */
	readonly slowed: boolean;
};

export type ColourPhotoStatus =
	| { readonly state: 'empty' }
	| {
			readonly state: 'analysing';
			readonly photo: SearchPhoto;
			readonly progress: ProgressReport | null;
	  }
	| { readonly state: 'failed'; readonly photo: SearchPhoto; readonly failure: Failure }
	| Found;

/** The garment a person most likely means; else the first thing there is to measure. */
export function firstTarget(analysis: GarmentAnalysis): number {
	const [first] = firstChoice(listedGarments(analysis));
	return first ? analysis.garments.indexOf(first) : 0;
}

export class ColourPhoto {
	#status = $state.raw<ColourPhotoStatus>({ state: 'empty' });
	#choice = $state(0);
	#controller: AbortController | null = null;
	readonly #photos: PhotoService;
	readonly #runtime: RuntimeState;
	readonly #editor: PaletteEditor;

	constructor(photos: PhotoService, runtime: RuntimeState, editor: PaletteEditor) {
		this.#photos = photos;
		this.#runtime = runtime;
		this.#editor = editor;
	}

	get status(): ColourPhotoStatus {
		return this.#status;
	}
	/** Index of the chosen target. */
	get choice(): number {
		return this.#choice;
	}
	/** The file itself is the matter: only another one helps. */
	get refused(): boolean {
		return this.#status.state === 'failed' && REFUSALS.has(this.#status.failure.name);
	}

	/** Whether this very file is what is shown, on its way, or has just failed. */
	shows(blob: Blob): boolean {
		const status = this.#status;
		return status.state !== 'empty' && status.photo.blob === blob;
	}

	/** Takes a photo from anywhere; whatever was shown or under way is given up. */
	async start(blob: Blob, name: string, itemId: string | null = null): Promise<void> {
		this.reset();
		const photo = takePhoto(blob, name, itemId);
		const controller = new AbortController();
		this.#controller = controller;
		this.#status = { state: 'analysing', photo, progress: null };
		const { signal } = controller;
		const current = () => this.#controller === controller;
		try {
			// A bad file is answered at once, whatever the models are doing.
			await this.#photos.check(blob);
			if (!current()) return;
			const printing = printOf(blob);
			await this.#runtime.ready(signal);
			const onProgress = (progress: ProgressReport) => {
				if (current()) this.#status = { state: 'analysing', photo, progress };
			};
			const result = await this.#photos.findGarments(blob, { signal, onProgress });
			const print = await printing;
			if (current()) this.#take(photo, result, print);
			else result.preview.close();
		} catch (error) {
			if (!current()) return;
			this.#controller = null;
			const failure = failureOf(error);
			if (failure.name.startsWith('WorkerDied')) this.#runtime.forget();
			if (isAbort(error)) this.reset();
			else this.#status = { state: 'failed', photo, failure };
		}
	}

	/** The same photo once more, after a failure. */
	async retry(): Promise<void> {
		if (this.#status.state !== 'failed') return;
		if (this.#status.failure.name.startsWith('WorkerDied')) this.#photos.reset();
		const { blob, name, itemId } = this.#status.photo;
		await this.start(blob, name, itemId);
	}

	choose(index: number): void {
		const status = this.#status;
		if (status.state !== 'found') return;
		const target = status.targets[index];
		if (!target) return;
		this.#choice = index;
		const { print, result } = status;
		void this.#editor.open({ preview: result.preview, print, target });
	}

	/** No photo. */
	reset(): void {
		this.#controller?.abort();
		this.#controller = null;
		this.#editor.close();
		const status = this.#status;
		if (status.state !== 'empty') releasePhoto(status.photo);
		if (status.state === 'found') status.result.preview.close();
		this.#status = { state: 'empty' };
		this.#choice = 0;
	}

	#take(photo: SearchPhoto, result: PhotoResult, print: string | null): void {
		this.#controller = null;
		const slowed = this.#runtime.note(result.runtime);
		const targets = colourTargets(result.analysis);
		this.#status = { state: 'found', photo, result, print, targets, slowed };
		this.choose(firstTarget(result.analysis));
	}
}
