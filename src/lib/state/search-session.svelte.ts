/** One photo on its way to garments: the latest photo wins, a failed one leaves the last to go back to. */

import type { PhotoResult } from '../../workers/contract';
import { listedGarments, type Garment } from '$lib/vision/analysis';
import type { Box } from '$lib/vision/image/raster';
import type { Failure } from './failure';
import { firstChoice } from './first-choice';
import { isRefused, PhotoIntake, type Outcome, type PhotoUnderWay } from './photo-intake';
import type { RuntimeState } from './runtime-state.svelte';
import type { Question, SearchBoard } from './search-board.svelte';
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
const NOTHING_THERE: Failure = { name: 'NothingThereError', message: 'no garment' };

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

	readonly #photos: PhotoService;
	readonly #intake: PhotoIntake;
	readonly #board: SearchBoard;

	constructor(photos: PhotoService, runtime: RuntimeState, board: SearchBoard) {
		this.#photos = photos;
		this.#intake = new PhotoIntake(photos, runtime);
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

	#take(photo: SearchPhoto, result: PhotoResult, slowed: boolean): void {
		this.#forgetLast();
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
		this.#note(choice, { state: 'working' });
		const { blob } = found.photo;
		const frame = this.#frame;
		const options = choice === 'framed' && frame ? { box: frame } : { wholePhoto: true };
		const analyse = (job: Job) => this.#photos.analyse(blob, options, job);
		await this.#intake.run(blob, analyse, {
			onEnd: (outcome) => this.#takeAsked(choice, outcome)
		});
	}

	async #takeAsked(choice: AskedChoice, outcome: Outcome<PhotoResult>): Promise<void> {
		if (outcome.state !== 'done') {
			this.#note(choice, outcome.state === 'stopped' ? { state: 'none' } : outcome);
			return;
		}
		const { result } = outcome;
		result.preview.close();
		const [garment] = result.analysis.garments;
		if (garment) this.#note(choice, { state: 'ready', garment });
		else this.#note(choice, { state: 'failed', failure: NOTHING_THERE });
		if (garment && this.#chosen.includes(choice)) await this.choose(...this.#chosen);
	}

	#note(choice: AskedChoice, asked: Asked): void {
		this.#asked = { ...this.#asked, [choice]: asked };
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

	#stop(): void {
		this.#intake.stop();
		for (const choice of ['whole', 'framed'] as const) {
			if (this.#asked[choice].state === 'working') this.#note(choice, { state: 'none' });
		}
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
