/** One photo on its way to garments: the latest photo wins, a failed one leaves the last to go back to. */

import type { PhotoResult, ProgressReport } from '../../workers/contract';
import { listedGarments, type Garment } from '$lib/vision/analysis';
import { REFUSALS } from '$lib/vision/image/photo-errors';
import { failureOf, isAbort, type Failure } from './failure';
import { firstChoice } from './first-choice';
import type { GarmentSearch } from './garment-search.svelte';
import type { RuntimeState } from './runtime-state.svelte';
import { releasePhoto, takePhoto, type SearchPhoto } from './search-photo';
import type { PhotoService } from './services';

type Found = {
	readonly state: 'found';
	readonly photo: SearchPhoto;
	readonly result: PhotoResult;
	/** A faster backend was lost while this photo was worked on. */
	readonly slowed: boolean;
};

export type SearchStatus =
	| { readonly state: 'empty' }
	| {
			readonly state: 'analysing';
			readonly photo: SearchPhoto;
			readonly progress: ProgressReport | null;
	  }
	| { readonly state: 'failed'; readonly photo: SearchPhoto; readonly failure: Failure }
	| Found;

/** A garment by its index, or the photo as a whole. */
export type Choice = number | 'whole';

export type WholePhoto =
	| { readonly state: 'none' }
	| { readonly state: 'working' }
	| { readonly state: 'ready'; readonly garment: Garment }
	| { readonly state: 'failed'; readonly failure: Failure };

export class SearchSession {
	#status = $state.raw<SearchStatus>({ state: 'empty' });
	#choice = $state.raw<Choice | null>(null);
	#whole = $state.raw<WholePhoto>({ state: 'none' });
	/** What can be gone back to when the photo after it is cancelled or refused. */
	#last = $state.raw<Found | null>(null);
	#controller: AbortController | null = null;

	readonly #photos: PhotoService;
	readonly #runtime: RuntimeState;
	readonly #search: GarmentSearch;

	constructor(photos: PhotoService, runtime: RuntimeState, search: GarmentSearch) {
		this.#photos = photos;
		this.#runtime = runtime;
		this.#search = search;
	}

	get status(): SearchStatus {
		return this.#status;
	}
	get choice(): Choice | null {
		return this.#choice;
	}
	get whole(): WholePhoto {
		return this.#whole;
	}
	get canGoBack(): boolean {
		return this.#last !== null;
	}

	/** The photo itself is the matter: only another one helps. */
	get refused(): boolean {
		return this.#status.state === 'failed' && REFUSALS.has(this.#status.failure.name);
	}

	/** Takes a photo from anywhere; whatever was under way is given up. */
	async start(blob: Blob, name: string, itemId: string | null = null): Promise<void> {
		this.#stop();
		const photo = takePhoto(blob, name, itemId);
		const controller = new AbortController();
		this.#controller = controller;
		this.#status = { state: 'analysing', photo, progress: null };
		const current = () => this.#controller === controller;
		try {
			// A bad file is answered at once, whatever the models are doing.
			await this.#photos.check(blob);
			if (!current()) return;
			await this.#runtime.ready(controller.signal);
			const onProgress = (progress: ProgressReport) => {
				if (current()) this.#status = { state: 'analysing', photo, progress };
			};
			const { signal } = controller;
			const result = await this.#photos.analyse(blob, {}, { signal, onProgress });
			if (current()) this.#take(photo, result);
			else result.preview.close();
		} catch (error) {
			if (!current()) return;
			this.#controller = null;
			this.#noteDeath(error);
			if (isAbort(error)) this.back();
			else this.#status = { state: 'failed', photo, failure: failureOf(error) };
		}
	}

	/** The same photo once more, after a failure. */
	async retry(): Promise<void> {
		if (this.#status.state !== 'failed') return;
		if (this.#status.failure.name.startsWith('WorkerDied')) this.#photos.reset();
		const { blob, name, itemId } = this.#status.photo;
		await this.start(blob, name, itemId);
	}

	/** Gives up the photo under way, or puts a failure aside: the last photo, or none, is shown. */
	back(): void {
		this.#stop();
		this.#status = this.#last ?? { state: 'empty' };
	}

	/** Starts over with no photo. */
	reset(): void {
		this.#stop();
		this.#forgetLast();
		this.#choice = null;
		this.#whole = { state: 'none' };
		this.#search.clear();
		this.#status = { state: 'empty' };
	}

	async choose(choice: Choice): Promise<void> {
		if (this.#status.state !== 'found') return;
		this.#choice = choice;
		if (choice === 'whole') return this.#chooseWhole(this.#status);
		const garment = this.#status.result.analysis.garments[choice];
		if (garment) await this.#show(garment, this.#status, false);
	}

	#take(photo: SearchPhoto, result: PhotoResult): void {
		this.#controller = null;
		this.#forgetLast();
		const slowed = this.#runtime.note(result.runtime);
		const found: Found = { state: 'found', photo, result, slowed };
		this.#last = found;
		this.#status = found;
		const { analysis } = result;
		const [only] = analysis.garments;
		this.#whole =
			analysis.found === 'whole-photo' && only
				? { state: 'ready', garment: only }
				: { state: 'none' };
		const first = firstChoice(listedGarments(analysis));
		if (first) void this.choose(analysis.garments.indexOf(first));
		else if (only) void this.choose('whole');
		else {
			this.#choice = null;
			this.#search.clear();
		}
	}

	async #chooseWhole(found: Found): Promise<void> {
		if (this.#whole.state === 'ready') return this.#show(this.#whole.garment, found, true);
		if (this.#whole.state === 'working') return;
		const controller = new AbortController();
		this.#controller = controller;
		this.#whole = { state: 'working' };
		const current = () => this.#controller === controller;
		try {
			const { signal } = controller;
			await this.#runtime.ready(signal);
			const { blob } = found.photo;
			const result = await this.#photos.analyse(blob, { wholePhoto: true }, { signal });
			result.preview.close();
			const [garment] = result.analysis.garments;
			if (!current()) return;
			if (!garment) throw new Error('The photo has no foreground.');
			this.#whole = { state: 'ready', garment };
			if (this.#choice === 'whole') await this.#show(garment, { result }, true);
		} catch (error) {
			if (!current()) return;
			this.#noteDeath(error);
			this.#whole = isAbort(error)
				? { state: 'none' }
				: { state: 'failed', failure: failureOf(error) };
		} finally {
			if (current()) this.#controller = null;
		}
	}

	#show(garment: Garment, { result }: Pick<Found, 'result'>, wholePhoto: boolean): Promise<void> {
		const embedModel = result.analysis.models.embed;
		return this.#search.show(garment, { embedModel, wholePhoto });
	}

	#noteDeath(error: unknown): void {
		if (failureOf(error).name.startsWith('WorkerDied')) this.#runtime.forget();
	}

	#stop(): void {
		this.#controller?.abort();
		this.#controller = null;
		if (this.#whole.state === 'working') this.#whole = { state: 'none' };
		const status = this.#status;
		if (status.state === 'analysing' || status.state === 'failed') releasePhoto(status.photo);
	}

	#forgetLast(): void {
		if (!this.#last) return;
		this.#last.result.preview.close();
		releasePhoto(this.#last.photo);
		this.#last = null;
	}
}
