/** One photo on its way to garments: the latest photo wins, a failed one leaves the last to go back to. */

import type { PhotoResult, ProgressReport } from '../../workers/contract';
import { listedGarments, type Garment } from '$lib/vision/analysis';
import type { Box } from '$lib/vision/image/raster';
import { REFUSALS } from '$lib/vision/image/photo-errors';
import { failureOf, isAbort, type Failure } from './failure';
import { firstChoice } from './first-choice';
import type { RuntimeState } from './runtime-state.svelte';
import type { Question, SearchBoard } from './search-board.svelte';
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

/** A garment by its index, the photo as a whole, or what is in a frame that the person drew. */
export type Choice = number | 'whole' | 'framed';

/** A garment that is measured only when it is asked for. */
export type Asked =
	| { readonly state: 'none' }
	| { readonly state: 'working' }
	| { readonly state: 'ready'; readonly garment: Garment }
	| { readonly state: 'failed'; readonly failure: Failure };

type AskedChoice = Extract<Choice, string>;

/** Nothing stands out where the person said there is a garment. */
class NothingThereError extends Error {
	override readonly name = 'NothingThereError';
}

const NOT_ASKED: Readonly<Record<AskedChoice, Asked>> = {
	whole: { state: 'none' },
	framed: { state: 'none' }
};

export class SearchSession {
	#status = $state.raw<SearchStatus>({ state: 'empty' });
	/** The main one first. */
	#chosen = $state.raw<readonly Choice[]>([]);
	#asked = $state.raw(NOT_ASKED);
	#frame = $state.raw<Box | null>(null);
	/** What can be gone back to when the photo after it is cancelled or refused. */
	#last = $state.raw<Found | null>(null);
	#controller: AbortController | null = null;

	readonly #photos: PhotoService;
	readonly #runtime: RuntimeState;
	readonly #board: SearchBoard;

	constructor(photos: PhotoService, runtime: RuntimeState, board: SearchBoard) {
		this.#photos = photos;
		this.#runtime = runtime;
		this.#board = board;
	}

	get status(): SearchStatus {
		return this.#status;
	}
	get chosen(): readonly Choice[] {
		return this.#chosen;
	}
	get whole(): Asked {
		return this.#asked.whole;
	}
	get framed(): Asked {
		return this.#asked.framed;
	}
	/** The frame that the person drew, in fractions of the photo. */
	get frame(): Box | null {
		return this.#frame;
	}
	/** What is chosen is still measured, or could not be: the searches are those of before. */
	get pending(): boolean {
		return this.#chosen.some(
			(choice) => typeof choice === 'string' && this.#asked[choice].state !== 'ready'
		);
	}

	/** What is chosen is what any photo of this kind begins with. */
	get isFirstChoice(): boolean {
		const status = this.#status;
		if (status.state !== 'found') return true;
		const first = this.#firstOf(status);
		return first.length === this.#chosen.length && first.every((one) => this.#chosen.includes(one));
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
		this.#chosen = [];
		this.#asked = NOT_ASKED;
		this.#frame = null;
		this.#board.clear();
		this.#status = { state: 'empty' };
	}

	/** Searches with these alone, the main one first. */
	async choose(...choices: readonly Choice[]): Promise<void> {
		const status = this.#status;
		if (status.state !== 'found') return;
		this.#chosen = choices;
		const missing = choices.find(
			(choice) => typeof choice === 'string' && this.#asked[choice].state !== 'ready'
		);
		if (typeof missing === 'string') await this.#ask(missing, status);
		else await this.#show(status);
	}

	/** Adds one to what is searched with, or takes it out again; the last one stays. */
	async toggle(choice: Choice): Promise<void> {
		const others = this.#chosen.filter((one) => one !== choice);
		if (others.length === this.#chosen.length) await this.choose(...others, choice);
		else if (others.length > 0) await this.choose(...others);
	}

	/** As an address asks: empty means what is chosen at first; what the photo does not have is left out. */
	async wish(chosen: readonly Choice[], frame: Box | null): Promise<void> {
		const status = this.#status;
		if (status.state !== 'found') return;
		if (frame && chosen.includes('framed')) return this.drawFrame(frame);
		const count = status.result.analysis.garments.length;
		const there = chosen.filter((choice) => typeof choice !== 'number' || choice < count);
		await this.choose(...(there.length > 0 ? there : this.#firstOf(status)));
	}

	/** Searches with what is in a frame of the photo. @param frame in fractions of the photo */
	async drawFrame(frame: Box): Promise<void> {
		if (this.#status.state !== 'found') return;
		this.#stop();
		this.#frame = frame;
		this.#asked = { ...this.#asked, framed: { state: 'none' } };
		await this.choose('framed');
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
		this.#frame = null;
		this.#asked =
			analysis.found === 'whole-photo' && only
				? { ...NOT_ASKED, whole: { state: 'ready', garment: only } }
				: NOT_ASKED;
		const first = this.#firstOf(found);
		this.#chosen = [];
		if (first.length > 0) void this.choose(...first);
		else this.#board.clear();
	}

	#firstOf({ result: { analysis } }: Found): readonly Choice[] {
		const first = firstChoice(listedGarments(analysis));
		if (first.length > 0) return first.map((garment) => analysis.garments.indexOf(garment));
		return analysis.garments.length > 0 ? ['whole'] : [];
	}

	/** Measures what is not among the photo's garments, then searches with it. */
	async #ask(choice: AskedChoice, found: Found): Promise<void> {
		if (this.#asked[choice].state === 'working') return;
		const controller = new AbortController();
		this.#controller = controller;
		const note = (asked: Asked) => (this.#asked = { ...this.#asked, [choice]: asked });
		note({ state: 'working' });
		const current = () => this.#controller === controller;
		try {
			const { signal } = controller;
			await this.#runtime.ready(signal);
			const { blob } = found.photo;
			const frame = this.#frame;
			const options = choice === 'framed' && frame ? { box: frame } : { wholePhoto: true };
			const result = await this.#photos.analyse(blob, options, { signal });
			result.preview.close();
			const [garment] = result.analysis.garments;
			if (!current()) return;
			if (!garment) throw new NothingThereError(`nothing ${choice}`);
			note({ state: 'ready', garment });
			if (this.#chosen.includes(choice)) await this.choose(...this.#chosen);
		} catch (error) {
			if (!current()) return;
			this.#noteDeath(error);
			note(isAbort(error) ? { state: 'none' } : { state: 'failed', failure: failureOf(error) });
		} finally {
			if (current()) this.#controller = null;
		}
	}

	/** Searches with all that is chosen and measured. */
	async #show({ result }: Found): Promise<void> {
		const { models, garments } = result.analysis;
		const questions = this.#chosen.flatMap((choice): readonly Question[] => {
			const asked = typeof choice === 'string' ? this.#asked[choice] : null;
			const garment =
				typeof choice === 'number'
					? garments[choice]
					: asked?.state === 'ready'
						? asked.garment
						: undefined;
			const origin = { embedModel: models.embed, wholePhoto: choice === 'whole' };
			return garment ? [{ garment, origin }] : [];
		});
		await this.#board.show(questions);
	}

	#noteDeath(error: unknown): void {
		if (failureOf(error).name.startsWith('WorkerDied')) this.#runtime.forget();
	}

	#stop(): void {
		this.#controller?.abort();
		this.#controller = null;
		const { whole, framed } = this.#asked;
		if (whole.state === 'working') this.#asked = { ...this.#asked, whole: { state: 'none' } };
		if (framed.state === 'working') this.#asked = { ...this.#asked, framed: { state: 'none' } };
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
