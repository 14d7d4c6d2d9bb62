/** The catalog as one thing: opened, filled, searched, sampled; the store and the index stay inside. */

import { KeptView, type CatalogView } from './catalog-table';
import { Browsing } from './facets/browsing';
import { writeCopy } from './copy-collection';
import type { Filter } from './facets/filter';
import type { CatalogProgress } from './import-shards';
import { isIn, storeSnapshot } from './store-snapshot';
import { applyChange, type ItemEdit, type ItemEdits } from './facets/item-edits';
import { addItems, isOfItems, type AddedEdits, type Addition } from './add-items';
import { MOST_TRIES, openOver, reindex, type Opened } from './opened-catalog';
import type { PaletteKey, StoredPalette } from './palette-record';
import type { CatalogItem, CatalogSummary, Collection, SearchHit, SearchQuery } from './records';
import { and, type Bitmap } from './search/bitmap';
import { foldedHits } from './search/folded-hits';
import { sampleItems } from './search/sample-items';
import { rankItems } from './search/search-items';
import type { VectorIndex } from './search/vector-index';
import { sourceAt } from './snapshot/locate';
import { openSnapshot } from './snapshot/read-snapshot';
import { SnapshotMissingFileError } from './snapshot/snapshot-errors';
import type { SnapshotLocation } from './snapshot/source';
import type { Picture } from './snapshot/pack';
import type { WriteFile } from './snapshot/write-snapshot';
import type { BatchStore, CatalogStore, PictureSize, StoredVectors } from './store/catalog-store';
import { createImportLock, type ImportLock } from './store/import-lock';
import { MemoryStore } from './store/memory-store';
import { openStore } from './store/open-store';
import { StorageFullError, StoreChangedError } from './store/storage-errors';

export type { CatalogProgress } from './import-shards';

export type OnCatalogProgress = (progress: CatalogProgress) => void;

export type CatalogOptions = {
	/** Ends after waiting messages were heard, so that an abort among them is. */
	readonly turn: () => Promise<void>;
	readonly lock?: ImportLock;
	readonly open?: (lock: ImportLock) => Promise<CatalogStore>;
};

/** More than anyone scrolls through, and few enough to fetch at once. */
const MAX_HITS = 2000;

/** An item as the person has it and as it was measured. */
export type CatalogRecord = {
	readonly item: CatalogItem;
	readonly measured: CatalogItem;
	readonly edit: ItemEdit | null;
};

export class Catalog {
	readonly #turn: () => Promise<void>;
	readonly #lock: ImportLock;
	readonly #openStore: (lock: ImportLock) => Promise<CatalogStore>;
	#opening: Promise<Opened> | null = null;
	readonly #views = new KeptView();
	/** Filters, counts, orders and edits of the items. */
	readonly browsing = new Browsing(
		async () => (await this.#current()).index.columns,
		() => this.edits()
	);

	constructor({ turn, lock, open }: CatalogOptions) {
		this.#turn = turn;
		this.#lock = lock ?? createImportLock();
		this.#openStore = open ?? ((held) => openStore({ lock: held }));
	}

	/**
	 * Opens the store and brings the shipped snapshot up to date in it.
	 *
	 * A snapshot that cannot be had is no reason to refuse a catalog that is stored already: it opens
	 * as it is, with the reason in `refused`, or without one where the snapshot is only out of reach.
	 * A collection that was removed stays away, or as small as it came back from a zip. Where there is no room and nothing stored, the catalog
	 * lives in memory until it is opened anew.
	 *
	 * @throws what `importSnapshot` throws, where nothing is stored; what `openStore` throws
	 */
	async open(
		shipped: SnapshotLocation,
		signal: AbortSignal,
		onProgress: OnCatalogProgress
	): Promise<CatalogSummary> {
		const { store } = await this.#opened();
		const removed = await store.removed();
		const chosen = (await store.collections()).filter(isOfItems).map(({ id }) => id);
		const unwanted = [...removed, ...chosen];
		try {
			return await this.#bringIn(shipped, unwanted, signal, onProgress);
		} catch (error) {
			if (signal.aborted || !(error instanceof Error)) throw error;
			const refused = { name: error.name, message: error.message };
			const summary = await this.summary();
			// Empty because it was emptied is as good as filled.
			if (summary.items === 0 && removed.length === 0) {
				if (!(error instanceof StorageFullError)) throw error;
				await this.#moveToMemory();
				return { ...(await this.#bringIn(shipped, unwanted, signal, onProgress)), refused };
			}
			return error instanceof SnapshotMissingFileError ? summary : { ...summary, refused };
		}
	}

	/**
	 * Takes a snapshot in, in place of a collection of the same id. All or nothing: after an abort or
	 * an error the catalog is what it was before. Shards that are stored already are not read again: of
	 * an update the changed ones, of an import that was broken off the missing ones.
	 *
	 * @throws SnapshotMissingFileError, SnapshotFormatError, SnapshotChecksumError, StorageFullError,
	 * ImportLostError, or the signal's reason
	 */
	async importSnapshot(
		location: SnapshotLocation,
		signal: AbortSignal,
		onProgress: OnCatalogProgress
	): Promise<CatalogSummary> {
		return this.#bringIn(location, [], signal, onProgress);
	}

	/** @param unwanted ids of collections that stay away */
	async #bringIn(
		location: SnapshotLocation,
		unwanted: readonly string[],
		signal: AbortSignal,
		onProgress: OnCatalogProgress
	): Promise<CatalogSummary> {
		const opened = await this.#opened();
		const snapshot = await openSnapshot(sourceAt(location), signal);
		if (unwanted.includes(snapshot.manifest.id)) return this.summary();
		if (!isIn(await opened.store.collections(), snapshot)) {
			await this.#lock.run(signal, async () => {
				// Another tab may have brought it in while this one waited.
				if (isIn(await opened.store.collections(), snapshot)) return;
				await storeSnapshot(opened.store, snapshot, (s) => this.#pause(s), signal, onProgress);
			});
		}
		if (!isIn(opened.index.collections, snapshot)) await reindex(opened);
		return this.summary();
	}

	/**
	 * Takes items into the collections they belong to, beside those that are there: all or nothing.
	 * What the person changed of an item here stays; one that was deleted comes back.
	 *
	 * @returns how many edits came in
	 * @throws what reading a shard throws, SnapshotFormatError for an item that is there,
	 * StorageFullError, ImportLostError, or the signal's reason
	 */
	async addItems(
		additions: readonly Addition[],
		edits: AddedEdits,
		signal: AbortSignal,
		onProgress: OnCatalogProgress
	): Promise<number> {
		const opened = await this.#opened();
		const edited = await this.#lock.run(signal, () =>
			addItems(opened, additions, edits, (s) => this.#pause(s), signal, onProgress)
		);
		this.browsing.forget();
		if (additions.length > 0) await reindex(opened);
		return edited;
	}

	async removeCollection(id: string): Promise<CatalogSummary> {
		const opened = await this.#opened();
		await opened.store.removeCollection(id);
		await reindex(opened);
		return this.summary();
	}

	/**
	 * Writes a collection as a snapshot of its own, as it was imported: edits stay beside it.
	 *
	 * @returns the numbers of its items
	 * @throws RangeError where it is not there; what `write` throws; the signal's reason
	 */
	async copyCollection(
		id: string,
		write: WriteFile,
		signal: AbortSignal,
		onProgress: OnCatalogProgress
	): Promise<readonly string[]> {
		const { store } = await this.#opened();
		return writeCopy(store, id, write, async (done, total) => {
			onProgress({ stage: 'store-snapshot', done, total });
			await this.#pause(signal);
		});
	}

	/** @throws RangeError, ExamplesCancelError as `rankItems` does */
	async search(query: SearchQuery, limit: number): Promise<readonly SearchHit[]> {
		const most = Math.max(0, Math.min(Math.floor(limit), MAX_HITS));
		const found = await this.#fresh(async (opened) => {
			const { store } = opened;
			const { index, kept } = await this.#edited(opened, query.where);
			const filter = query.filter && kept ? and(query.filter, kept) : (query.filter ?? kept);
			// Some of them will be folded away.
			const wanted = query.folded ? 2 * most : most;
			const { matches, cutOff } = rankItems(index, { ...query, ...(filter && { filter }) }, wanted);
			const items = await this.#shown(await store.items(matches.map(({ id }) => id)));
			const hits = matches.map(({ id: _, ordinal: __, ...match }, i): SearchHit | null => {
				const item = items[i];
				return item ? { item, ...match, cutOff: match.score < cutOff ? 'beyond' : 'within' } : null;
			});
			return query.folded ? foldedHits(index, matches, hits) : hits;
		});
		return found.slice(0, most);
	}

	/** @param worn items worn by a person first */
	async sample(count: number, worn = false): Promise<readonly CatalogItem[]> {
		return this.#fresh(async ({ store, edits, index }) => {
			const byId = await edits.byId();
			const most = Math.min(count, MAX_HITS);
			const ids = sampleItems(index, most + byId.size, worn);
			const shown = ids.filter((id) => !byId.get(id)?.deleted).slice(0, most);
			return this.#shown(await store.items(shown));
		});
	}

	/** In the order asked, as the person has them; null where one is missing or deleted. */
	async items(ids: readonly string[]): Promise<readonly (CatalogItem | null)[]> {
		return this.#shown(await (await this.#opened()).store.items(ids));
	}

	/** As measured, with what the person changed of each; null where one is missing or deleted. */
	async records(ids: readonly string[]): Promise<readonly (CatalogRecord | null)[]> {
		const { store, edits } = await this.#opened();
		const [measured, byId] = [await store.items(ids), await edits.byId()];
		return measured.map((item) => {
			const edit = (item && byId.get(item.id)) ?? null;
			if (!item || edit?.deleted) return null;
			return { item: edit ? applyChange(item, edit.change) : item, measured: item, edit };
		});
	}

	/** All items as columns, with what a zip is planned by. @throws StoreChangedError */
	async view(): Promise<CatalogView> {
		for (let tries = 1; ; tries += 1) {
			const opened = await this.#current();
			const view = await this.#views.of(opened, await this.browsing.view());
			if (view) return view;
			if (tries === MOST_TRIES) throw new StoreChangedError('the collections keep changing');
			opened.isStale = true;
		}
	}

	/** Of many that are read once: several may share one buffer. Null where one is missing. */
	async takePictures(
		ids: readonly string[],
		size: PictureSize
	): Promise<readonly (Picture | null)[]> {
		return (await this.#opened()).store.takePictures(ids, size);
	}

	/** In the order asked; null where one is missing. */
	async vectors(ids: readonly string[]): Promise<StoredVectors | null> {
		return (await this.#opened()).store.vectors(ids);
	}

	/** In the order asked; null where one is missing. */
	async pictures(ids: readonly string[], size: PictureSize): Promise<readonly (Blob | null)[]> {
		const pictures = await (await this.#opened()).store.pictures(ids, size);
		return pictures.map((picture) => picture && new Blob([picture.bytes], { type: picture.type }));
	}

	/** What a person made of the palettes of a photo. @param photo SHA-256 of its file */
	async palettes(photo: string): Promise<readonly StoredPalette[]> {
		return (await this.#opened()).store.palettes(photo);
	}

	/** @throws StorageFullError */
	async keepPalette(record: StoredPalette): Promise<void> {
		await (await this.#opened()).store.putPalette(record);
	}

	async dropPalette(key: PaletteKey): Promise<void> {
		await (await this.#opened()).store.deletePalette(key);
	}

	/** Null where nothing lasts. */
	async batch(): Promise<BatchStore | null> {
		return (await this.#opened()).store.batch;
	}

	async collections(): Promise<readonly Collection[]> {
		return (await this.#opened()).store.collections();
	}

	async summary(): Promise<CatalogSummary> {
		const { store } = await this.#opened();
		const collections = await store.collections();
		return {
			collections,
			items: collections.reduce((sum, { count }) => sum + count, 0),
			bytes: await store.bytes(),
			lasting: store.lasting,
			removed: await store.removed(),
			unfinished: await store.unfinished()
		};
	}

	async close(): Promise<void> {
		const opening = this.#opening;
		this.#opening = null;
		(await opening)?.store.close();
	}

	/** What the person changed of items; searches and all that is read follow. */
	async edits(): Promise<ItemEdits> {
		return (await this.#opened()).edits;
	}

	/** The index with its columns as the person has them, and the items that pass and are not deleted; both as measured where there are neither edits nor a filter. */
	async #edited(
		opened: Opened,
		where?: Filter
	): Promise<{ index: VectorIndex; kept: Bitmap | undefined }> {
		const isEdited = (await opened.edits.byId()).size > 0;
		if (!isEdited && !where) return { index: opened.index, kept: undefined };
		const { columns, kept, measured } = await this.browsing.view(where);
		const { index } = opened;
		// Built anew meanwhile: the view is of the index before.
		if (measured !== index.columns) return this.#edited(opened, where);
		return { index: { ...index, columns }, kept };
	}

	/** Items as the person has them; null for those that were deleted. */
	async #shown(items: readonly (CatalogItem | null)[]): Promise<readonly (CatalogItem | null)[]> {
		const { edits } = await this.#opened();
		const byId = await edits.byId();
		if (byId.size === 0) return items;
		return items.map((item) => {
			const edit = item && byId.get(item.id);
			if (!edit) return item;
			return edit.deleted ? null : applyChange(item, edit.change);
		});
	}

	/** Opens once; an opening that failed is tried again at the next call. */
	#opened(): Promise<Opened> {
		this.#opening ??= this.#load().catch((error: unknown) => {
			this.#opening = null;
			throw error;
		});
		return this.#opening;
	}

	async #load(): Promise<Opened> {
		const store = await this.#openStore(this.#lock);
		try {
			return await openOver(store, this.browsing);
		} catch (error) {
			store.close();
			throw error;
		}
	}

	/** Opened, with an index of what is stored now. */
	async #current(): Promise<Opened> {
		const opened = await this.#opened();
		if (opened.isStale) await reindex(opened);
		return opened;
	}

	async #moveToMemory(): Promise<void> {
		await this.close();
		const store = new MemoryStore();
		this.#opening = openOver(store, this.browsing);
	}

	/** Answers from the index; once more from a new one where what it names is gone. */
	async #fresh<T>(answer: (opened: Opened) => Promise<readonly (T | null)[]>): Promise<T[]> {
		const opened = await this.#current();
		const isThere = (value: T | null): value is T => value !== null;
		const first = await answer(opened);
		if (first.every(isThere)) return first.filter(isThere);
		await reindex(opened);
		return (await answer(opened)).filter(isThere);
	}

	async #pause(signal: AbortSignal): Promise<void> {
		await this.#turn();
		signal.throwIfAborted();
	}
}
