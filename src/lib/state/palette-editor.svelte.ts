/** The palette of one garment in a person's hands: measured, edited, undone, kept. */

import type { ColourLabelId } from '$lib/vision/colour/labels32';
import { mergeColours, recount, relabelColour, splitColour } from '$lib/vision/palette/edits';
import type { ColourStudy } from '$lib/vision/palette/study';
import type { ColourTarget } from '$lib/vision/palette/targets';
import { isEdited, measuredPalette, type WorkPalette } from '$lib/vision/palette/work-palette';
import { failureOf, isAbort, type Failure } from './failure';
import { beginHistory, redo, step, undo, type History } from './history';
import type { Kept, PaletteShelf } from './palette-shelf';
import type { ColourService } from './services';

/** What is measured: part of a photo that is shown. */
export type Subject = {
	readonly preview: ImageBitmap;
	/** SHA-256 of the photo's file; null where there is none, and edits hold for the tab only. */
	readonly print: string | null;
	readonly target: ColourTarget;
	/** All that the photo has to measure. */
	readonly beside: readonly ColourTarget[];
};

export type EditorStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'measuring' }
	| { readonly state: 'ready'; readonly study: ColourStudy }
	/** No opaque pixel to measure. */
	| { readonly state: 'nothing' }
	| { readonly state: 'failed'; readonly failure: Failure };

/** Told of every change, so that a list of photos can follow. */
export type OnEdit = (subject: Subject, palette: WorkPalette) => void;

const seedsOf = ({ colours }: WorkPalette) => colours.map(({ seeds }) => seeds);

export class PaletteEditor {
	#status = $state.raw<EditorStatus>({ state: 'idle' });
	#history = $state.raw<History<WorkPalette> | null>(null);
	#map = $state.raw<Uint8Array | null>(null);
	#working = $state(false);
	#unsplit = $state.raw<string | null>(null);
	#unkept = $state.raw<Failure | null>(null);
	#subject = $state.raw<Subject | null>(null);
	#opening: AbortController | null = null;
	#changing: AbortController | null = null;
	#drawing: AbortController | null = null;
	readonly #colours: ColourService;
	readonly #shelf: PaletteShelf;
	readonly #onEdit: OnEdit;

	constructor(colours: ColourService, shelf: PaletteShelf, onEdit: OnEdit = () => undefined) {
		this.#colours = colours;
		this.#shelf = shelf;
		this.#onEdit = onEdit;
	}

	get status(): EditorStatus {
		return this.#status;
	}
	get subject(): Subject | null {
		return this.#subject;
	}
	get palette(): WorkPalette | null {
		return this.#history?.present ?? null;
	}
	/** Which colour each pixel of the subject is, counted from 1; null while it is not known. */
	get map(): Uint8Array | null {
		return this.#map;
	}
	get canUndo(): boolean {
		return (this.#history?.past.length ?? 0) > 0;
	}
	get canRedo(): boolean {
		return (this.#history?.future.length ?? 0) > 0;
	}
	/** A split or another number of colours is being measured. */
	get working(): boolean {
		return this.#working;
	}
	/** Hex of the colour that could not be split, until the next edit. */
	get unsplit(): string | null {
		return this.#unsplit;
	}
	/** Why the last edit is not stored; it holds until the tab closes. */
	get unkept(): Failure | null {
		return this.#unkept;
	}

	/** Measures a subject, and takes up what the person made of it before. */
	async open(subject: Subject): Promise<void> {
		this.close();
		const controller = new AbortController();
		this.#opening = controller;
		this.#subject = subject;
		this.#status = { state: 'measuring' };
		const { signal } = controller;
		try {
			const [study, stored] = await Promise.all([
				this.#colours.study(partOf(subject), {}, { signal }),
				findKept(this.#shelf, subject)
			]);
			if (signal.aborted) return;
			if (study.colours.length === 0) {
				this.#status = { state: 'nothing' };
				return;
			}
			this.#status = { state: 'ready', study };
			this.#history = beginHistory(stored?.palette ?? measuredPalette(study.colours));
			void this.#draw();
		} catch (error) {
			if (signal.aborted) return;
			this.#status = { state: 'failed', failure: failureOf(error) };
		}
	}

	/** The same subject once more, after a failure. */
	async retry(): Promise<void> {
		if (!this.#subject) return;
		this.#colours.reset();
		await this.open(this.#subject);
	}

	close(): void {
		for (const one of [this.#opening, this.#changing, this.#drawing]) one?.abort();
		this.#opening = this.#changing = this.#drawing = null;
		this.#status = { state: 'idle' };
		this.#history = null;
		this.#subject = null;
		this.#map = null;
		this.#working = false;
		this.#unsplit = null;
		this.#unkept = null;
	}

	merge(one: number, other: number): void {
		this.#edit((palette) => mergeColours(palette, one, other));
	}

	relabel(index: number, label: ColourLabelId | null): void {
		this.#edit((palette) => relabelColour(palette, index, label));
	}

	/** Parts a colour in two; where its pixels show one only, `unsplit` says so. */
	split(index: number): Promise<void> {
		return this.#measure(async (subject, palette, signal) => {
			const options = { seeds: seedsOf(palette), index };
			const parts = await this.#colours.split(partOf(subject), options, { signal });
			const next = splitColour(palette, index, parts);
			return { next, unsplit: next === palette ? (palette.colours[index]?.hex ?? null) : null };
		});
	}

	/** @param count 1..5; null: as many as the evidence says */
	setCount(count: number | null): Promise<void> {
		return this.#measure(async (subject, palette, signal) => {
			const study = await this.#colours.study(partOf(subject), countOf(count), { signal });
			return { next: recount(palette, study.colours, count), unsplit: null };
		});
	}

	/** Back to what was measured; can be undone. */
	revert(): void {
		const status = this.#status;
		if (status.state !== 'ready' || !this.palette || !isEdited(this.palette)) return;
		this.#edit(() => measuredPalette(status.study.colours));
	}

	undo(): void {
		if (this.#history) this.#take(undo(this.#history));
	}

	redo(): void {
		if (this.#history) this.#take(redo(this.#history));
	}

	/** An edit that needs the pixels; the latest wins, and one made meanwhile ends it. */
	async #measure(
		work: (
			subject: Subject,
			palette: WorkPalette,
			signal: AbortSignal
		) => Promise<{ readonly next: WorkPalette; readonly unsplit: string | null }>
	): Promise<void> {
		const { palette } = this;
		const subject = this.#subject;
		if (!palette || !subject) return;
		this.#changing?.abort();
		const controller = new AbortController();
		this.#changing = controller;
		this.#working = true;
		this.#unsplit = null;
		try {
			const { next, unsplit } = await work(subject, palette, controller.signal);
			if (this.#changing !== controller) return;
			this.#edit(() => next);
			this.#unsplit = unsplit;
		} catch (error) {
			if (this.#changing !== controller || isAbort(error)) return;
			this.#status = { state: 'failed', failure: failureOf(error) };
		} finally {
			if (this.#changing === controller) {
				this.#changing = null;
				this.#working = false;
			}
		}
	}

	#edit(change: (palette: WorkPalette) => WorkPalette): void {
		if (this.#history) this.#take(step(this.#history, change(this.#history.present)));
	}

	#take(history: History<WorkPalette>): void {
		if (history === this.#history) return;
		this.#changing?.abort();
		this.#changing = null;
		this.#working = false;
		this.#unsplit = null;
		this.#history = history;
		void this.#draw();
		void this.#keep(history.present);
	}

	async #keep(palette: WorkPalette): Promise<void> {
		const subject = this.#subject;
		if (!subject) return;
		this.#onEdit(subject, palette);
		const kept = keptOf(subject);
		if (!kept) return;
		try {
			await this.#shelf.keep(kept, palette);
			if (this.#subject === subject) this.#unkept = null;
		} catch (error) {
			if (this.#subject === subject) this.#unkept = failureOf(error);
		}
	}

	async #draw(): Promise<void> {
		const { palette } = this;
		const subject = this.#subject;
		if (!palette || !subject) return;
		this.#drawing?.abort();
		const controller = new AbortController();
		this.#drawing = controller;
		this.#map = null;
		const { signal } = controller;
		try {
			const map = await this.#colours.map(partOf(subject), { seeds: seedsOf(palette) }, { signal });
			if (this.#drawing === controller) this.#map = map;
		} catch {
			// Colours do not light up until the next edit; all else is there.
		}
	}
}

const partOf = ({ preview, target: { place, mask } }: Subject) => ({ preview, place, mask });

const keptOf = ({ print, target, beside }: Subject): Kept | null =>
	print === null ? null : { photo: print, place: target, beside };

/** What was kept may be out of reach; measuring is not. */
function findKept(shelf: PaletteShelf, subject: Subject) {
	const kept = keptOf(subject);
	return kept ? shelf.find(kept).catch(() => null) : null;
}

const countOf = (count: number | null) => (count === null ? {} : { count });
