/** Many photos measured one after the other: paused, resumed, cancelled; a bad one stops nothing. */

import type { BatchSettings } from '$lib/catalog/batch-record';
import { sameTarget } from '$lib/vision/palette/targets';
import type { WorkPalette } from '$lib/vision/palette/work-palette';
import type { BatchKeeper, Keeping } from './batch-keeper.svelte';
import { BatchRow } from './batch-row.svelte';
import { failureOf, type Failure } from './failure';
import { isNoPhotosFault } from './no-photos-fault';
import { measurePhoto, type MeasureServices } from './measure-photo';
import type { Subject } from './palette-editor.svelte';
import { timeLeftMs } from './time-left';

export type BatchStatus =
	/** What an earlier tab left is being looked for. */
	| { readonly state: 'opening' }
	| { readonly state: 'idle' }
	| { readonly state: 'running' }
	/** `cancelled` gave up the photo it was at; both can be gone on with. */
	| { readonly state: 'paused' | 'cancelled' }
	/** Not one photo was the matter but what measures them. */
	| { readonly state: 'stopped'; readonly failure: Failure };

export type BatchServices = MeasureServices & { readonly keeper: BatchKeeper };

export class ColourBatch {
	#rows = $state.raw<readonly BatchRow[]>([]);
	#status = $state.raw<BatchStatus>({ state: 'idle' });
	#cleared = $state.raw<readonly BatchRow[]>([]);
	#tookMs = $state.raw<readonly number[]>([]);
	#controller: AbortController | null = null;
	#order = $state.raw<BatchSettings['order']>(null);
	#added = 0;
	readonly #services: BatchServices;

	constructor(services: BatchServices) {
		this.#services = services;
		if (services.keeper.isExpected) this.#status = { state: 'opening' };
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

	get keeping(): Keeping {
		return this.#services.keeper.keeping;
	}
	/** How the list is sorted; kept with it. */
	get order(): BatchSettings['order'] {
		return this.#order;
	}

	sort(order: BatchSettings['order']): void {
		this.#order = order;
		this.#services.keeper.change({ order });
	}

	/** Brings back what an earlier tab left, paused: the person says when it goes on. */
	async restore(): Promise<void> {
		const { keeper } = this.#services;
		const entries = await keeper.open();
		this.#order = keeper.settings.order;
		const rows = entries.map((entry) => BatchRow.fromEntry(entry));
		this.#rows = [...rows, ...this.#rows];
		const { state } = this.#status;
		if (state !== 'opening' && state !== 'idle') return;
		this.#status = isOpen(rows) ? { state: 'paused' } : { state: 'idle' };
	}

	/** The file of a row, wherever it is. @throws NotReadableError */
	photoOf(row: BatchRow): Promise<Blob> {
		return this.#services.keeper.photo(row);
	}

	find(id: string): BatchRow | undefined {
		return this.#rows.find((row) => row.id === id);
	}

	/** Puts photos at the end of the list, and starts unless the person has paused. */
	add(files: readonly File[]): void {
		if (files.length === 0) return;
		this.#forgetCleared();
		const rows = files.map((file) => BatchRow.fromFile(this.#nextId(), file));
		this.#rows = [...this.#rows, ...rows];
		this.#services.keeper.keep(rows);
		const { state } = this.#status;
		if (state !== 'paused' && state !== 'stopped') this.resume();
	}

	/** Stops after the photo it is at. */
	pause(): void {
		if (this.#status.state === 'running') this.#status = { state: 'paused' };
	}

	/** Goes on where it was; after a failure of the models they are started again. */
	resume(): void {
		if (this.#status.state === 'running') return;
		if (this.#status.state === 'stopped') {
			this.#services.photos.reset();
			this.#services.colours.reset();
		}
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
		this.#services.keeper.change({ cleared: true });
		this.#rows = [];
		this.#tookMs = [];
		this.#status = { state: 'idle' };
	}

	undoClear(): void {
		const rows = this.#cleared;
		this.#cleared = [];
		this.#rows = [...rows, ...this.#rows];
		this.#services.keeper.change({ cleared: false });
		if (isOpen(rows) && this.#status.state === 'idle') this.#status = { state: 'paused' };
	}

	/** Takes over an edit that was made in the photo itself. */
	note({ print, target }: Pick<Subject, 'print' | 'target'>, palette: WorkPalette): void {
		if (print === null) return;
		for (const row of this.#rows) {
			if (row.status.state !== 'done' || row.status.measured.print !== print) continue;
			const part = sameTarget(target, row.status.measured.parts);
			if (!part) continue;
			row.change(part, palette);
			this.#services.keeper.note(row);
		}
	}

	async #run(): Promise<void> {
		const controller = new AbortController();
		this.#controller = controller;
		const isCurrent = () => this.#controller === controller;
		while (isCurrent() && this.#status.state === 'running') {
			const row = this.#rows.find(({ status }) => status.state === 'waiting');
			if (row) await this.#work(row, controller.signal);
			else this.#status = { state: 'idle' };
		}
		if (isCurrent()) this.#controller = null;
	}

	async #work(row: BatchRow, signal: AbortSignal): Promise<void> {
		const { photos, runtime, keeper } = this.#services;
		const startMs = performance.now();
		row.status = { state: 'working' };
		try {
			const photo = await keeper.photo(row);
			await photos.check(photo);
			await runtime.ready(signal);
			const measured = await measurePhoto(this.#services, photo, signal);
			row.status = { state: 'done', measured };
			this.#tookMs = [...this.#tookMs, performance.now() - startMs];
		} catch (error) {
			const failure = failureOf(error);
			if (failure.name.startsWith('WorkerDied')) runtime.forget();
			if (signal.aborted) row.status = { state: 'waiting' };
			else if (runtime.status.state === 'failed' || isNoPhotosFault(failure.name)) {
				row.status = { state: 'waiting' };
				this.#status = { state: 'stopped', failure };
			} else row.status = { state: 'failed', failure };
		}
		if (row.status.state !== 'waiting') keeper.note(row);
	}

	#forgetCleared(): void {
		if (this.#cleared.length === 0) return;
		const { keeper } = this.#services;
		keeper.change({ cleared: false });
		keeper.remove(this.#cleared);
		for (const row of this.#cleared) row.release();
		this.#cleared = [];
	}

	/** Sorts in the order of adding, and differs from what another tab gives, in the same millisecond too. */
	#nextId(): string {
		const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
		return `${Date.now()}-${String(++this.#added).padStart(6, '0')}-${chance.toString(36)}`;
	}
}

const isOpen = (rows: readonly BatchRow[]): boolean =>
	rows.some(({ status: { state } }) => state === 'waiting' || state === 'working');
