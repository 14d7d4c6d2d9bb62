/** Keeps a batch on the device, so that a closed tab loses neither photos nor results. */

import { SvelteSet } from 'svelte/reactivity';
import { FIRST_SETTINGS, type BatchEntry, type BatchSettings } from '$lib/catalog/batch-record';
import type { BatchRow } from './batch-row.svelte';
import { failureOf } from './failure';
import type { CatalogService } from './services';

export type Keeping =
	/** It is not known yet what is there. */
	| { readonly state: 'opening' }
	/** On the device, but for so many that are on their way. */
	| { readonly state: 'kept'; readonly pending: number }
	/**
	 * So many hold until the tab closes: `full` there is no room, `nowhere` the browser stores nothing,
	 * `elsewhere` another tab holds the list, `failed` the database could not be reached.
	 */
	| {
			readonly state: 'unkept';
			readonly reason: 'full' | 'nowhere' | 'elsewhere' | 'failed';
			readonly pending: number;
	  };

type Store = Pick<
	CatalogService,
	'batch' | 'batchPhoto' | 'keepBatchEntry' | 'keepBatchSettings' | 'dropBatchEntries'
>;

/** Says before anything is opened whether a list may be there; null where the browser blocks it. */
type Hint = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
const HINT_KEY = 'otlens.batch';

type Problem = Extract<Keeping, { state: 'unkept' }>['reason'];

export class BatchKeeper {
	#problem = $state.raw<Problem | null>(null);
	#isOpen = $state(false);
	#pending = $state.raw<readonly BatchRow[]>([]);
	#settings: BatchSettings = FIRST_SETTINGS;
	/** Rows whose photo is stored. */
	readonly #stored = new SvelteSet<string>();
	#copying: Promise<void> | null = null;
	/** Entries of one row are written one after the other, or an older one could win. */
	#writing: Promise<unknown> = Promise.resolve();
	readonly #store: Store;
	readonly #claim: () => Promise<boolean>;
	readonly #hint: Hint;

	/** @param claim false where another tab holds the list */
	constructor(store: Store, claim: () => Promise<boolean>, hint: Hint = null) {
		this.#store = store;
		this.#claim = claim;
		this.#hint = hint;
	}

	/** Whether a list was there when the app was last open: a screen waits for it then. */
	get isExpected(): boolean {
		try {
			return this.#hint?.getItem(HINT_KEY) === 'kept';
		} catch {
			return false;
		}
	}

	get keeping(): Keeping {
		const pending = this.#pending.length;
		if (this.#problem !== null) return { state: 'unkept', reason: this.#problem, pending };
		return this.#isOpen ? { state: 'kept', pending } : { state: 'opening' };
	}

	get settings(): BatchSettings {
		return this.#settings;
	}

	/** What an earlier tab left; nothing where nothing can be kept. */
	async open(): Promise<readonly BatchEntry[]> {
		try {
			if (!(await this.#claim())) return this.#openWithout('elsewhere');
			const stored = await this.#store.batch();
			if (!stored) return this.#openWithout('nowhere');
			const { entries, settings } = stored;
			this.#settings = { ...settings, cleared: false };
			this.#isOpen = true;
			this.#expect(entries.length > 0 && !settings.cleared);
			const ids = entries.map(({ id }) => id);
			if (settings.cleared) {
				await this.#drop(ids);
				return [];
			}
			for (const id of ids) this.#stored.add(id);
			return entries;
		} catch {
			return this.#openWithout('failed');
		} finally {
			this.#copy();
		}
	}

	/** The bytes of a row that has no file of its own. @throws NotReadableError where they are gone */
	async photo(row: BatchRow): Promise<Blob> {
		const photo = row.file ?? (await this.#store.batchPhoto(row.id));
		if (!photo) throw new DOMException('The photo is not kept any more.', 'NotReadableError');
		return photo;
	}

	/** Stores new rows with their photos, one after the other; the caller goes on meanwhile. */
	keep(rows: readonly BatchRow[]): void {
		this.#pending = [...this.#pending, ...rows];
		// There may be room by now.
		if (this.#problem === 'full') this.#problem = null;
		this.#copy();
	}

	/** Stores what became of a row; one that is not stored yet takes it along with its photo. */
	note(row: BatchRow): void {
		if (this.#stored.has(row.id)) {
			this.#write(() => this.#store.keepBatchEntry({ entry: row.entry, photo: null }));
		}
	}

	change(settings: Partial<Omit<BatchSettings, 'version'>>): void {
		this.#settings = { ...this.#settings, ...settings };
		const changed = this.#settings;
		if (this.#isOpen) this.#write(() => this.#store.keepBatchSettings(changed));
	}

	/** Takes rows away from the device, with their photos. */
	remove(rows: readonly BatchRow[]): void {
		const ids = rows.map(({ id }) => id);
		this.#pending = this.#pending.filter(({ id }) => !ids.includes(id));
		const copying = this.#copying;
		this.#write(async () => {
			// One that is being stored just now is taken away as well.
			await copying;
			const stored = ids.filter((id) => this.#stored.delete(id));
			if (stored.length > 0) await this.#drop(stored);
			this.#expect(this.#stored.size > 0);
			if (this.#problem === 'full') this.#problem = null;
		});
	}

	#expect(isThere: boolean): void {
		try {
			if (isThere) this.#hint?.setItem(HINT_KEY, 'kept');
			else this.#hint?.removeItem(HINT_KEY);
		} catch {
			// Without it the list appears a moment after the page.
		}
	}

	#openWithout(problem: Problem): readonly BatchEntry[] {
		this.#problem = problem;
		return [];
	}

	async #drop(ids: readonly string[]): Promise<void> {
		await this.#store.dropBatchEntries(ids);
		await this.#store.keepBatchSettings(this.#settings);
	}

	#copy(): void {
		if (!this.#isOpen || this.#problem !== null || this.#copying) return;
		this.#copying = this.#copyNext().finally(() => {
			this.#copying = null;
			const isLeft = this.#pending.length > 0;
			if (isLeft) this.#copy();
		});
	}

	/** Only the first: whoever removes rows waits no longer than for one. */
	async #copyNext(): Promise<void> {
		const [row] = this.#pending;
		if (!row) return;
		const { status } = row;
		try {
			await this.#store.keepBatchEntry({ entry: row.entry, photo: row.file });
			this.#stored.add(row.id);
			this.#expect(true);
			if (row.status !== status) this.note(row);
		} catch (error) {
			if (this.#noteProblem(error)) return;
		}
		this.#pending = this.#pending.filter((one) => one !== row);
	}

	#write(work: () => Promise<void>): void {
		this.#writing = this.#writing.then(work).catch((error: unknown) => this.#noteProblem(error));
	}

	/** @returns false where it was the one photo that could not be read: it fails in the list as well */
	#noteProblem(error: unknown): boolean {
		const { name } = failureOf(error);
		if (name === 'NotReadableError' || name === 'NotFoundError') return false;
		this.#problem = name === 'StorageFullError' ? 'full' : 'failed';
		return true;
	}
}
