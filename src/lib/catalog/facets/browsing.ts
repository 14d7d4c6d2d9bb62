/** Browsing of what is stored: the browser of the present catalog, and the edits that go with it. */

import type { ItemColumns } from '../columns/item-columns';
import type { Bitmap } from '../search/bitmap';
import { CatalogBrowser, type Edited } from './catalog-browser';
import type { FacetCounts } from './count-facets';
import { EVERYTHING, type Filter } from './filter';
import type { ItemChange, ItemEdit, ItemEdits } from './item-edits';
import type { Sort } from './sort-items';

/** Numbers of items mean something within one edition of the catalog. */
export type ItemsAt = {
	readonly edition: number;
	/** [k] */
	readonly items: Uint32Array;
};

export type Page = {
	readonly sort: Sort;
	/** First place of the order that is given. */
	readonly from: number;
	readonly count: number;
};

/** A part of the items that pass, in order. */
export type Listing = ItemsAt & {
	/** How many pass in all. */
	readonly total: number;
	/** The highest number an item of this edition has; −1 where there is none. */
	readonly highest: number;
};

/** What it takes to undo an edit. */
export type EditReceipt = { readonly token: number; readonly count: number };

/** The catalog was changed, here or in another tab: numbers of items are those of another edition. */
export class CatalogChangedError extends Error {
	override name = 'CatalogChangedError';
}

/** Columns of what is stored; the same object as long as nothing changes. */
type Columns = () => Promise<ItemColumns>;

type Present = {
	readonly columns: ItemColumns;
	readonly edition: number;
	readonly browser: CatalogBrowser;
};

/** Steps that can be taken back; one over the whole catalog holds some megabytes. */
const MAX_UNDO = 20;

export class Browsing {
	readonly #columns: Columns;
	readonly #store: () => Promise<ItemEdits>;
	#edits: Promise<Map<string, ItemEdit>> | null = null;
	#present: Present | null = null;
	/** Begins anywhere: a worker that took a dead one's place must not repeat its editions. */
	#edition = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
	/** Oldest first. */
	readonly #undo = new Map<number, Edited>();
	#token = 0;

	/** @param store where edits are kept */
	constructor(columns: Columns, store: () => Promise<ItemEdits>) {
		this.#columns = columns;
		this.#store = store;
	}

	async list(filter: Filter, { sort, from, count }: Page): Promise<Listing> {
		const { browser, edition } = await this.#now();
		const items = browser.list(filter, sort);
		const part = from === 0 && count >= items.length ? items : items.slice(from, from + count);
		return { edition, total: items.length, highest: browser.count - 1, items: part };
	}

	/** The items that pass, as the person has them; `measured` are the columns that this is a view of. */
	async view(
		filter: Filter = EVERYTHING
	): Promise<
		Pick<CatalogBrowser, 'columns'> & { readonly kept: Bitmap; readonly measured: ItemColumns }
	> {
		const { browser, columns: measured } = await this.#now();
		return { columns: browser.columns, kept: browser.select(filter), measured };
	}

	/** The numbers of items; ids that no item has, or only a deleted one, are passed over. */
	async numbers(ids: readonly string[]): Promise<ItemsAt> {
		const { browser, edition } = await this.#now();
		return { edition, items: browser.numbers(ids) };
	}

	async facets(filter: Filter): Promise<FacetCounts> {
		return (await this.#now()).browser.facets(filter);
	}

	/** @throws CatalogChangedError */
	async ids(at: ItemsAt): Promise<string[]> {
		return (await this.#at(at)).ids(at.items);
	}

	/** @throws CatalogChangedError, StorageFullError; then nothing is changed */
	async change(at: ItemsAt, change: ItemChange): Promise<EditReceipt> {
		const browser = await this.#at(at);
		return this.#keep(browser.change(at.items, change));
	}

	/** @throws CatalogChangedError, StorageFullError; then nothing is changed */
	async delete(at: ItemsAt): Promise<EditReceipt> {
		const browser = await this.#at(at);
		return this.#keep(browser.delete(at.items));
	}

	/** Takes an edit back; false for one that cannot be any more. @throws StorageFullError */
	async undo(token: number): Promise<boolean> {
		const edited = this.#undo.get(token);
		if (!edited) return false;
		const ids = edited.after.map((edit) => edit.id);
		await this.#save(ids, edited.undo());
		this.#undo.delete(token);
		return true;
	}

	/** Edits were changed by another tab: they are read anew, in a new edition. */
	forget(): void {
		this.#edits = null;
		this.#present = null;
	}

	async #keep(edited: Edited): Promise<EditReceipt> {
		try {
			await this.#save(
				edited.after.map((edit) => edit.id),
				edited.after
			);
		} catch (error) {
			edited.undo();
			throw error;
		}
		this.#token += 1;
		this.#undo.set(this.#token, edited);
		const [oldest] = this.#undo.keys();
		if (this.#undo.size > MAX_UNDO && oldest !== undefined) this.#undo.delete(oldest);
		return { token: this.#token, count: edited.items.length };
	}

	async #save(ids: readonly string[], edits: readonly (ItemEdit | null)[]): Promise<void> {
		const known = await this.#loadEdits();
		const kept = edits.filter((edit) => edit !== null);
		const dropped = ids.filter((_, row) => edits[row] === null);
		const store = await this.#store();
		if (kept.length > 0) await store.put(kept);
		if (dropped.length > 0) await store.drop(dropped);
		for (const edit of kept) known.set(edit.id, edit);
		for (const id of dropped) known.delete(id);
	}

	async #at({ edition }: ItemsAt): Promise<CatalogBrowser> {
		const now = await this.#now();
		if (now.edition !== edition) {
			throw new CatalogChangedError(`edition ${edition}, now ${now.edition}`);
		}
		return now.browser;
	}

	async #now(): Promise<Present> {
		const columns = await this.#columns();
		if (this.#present?.columns === columns) return this.#present;
		const edits = await this.#loadEdits();
		// Another call may have been here while this one waited.
		if (this.#present?.columns === columns) return this.#present;
		this.#edition += 1;
		this.#undo.clear();
		const browser = new CatalogBrowser(columns, [...edits.values()]);
		this.#present = { columns, edition: this.#edition, browser };
		return this.#present;
	}

	/** Read once; a reading that failed is tried again. */
	#loadEdits(): Promise<Map<string, ItemEdit>> {
		this.#edits ??= this.#store()
			.then((store) => store.all())
			.then((edits) => new Map(edits.map((edit) => [edit.id, edit])))
			.catch((error: unknown) => {
				this.#edits = null;
				throw error;
			});
		return this.#edits;
	}
}
