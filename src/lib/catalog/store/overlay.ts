/** The person's edits and deletions of items, which lie over whatever was imported. */

import { EDIT_VERSION, applyEdit, type ItemChange, type ItemEdit } from '../item-edits';
import type { CatalogItem } from '../records';
import { atomically } from './atomically';
import type { FormerEdit } from './catalog-store';
import type { CatalogDatabase } from './schema';

export type Overlay = {
	readonly edits: ReadonlyMap<string, ItemEdit>;
	readonly deleted: ReadonlySet<string>;
};

/** Above so many ids it is quicker to read everything. */
const MOST_SINGLE = 200;

/** @param ids only what concerns these; absent: all */
export async function readOverlay(
	database: CatalogDatabase,
	ids?: readonly string[]
): Promise<Overlay> {
	const transaction = database.transaction(['edits', 'deletions']);
	const edits = transaction.objectStore('edits');
	const deletions = transaction.objectStore('deletions');
	const isSingle = ids !== undefined && ids.length <= MOST_SINGLE;
	const [edited, deleted] = await Promise.all([
		isSingle ? Promise.all(ids.map((id) => edits.get(id))) : edits.getAll(),
		isSingle ? Promise.all(ids.map((id) => deletions.getKey(id))) : deletions.getAllKeys(),
		transaction.done
	]);
	const found = edited.filter((edit) => edit !== undefined);
	return {
		edits: new Map(found.map((edit) => [edit.id, edit])),
		deleted: new Set(deleted.filter((id) => id !== undefined))
	};
}

/** The items of a shard as the person left them, and the rows that they were in. */
export function seenThrough(
	{ edits, deleted }: Overlay,
	shard: readonly (CatalogItem | null)[]
): { readonly items: readonly CatalogItem[]; readonly rows: readonly number[] } {
	const items: CatalogItem[] = [];
	const rows: number[] = [];
	for (const [row, item] of shard.entries()) {
		if (!item || deleted.has(item.id)) continue;
		rows.push(row);
		items.push(applyEdit(item, edits.get(item.id)));
	}
	return { items, rows };
}

/** The edit that results from one more change. */
export const mergeEdit = (id: string, former: ItemEdit | null, change: ItemChange): ItemEdit => ({
	version: EDIT_VERSION,
	id,
	change: { ...former?.change, ...change },
	editedAt: new Date().toISOString()
});

/** @throws StorageFullError; then nothing was changed, as in all that follow */
export async function editItems(
	database: CatalogDatabase,
	ids: readonly string[],
	change: ItemChange
): Promise<readonly FormerEdit[]> {
	const transaction = database.transaction('edits', 'readwrite');
	const { store } = transaction;
	return atomically(transaction, async (track) => {
		const former = await Promise.all(
			ids.map(async (id) => ({ id, edit: (await track(store.get(id))) ?? null }))
		);
		await Promise.all(former.map(({ id, edit }) => track(store.put(mergeEdit(id, edit, change)))));
		return former;
	});
}

export async function putEdits(
	database: CatalogDatabase,
	edits: readonly FormerEdit[]
): Promise<void> {
	const transaction = database.transaction('edits', 'readwrite');
	const { store } = transaction;
	await atomically(transaction, (track) =>
		Promise.all(
			edits.map(({ id, edit }) => track<unknown>(edit ? store.put(edit) : store.delete(id)))
		)
	);
}

export async function deleteItems(
	database: CatalogDatabase,
	ids: readonly string[]
): Promise<void> {
	const transaction = database.transaction('deletions', 'readwrite');
	const deletedAt = new Date().toISOString();
	await atomically(transaction, (track) =>
		Promise.all(ids.map((id) => track(transaction.store.put({ id, deletedAt }))))
	);
}

export async function restoreItems(
	database: CatalogDatabase,
	ids: readonly string[]
): Promise<void> {
	const transaction = database.transaction('deletions', 'readwrite');
	await atomically(transaction, (track) =>
		Promise.all(ids.map((id) => track(transaction.store.delete(id))))
	);
}
