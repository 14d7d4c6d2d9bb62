/** A zip from the wish to the file: chosen in a dialog, planned, written, paused, stopped, gone on with. */

import {
	MAX_BLOB_BYTES,
	type Derive,
	type ItemChoice,
	type UnfinishedZip,
	type ZipJournal,
	type ZipProgress,
	type ZipRun,
	type ZipService,
	type ZipSink,
	type ZipSummary,
	type ZipWish
} from '$lib/export/zip/wish';
import type { Filter } from '$lib/catalog/facets/filter';
import { failureOf, isAbort, type Failure } from './failure';
import type { SettingsStore } from './settings.svelte';
import {
	FIRST_CHOICES,
	FIRST_SPLIT,
	keepChoices,
	readChoices,
	type ZipChoices
} from './zip-choices';
import type { DownloadRoom, ZipPlaces } from './zip-places';
import { noteLeftover, takeLeftovers } from './zip-leftovers';
import { withModels, type ListModels } from './zip-models';
import { zipName } from './zip-name';
import { PlannedZip } from './zip-plan.svelte';

/** Enough to go on with a zip. */
type Stopped = { readonly sink: ZipSink; readonly journal: ZipJournal };

export type ZipStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'zipping'; readonly progress: ZipProgress | null }
	/** Null: it cannot be gone on with, and has to begin again. */
	| { readonly state: 'stopped'; readonly rest: Stopped | null }
	| { readonly state: 'done'; readonly summary: ZipSummary }
	| { readonly state: 'failed'; readonly failure: Failure };

/** The browser did not let a file be written to that was chosen by an earlier tab. */
const NOT_ALLOWED: Failure = { name: 'ZipPermissionError', message: 'not allowed' };

type Asked = { readonly items: ItemChoice; readonly filter: Filter | undefined };

export type ZipDeskOptions = {
	readonly service: ZipService;
	readonly derive: Derive;
	readonly places: ZipPlaces;
	/** Of this version of the app; none where they cannot be told. */
	readonly models: ListModels;
	readonly save: (file: Blob, name: string) => void;
	readonly store: SettingsStore;
	/** Tag of the language that names are taken in. */
	readonly language: () => string;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
};

export class ZipDesk {
	#status = $state.raw<ZipStatus>({ state: 'idle' });
	#choices = $state.raw(FIRST_CHOICES);
	/** What the dialog is open for; null while it is closed. */
	#asked = $state.raw<Asked | null>(null);
	#room = $state.raw<DownloadRoom | null>(null);
	#unfinished = $state.raw<readonly UnfinishedZip[]>([]);
	#run: ZipRun | null = null;
	#controller: AbortController | null = null;
	readonly planned: PlannedZip;
	readonly #options: ZipDeskOptions;

	constructor(options: ZipDeskOptions) {
		this.#options = options;
		this.#choices = readChoices(options.store);
		this.planned = new PlannedZip(options.service, options.derive);
	}

	get status(): ZipStatus {
		return this.#status;
	}
	get isOpen(): boolean {
		return this.#asked !== null;
	}
	get isBusy(): boolean {
		return this.#status.state === 'zipping';
	}
	get canPickFile(): boolean {
		return this.#options.places.canPickFile;
	}
	get choices(): ZipChoices {
		return this.#choices;
	}
	get to(): ZipChoices['to'] {
		return this.canPickFile ? this.#choices.to : 'download';
	}
	/** Null until it is known. */
	get room(): DownloadRoom | null {
		return this.#room;
	}
	/** Bytes that a zip in memory may have. */
	readonly memoryBytes = MAX_BLOB_BYTES;
	/** A layout for training as it is first offered. */
	readonly firstSplit = FIRST_SPLIT;
	/** Zips that a closed tab left behind. */
	get unfinished(): readonly UnfinishedZip[] {
		return this.#unfinished;
	}

	/** Bytes that a download may have at most; null where nothing is known to limit it. */
	get limitBytes(): number | null {
		if (this.to === 'file' || !this.#room) return null;
		return this.#room.kind === 'memory' ? MAX_BLOB_BYTES : this.#room.freeBytes;
	}
	get isTooLarge(): boolean {
		const bytes = this.planned.plan?.bytes ?? 0;
		return this.limitBytes !== null && bytes > this.limitBytes;
	}

	/** Opens the dialog. @param filter that led to the items */
	open(items: ItemChoice, filter?: Filter): void {
		if (this.isBusy) return;
		// A stopped one can still be gone on with.
		if (this.#status.state !== 'stopped') this.forget();
		this.#asked = { items, filter };
		this.#plan();
		void this.#look();
	}

	/** Closes the dialog; what was chosen is there the next time. */
	close(): void {
		this.#asked = null;
		this.planned.clear();
	}

	choose(change: Partial<ZipChoices>): void {
		this.#choices = { ...this.#choices, ...change };
		keepChoices(this.#options.store, this.#choices);
		this.#plan();
	}

	/**
	 * Asks where to, and begins. Where the person picks no file after all, the dialog stays as it is.
	 * Has to be called from a click: browsers open a file dialog for nothing else.
	 */
	async start(): Promise<void> {
		const wish = this.#wish();
		if (!wish || this.isBusy) return;
		try {
			const sink = await this.#sink();
			if (!sink) return;
			this.close();
			await this.#write(wish, sink);
		} catch (error) {
			this.close();
			this.#status = { state: 'failed', failure: failureOf(error) };
		}
	}

	pause(): void {
		this.#run?.pause();
	}

	resume(): void {
		this.#run?.resume();
	}

	/** Ends now, to be gone on with later where that can be. */
	stop(): void {
		this.#run?.stop();
	}

	/** Gives the zip up. */
	cancel(): void {
		this.#controller?.abort();
		this.#controller = null;
		this.#run = null;
		this.#status = { state: 'idle' };
	}

	/** Goes on with what was stopped. */
	async goOn(): Promise<void> {
		const status = this.#status;
		if (status.state !== 'stopped' || !status.rest) return;
		const { sink, journal } = status.rest;
		await this.#write(journal.wish, sink, journal);
	}

	/**
	 * Goes on with what a closed tab left behind, or begins it again where nothing of it is left.
	 * Has to be called from a click: the browser may ask whether the file may be written to.
	 */
	async takeUp({ name, sink, wish, journal }: UnfinishedZip): Promise<void> {
		if (this.isBusy) return;
		const { places } = this.#options;
		if (!journal) return this.#beginAgain(name, wish);
		const isAllowed = sink.kind === 'storage' || (await places.mayWrite(sink.handle));
		this.close();
		if (!isAllowed) {
			this.#status = { state: 'failed', failure: NOT_ALLOWED };
			return;
		}
		this.#unfinished = this.#unfinished.filter((one) => one.name !== name);
		await this.#write(wish, sink, journal);
	}

	async #beginAgain(name: string, wish: ZipWish): Promise<void> {
		try {
			const sink = await this.#sink();
			if (!sink) return;
			this.close();
			await this.throwAway(name);
			await this.#write(wish, sink);
		} catch (error) {
			this.close();
			this.#status = { state: 'failed', failure: failureOf(error) };
		}
	}

	async throwAway(name: string): Promise<void> {
		this.#unfinished = this.#unfinished.filter((one) => one.name !== name);
		await this.#options.service.discard(name).catch(() => undefined);
	}

	/** What was said of a finished or stopped zip was read. */
	forget(): void {
		const status = this.#status;
		if (status.state === 'zipping') return;
		if (status.state === 'stopped' && status.rest) {
			const { sink } = status.rest;
			if (sink.kind !== 'memory' && sink.name !== undefined) void this.throwAway(sink.name);
		}
		this.#status = { state: 'idle' };
	}

	#wish(): ZipWish | null {
		if (!this.#asked) return null;
		const { to: _, ...choices } = this.#choices;
		const { items, filter } = this.#asked;
		const language = this.#options.language();
		return { ...choices, items, ...(filter && { filter }), language };
	}

	#plan(): void {
		const wish = this.#wish();
		if (wish) void this.planned.show(wish);
	}

	/** Finds out how much room there is, and what is left of earlier zips. */
	async #look(): Promise<void> {
		const { service, places, store } = this.#options;
		for (const name of takeLeftovers(store, this.#now)) await this.throwAway(name);
		this.#room = await places.downloadRoom();
		this.#unfinished = await service.unfinished().catch(() => []);
	}

	get #now(): number {
		return this.#options.now?.() ?? Date.now();
	}

	/** Null where the person picked no file. */
	async #sink(): Promise<ZipSink | null> {
		const { places } = this.#options;
		const name = `${crypto.randomUUID()}.zip`;
		if (this.to === 'file') {
			const handle = await places.pickFile(zipName(this.#now));
			return handle && { kind: 'file', handle, name };
		}
		const room = this.#room ?? (await places.downloadRoom());
		if (room.kind === 'memory') return { kind: 'memory' };
		return { kind: 'storage', name };
	}

	async #write(wished: ZipWish, sink: ZipSink, earlier?: ZipJournal): Promise<void> {
		const { service, derive, save, store, models } = this.#options;
		const controller = new AbortController();
		this.#controller = controller;
		const isCurrent = () => this.#controller === controller;
		this.#status = { state: 'zipping', progress: null };
		try {
			const wish = await withModels(wished, models);
			const resume = earlier && { ...earlier, wish: { ...earlier.wish, models: wish.models } };
			if (!isCurrent()) return;
			this.#run = service.write(wish, sink, {
				signal: controller.signal,
				onProgress: (progress) => {
					if (isCurrent()) this.#status = { state: 'zipping', progress };
				},
				derive,
				resume
			});
			const outcome = await this.#run.finished;
			if (!isCurrent()) return;
			if (outcome.state === 'stopped') {
				const { journal } = outcome;
				this.#status = { state: 'stopped', rest: journal && { sink, journal } };
				return;
			}
			if (outcome.file) save(outcome.file, zipName(this.#now));
			if (sink.kind === 'storage') noteLeftover(store, sink.name, this.#now);
			this.#status = { state: 'done', summary: outcome.summary };
		} catch (error) {
			if (!isCurrent()) return;
			this.#status = isAbort(error)
				? { state: 'idle' }
				: { state: 'failed', failure: failureOf(error) };
		} finally {
			if (isCurrent()) {
				this.#controller = null;
				this.#run = null;
			}
		}
	}
}
