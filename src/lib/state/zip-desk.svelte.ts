/** A zip from the wish to the file: chosen in a dialog, planned, written, paused, stopped, gone on with. */

import {
	MAX_BLOB_BYTES,
	type Derive,
	type ItemChoice,
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

export type Unfinished = { readonly name: string; readonly journal: ZipJournal };

type Asked = { readonly items: ItemChoice; readonly filter: Filter | undefined };

export type ZipDeskOptions = {
	readonly service: ZipService;
	readonly derive: Derive;
	readonly places: ZipPlaces;
	readonly save: (file: Blob, name: string) => void;
	readonly store: SettingsStore;
	/** Tag of the language that names are taken in. */
	readonly language: () => string;
	readonly now?: () => Date;
};

export class ZipDesk {
	#status = $state.raw<ZipStatus>({ state: 'idle' });
	#choices = $state.raw(FIRST_CHOICES);
	/** What the dialog is open for; null while it is closed. */
	#asked = $state.raw<Asked | null>(null);
	#room = $state.raw<DownloadRoom | null>(null);
	#unfinished = $state.raw<readonly Unfinished[]>([]);
	#run: ZipRun | null = null;
	#controller: AbortController | null = null;
	/** In the app's own storage, and downloaded: its room is given back before the next. */
	#leftover: string | null = null;
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
	get unfinished(): readonly Unfinished[] {
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
		this.forget();
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

	/** Goes on with what a closed tab left behind. */
	async takeUp({ name, journal }: Unfinished): Promise<void> {
		if (this.isBusy) return;
		this.close();
		this.#unfinished = this.#unfinished.filter((one) => one.name !== name);
		await this.#write(journal.wish, { kind: 'storage', name }, journal);
	}

	async throwAway(name: string): Promise<void> {
		this.#unfinished = this.#unfinished.filter((one) => one.name !== name);
		await this.#options.service.discard(name).catch(() => undefined);
	}

	/** What was said of a finished or stopped zip was read. */
	forget(): void {
		const status = this.#status;
		if (status.state === 'zipping') return;
		if (status.state === 'stopped' && status.rest?.sink.kind === 'storage') {
			void this.throwAway(status.rest.sink.name);
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
		const { service, places } = this.#options;
		if (this.#leftover !== null) await this.throwAway(this.#leftover);
		this.#leftover = null;
		this.#room = await places.downloadRoom();
		this.#unfinished = await service.unfinished().catch(() => []);
	}

	get #fileName(): string {
		const day = (this.#options.now?.() ?? new Date()).toISOString().slice(0, 10);
		return `otlens-${day}.zip`;
	}

	/** Null where the person picked no file. */
	async #sink(): Promise<ZipSink | null> {
		const { places } = this.#options;
		if (this.to === 'file') {
			const handle = await places.pickFile(this.#fileName);
			return handle && { kind: 'file', handle };
		}
		const room = this.#room ?? (await places.downloadRoom());
		if (room.kind === 'memory') return { kind: 'memory' };
		return { kind: 'storage', name: `${crypto.randomUUID()}.zip` };
	}

	async #write(wish: ZipWish, sink: ZipSink, resume?: ZipJournal): Promise<void> {
		const { service, derive, save } = this.#options;
		const controller = new AbortController();
		this.#controller = controller;
		const isCurrent = () => this.#controller === controller;
		this.#status = { state: 'zipping', progress: null };
		try {
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
			if (outcome.file) save(outcome.file, this.#fileName);
			if (sink.kind === 'storage') this.#leftover = sink.name;
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
