/** Many photos measured one after the other: paused, resumed, cancelled; a bad one stops nothing. */

import type { PhotoResult } from '../../workers/contract';
import { colourTargets, sameTarget } from '$lib/vision/palette/targets';
import { measuredPalette, type WorkPalette } from '$lib/vision/palette/work-palette';
import { BatchRow, type Measured } from './batch-row.svelte';
import { firstTarget } from './colour-photo.svelte';
import { failureOf, type Failure } from './failure';
import type { Subject } from './palette-editor.svelte';
import type { PaletteShelf } from './palette-shelf';
import { printOf } from './photo-print';
import type { RuntimeState } from './runtime-state.svelte';
import type { ColourService, PhotoService } from './services';
import { timeLeftMs } from './time-left';

export type BatchStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'running' }
	/** `cancelled` gave up the photo it was at; both can be gone on with. */
	| { readonly state: 'paused' | 'cancelled' }
	/** Not one photo was the matter but what measures them. */
	| { readonly state: 'stopped'; readonly failure: Failure };

export type BatchServices = {
	readonly photos: PhotoService;
	readonly runtime: RuntimeState;
	readonly colours: ColourService;
	readonly shelf: PaletteShelf;
	/** Gives an object URL, which the batch revokes. */
	readonly drawThumbnail: (photo: ImageBitmap) => Promise<string | null>;
};

/** What is no photo's fault, and would fail the next one as well. */
const STOPPING: ReadonlySet<string> = new Set([
	'ModelDownloadError',
	'ModelChecksumError',
	'ModelManifestError',
	'ModelNotReadyError',
	'ModelOutputError',
	'BackendUnavailableError',
	'RuntimeStartError',
	'WorkerDiedRepeatedlyError'
]);

export class ColourBatch {
	#rows = $state.raw<readonly BatchRow[]>([]);
	#status = $state.raw<BatchStatus>({ state: 'idle' });
	#cleared = $state.raw<readonly BatchRow[]>([]);
	#tookMs = $state.raw<readonly number[]>([]);
	#controller: AbortController | null = null;
	#added = 0;
	readonly #services: BatchServices;

	constructor(services: BatchServices) {
		this.#services = services;
	}

	get rows(): readonly BatchRow[] {
		return this.#rows;
	}
	get status(): BatchStatus {
		return this.#status;
	}
	/** Photos that have been looked at, whatever came of it. */
	get done(): number {
		return this.#rows.filter(({ status: { state } }) => state === 'done' || state === 'failed')
			.length;
	}
	/** Estimate for what is left; null until one photo is done. */
	get leftMs(): number | null {
		return timeLeftMs(this.#tookMs, this.#rows.length - this.done);
	}
	get canUndoClear(): boolean {
		return this.#cleared.length > 0;
	}

	find(id: string): BatchRow | undefined {
		return this.#rows.find((row) => row.id === id);
	}

	/** Puts photos at the end of the list, and starts unless the person has paused. */
	add(files: readonly File[]): void {
		if (files.length === 0) return;
		this.#forgetCleared();
		const rows = files.map((file) => new BatchRow(String(++this.#added), file));
		this.#rows = [...this.#rows, ...rows];
		const { state } = this.#status;
		if (state === 'idle' || state === 'cancelled') this.resume();
	}

	/** Stops after the photo it is at. */
	pause(): void {
		if (this.#status.state === 'running') this.#status = { state: 'paused' };
	}

	/** Goes on where it was; after a failure of the models they are started again. */
	resume(): void {
		if (this.#status.state === 'running') return;
		if (this.#status.state === 'stopped') this.#services.photos.reset();
		this.#status = { state: 'running' };
		// A photo that was still being worked on when it paused: its own loop goes on.
		if (!this.#controller) void this.#run();
	}

	/** Gives up the photo it is at as well; what is measured stays. */
	cancel(): void {
		if (this.#status.state === 'idle') return;
		this.#status = { state: 'cancelled' };
		this.#controller?.abort();
		this.#controller = null;
	}

	/** Empties the list, with a way back. */
	clear(): void {
		const rows = this.#rows;
		this.cancel();
		this.#forgetCleared();
		this.#cleared = rows;
		this.#rows = [];
		this.#tookMs = [];
		this.#status = { state: 'idle' };
	}

	undoClear(): void {
		const rows = this.#cleared;
		this.#cleared = [];
		this.#rows = [...rows, ...this.#rows];
		const isLeft = rows.some(({ status: { state } }) => state === 'waiting' || state === 'working');
		if (isLeft && this.#status.state === 'idle') this.#status = { state: 'paused' };
	}

	/** Takes over an edit that was made in the photo itself. */
	note({ print, target }: Pick<Subject, 'print' | 'target'>, palette: WorkPalette): void {
		if (print === null) return;
		for (const row of this.#rows) {
			if (row.status.state !== 'done') continue;
			const { measured } = row.status;
			if (measured.print === print && sameTarget(target, [measured.target])) row.change(palette);
		}
	}

	async #run(): Promise<void> {
		const controller = new AbortController();
		this.#controller = controller;
		const isCurrent = () => this.#controller === controller;
		for (let at = 0; isCurrent() && this.#status.state === 'running'; at++) {
			const row = this.#rows[at];
			if (!row) {
				this.#status = { state: 'idle' };
				break;
			}
			if (row.status.state !== 'waiting') continue;
			await this.#work(row, controller.signal);
		}
		if (isCurrent()) this.#controller = null;
	}

	async #work(row: BatchRow, signal: AbortSignal): Promise<void> {
		const { photos, runtime } = this.#services;
		const startMs = performance.now();
		row.status = { state: 'working' };
		try {
			await photos.check(row.file);
			await runtime.ready(signal);
			const measured = await this.#measure(row.file, signal);
			row.status = { state: 'done', measured };
			this.#tookMs = [...this.#tookMs, performance.now() - startMs];
		} catch (error) {
			const failure = failureOf(error);
			if (failure.name.startsWith('WorkerDied')) runtime.forget();
			if (signal.aborted) row.status = { state: 'waiting' };
			else if (runtime.status.state === 'failed' || STOPPING.has(failure.name)) {
				row.status = { state: 'waiting' };
				this.#status = { state: 'stopped', failure };
			} else row.status = { state: 'failed', failure };
		}
	}

	async #measure(file: File, signal: AbortSignal): Promise<Measured> {
		const { photos, runtime } = this.#services;
		const result = await photos.findGarments(file, { signal, priority: 'background' });
		try {
			runtime.note(result.runtime);
			return await this.#describe(file, result, signal);
		} finally {
			result.preview.close();
		}
	}

	async #describe(
		file: File,
		{ analysis, preview }: Pick<PhotoResult, 'analysis' | 'preview'>,
		signal: AbortSignal
	): Promise<Measured> {
		const { colours, shelf, drawThumbnail } = this.#services;
		const targets = colourTargets(analysis);
		const target = targets[firstTarget(analysis)] ?? targets[0];
		const { garment, kind, box, place, mask } = target;
		const print = await printOf(file);
		const stored = await shelf.find(print, target).catch(() => null);
		const measured =
			garment?.colours ?? (await colours.study({ preview, place, mask }, {}, { signal })).colours;
		const thumbnailUrl = await drawThumbnail(preview);
		return {
			print,
			target: { kind, box },
			category: kind === 'garment' ? (garment?.category ?? null) : null,
			palette: stored?.palette ?? measuredPalette(measured),
			thumbnailUrl
		};
	}

	#forgetCleared(): void {
		for (const row of this.#cleared) row.release();
		this.#cleared = [];
	}
}
