/** One photo on its way to garments: the latest photo wins, a failed one leaves the last to go back to. */

import type { PhotoResult } from '../../workers/contract';
import { listedGarments, type Garment } from '$lib/vision/analysis';
import type { Failure } from './failure';
import { firstChoice } from './first-choice';
import type { GarmentSearch } from './garment-search.svelte';
import { isRefused, PhotoIntake, type Outcome, type PhotoUnderWay } from './photo-intake';
import type { RuntimeState } from './runtime-state.svelte';
import { releasePhoto, takePhoto, type SearchPhoto } from './search-photo';
import type { Job, PhotoService } from './services';

type Found = {
	readonly state: 'found';
	readonly photo: SearchPhoto;
	readonly result: PhotoResult;
	/** A faster backend was lost while this photo was worked on. */
	readonly slowed: boolean;
};

export type SearchStatus = PhotoUnderWay | Found;

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

	readonly #photos: PhotoService;
	readonly #intake: PhotoIntake;
	readonly #search: GarmentSearch;

	constructor(photos: PhotoService, runtime: RuntimeState, search: GarmentSearch) {
		this.#photos = photos;
		this.#intake = new PhotoIntake(photos, runtime);
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
		return isRefused(this.#status);
	}

	/** Takes a photo from anywhere; whatever was under way is given up. */
	async start(blob: Blob, name: string, itemId: string | null = null): Promise<void> {
		this.#stop();
		const photo = takePhoto(blob, name, itemId);
		this.#status = { state: 'analysing', photo, progress: null };
		await this.#intake.run(blob, (job) => this.#photos.analyse(blob, {}, job), {
			onProgress: (progress) => (this.#status = { state: 'analysing', photo, progress }),
			onEnd: (outcome) => {
				if (outcome.state === 'done') this.#take(photo, outcome.result, outcome.slowed);
				else if (outcome.state === 'failed') this.#status = { ...outcome, photo };
				else this.back();
			}
		});
	}

	/** The same photo once more, after a failure. */
	async retry(): Promise<void> {
		if (this.#status.state !== 'failed') return;
		this.#intake.prepareRetry(this.#status.failure);
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

	#take(photo: SearchPhoto, result: PhotoResult, slowed: boolean): void {
		this.#forgetLast();
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
		this.#whole = { state: 'working' };
		const { blob } = found.photo;
		const analyse = (job: Job) => this.#photos.analyse(blob, { wholePhoto: true }, job);
		await this.#intake.run(blob, analyse, {
			onEnd: (outcome) => this.#takeWhole(outcome)
		});
	}

	async #takeWhole(outcome: Outcome<PhotoResult>): Promise<void> {
		if (outcome.state !== 'done') {
			this.#whole = outcome.state === 'stopped' ? { state: 'none' } : outcome;
			return;
		}
		const { result } = outcome;
		result.preview.close();
		const [garment] = result.analysis.garments;
		if (!garment) {
			const message = 'The photo has no foreground.';
			this.#whole = { state: 'failed', failure: { name: 'Error', message } };
			return;
		}
		this.#whole = { state: 'ready', garment };
		if (this.#choice === 'whole') await this.#show(garment, { result }, true);
	}

	#show(garment: Garment, { result }: Pick<Found, 'result'>, wholePhoto: boolean): Promise<void> {
		const embedModel = result.analysis.models.embed;
		return this.#search.show(garment, { embedModel, wholePhoto });
	}

	#stop(): void {
		this.#intake.stop();
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
