/** The photo whose colours are looked at: its garments, the one chosen, and its palette. */

import type { PhotoResult } from '../../workers/contract';
import { colourTargets, sameTarget, type ColourTarget } from '$lib/vision/palette/targets';
import { firstTarget } from './first-choice';
import type { Failure } from './failure';
import type { PaletteEditor } from './palette-editor.svelte';
import { isRefused, PhotoIntake, type PhotoUnderWay } from './photo-intake';
import { printOf } from './photo-print';
import type { RuntimeState } from './runtime-state.svelte';
import { releasePhoto, takePhoto, type SearchPhoto } from './search-photo';
import type { Job, PhotoService } from './services';

type Found = {
	readonly state: 'found';
	readonly photo: SearchPhoto;
	readonly result: PhotoResult;
	readonly print: string | null;
	readonly targets: readonly ColourTarget[];
	/** A faster backend was lost while this photo was worked on. */
	readonly slowed: boolean;
};

export type ColourPhotoStatus = PhotoUnderWay | Found;

/** Which part of a photo to begin with. */
export type Wish = Pick<ColourTarget, 'kind' | 'box'>;

export class ColourPhoto {
	#status = $state.raw<ColourPhotoStatus>({ state: 'empty' });
	#choice = $state(0);
	#wish: Wish | null = null;
	readonly #photos: PhotoService;
	readonly #intake: PhotoIntake;
	readonly #editor: PaletteEditor;

	constructor(photos: PhotoService, runtime: RuntimeState, editor: PaletteEditor) {
		this.#photos = photos;
		this.#intake = new PhotoIntake(photos, runtime);
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
		return isRefused(this.#status);
	}

	/** Whether this very file is what is shown, on its way, or has just failed. */
	shows(blob: Blob): boolean {
		const status = this.#status;
		return status.state !== 'empty' && status.photo.blob === blob;
	}

	/**
	 * Takes a photo from anywhere; whatever was shown or under way is given up.
	 * @param wish what of it to begin with; the main garment where left out or not found
	 */
	async start(blob: Blob, name: string, wish: Wish | null = null): Promise<void> {
		this.reset();
		this.#wish = wish;
		const photo = takePhoto(blob, name, null);
		this.#status = { state: 'analysing', photo, progress: null };
		const printing = printOf(blob);
		const analyse = async (job: Job) => {
			const result = await this.#photos.findGarments(blob, job);
			return { ...result, print: await printing };
		};
		await this.#intake.run(blob, analyse, {
			onProgress: (progress) => (this.#status = { state: 'analysing', photo, progress }),
			onEnd: (outcome) => {
				if (outcome.state === 'done') this.#take(photo, outcome.result, outcome.slowed);
				else if (outcome.state === 'failed') this.#status = { ...outcome, photo };
				else this.reset();
			}
		});
	}

	/** A photo that cannot even be read. */
	fail(name: string, failure: Failure): void {
		this.reset();
		this.#status = { state: 'failed', photo: takePhoto(new Blob(), name, null), failure };
	}

	/** The same photo once more, after a failure. */
	async retry(): Promise<void> {
		if (this.#status.state !== 'failed') return;
		this.#intake.prepareRetry(this.#status.failure);
		const { blob, name } = this.#status.photo;
		await this.start(blob, name, this.#wish);
	}

	choose(index: number): void {
		const status = this.#status;
		if (status.state !== 'found') return;
		const target = status.targets[index];
		if (!target) return;
		this.#choice = index;
		const { print, result, targets } = status;
		void this.#editor.open({ preview: result.preview, print, target, beside: targets });
	}

	/** Chooses the part that is wished for, or the main one. */
	prefer(wish: Wish | null): void {
		const status = this.#status;
		if (status.state !== 'found') return;
		const wished = wish && sameTarget(wish, status.targets);
		this.choose(wished ? status.targets.indexOf(wished) : firstTarget(status.result.analysis));
	}

	/** No photo. */
	reset(): void {
		this.#intake.stop();
		this.#editor.close();
		const status = this.#status;
		if (status.state !== 'empty') releasePhoto(status.photo);
		if (status.state === 'found') status.result.preview.close();
		this.#status = { state: 'empty' };
		this.#choice = 0;
		this.#wish = null;
	}

	#take(
		photo: SearchPhoto,
		result: PhotoResult & { readonly print: string | null },
		slowed: boolean
	): void {
		const targets = colourTargets(result.analysis);
		this.#status = { state: 'found', photo, result, print: result.print, targets, slowed };
		this.prefer(this.#wish);
	}
}
