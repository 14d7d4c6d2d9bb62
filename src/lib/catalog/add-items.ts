/** Takes items into collections beside those that are there, through the same imports that replace one. */

import type { ItemEdit } from './facets/item-edits';
import { importShards, type CatalogProgress } from './import-shards';
import type { Opened } from './opened-catalog';
import type { Collection } from './records';
import type { PlannedShard } from './snapshot/read-snapshot';
import { sha256Hex } from './snapshot/sha256';
import type { CatalogImport } from './store/catalog-store';

/** What is added to a collection, or makes a new one. */
export type Addition = {
	readonly collection: Pick<Collection, 'id' | 'name' | 'embedModel'>;
	/** None of their items is in the collection yet. */
	readonly shards: readonly PlannedShard[];
};

const sum = (values: readonly number[]): number =>
	values.reduce((total, value) => total + value, 0);

/** No SHA-256 begins so: no snapshot is taken for this collection. */
const OF_ITEMS = 'items:';

/** Names a collection that no manifest named. */
const nameOf = async (shards: readonly PlannedShard[]): Promise<string> =>
	OF_ITEMS + (await sha256Hex(new TextEncoder().encode(shards.map(({ key }) => key).join('\n'))));

/** Whether a collection is of items that were chosen, and no whole snapshot. */
export const isOfItems = ({ manifestSha256 }: Collection): boolean =>
	manifestSha256.startsWith(OF_ITEMS);

/** Puts the shards of one addition; it cannot be seen before its `commit`. */
async function put(
	{ store }: Opened,
	{ collection, shards }: Addition,
	pause: (signal: AbortSignal) => Promise<void>,
	signal: AbortSignal,
	onProgress: (progress: CatalogProgress) => void
): Promise<CatalogImport> {
	const there = (await store.collections()).find(({ id }) => id === collection.id);
	const plan = await store.planOf(collection.id);
	const count = sum([...plan, ...shards].map((shard) => shard.count));
	// The name of what is there stays: it is the same snapshot, with more beside it.
	const manifestSha256 = there?.manifestSha256 ?? (await nameOf(shards));
	const { id, name, embedModel } = there ?? collection;
	const writing = await store.beginImport({ id, name, embedModel, count, manifestSha256 }, [
		...plan,
		...shards
	]);
	try {
		const bytes = sum(shards.map((shard) => shard.bytes));
		const content = { plan: shards, bytes, manifest: { count: sum(shards.map((s) => s.count)) } };
		await importShards(content, writing, pause, signal, onProgress);
		return writing;
	} catch (error) {
		await writing.discard().catch(() => undefined);
		throw error;
	}
}

/** What a person changed of the items, here or where they come from. */
export type AddedEdits = {
	/** All items that are added or were here: those that were deleted come back. */
	readonly ids: readonly string[];
	/** Of those that were changed where they come from; what was changed here stays. */
	readonly edits: readonly ItemEdit[];
};

const isChanged = ({ change }: ItemEdit): boolean => Object.keys(change).length > 0;

/** Edits to put and to drop; `before` is what was there of either. */
async function joinEdits({ edits }: Opened, coming: AddedEdits) {
	const here = await edits.byId();
	const fromThere = new Map(coming.edits.map((edit) => [edit.id, edit]));
	const put: ItemEdit[] = [];
	const drop: string[] = [];
	const before: ItemEdit[] = [];
	let taken = 0;
	for (const id of coming.ids) {
		const own = here.get(id);
		const other = fromThere.get(id);
		if (own && isChanged(own)) {
			if (own.deleted) put.push({ ...own, deleted: false });
		} else if (other) {
			put.push(other);
			taken += 1;
		} else if (own) drop.push(id);
		if (own) before.push(own);
	}
	return { put, drop, before, taken };
}

/**
 * @param onProgress in bytes of photos, over all additions
 * @returns how many edits came in
 */
export async function addItems(
	opened: Opened,
	additions: readonly Addition[],
	edits: AddedEdits,
	pause: (signal: AbortSignal) => Promise<void>,
	signal: AbortSignal,
	onProgress: (progress: CatalogProgress) => void
): Promise<number> {
	const total = sum(additions.flatMap(({ shards }) => shards.map(({ bytes }) => bytes)));
	const writings: CatalogImport[] = [];
	const undo: (() => Promise<unknown>)[] = [];
	try {
		let read = 0;
		for (const addition of additions) {
			const before = read;
			const writing = await put(opened, addition, pause, signal, ({ stage, done }) => {
				// Reading and storing go hand in hand: one of them is enough to tell.
				if (stage !== 'read-snapshot') return;
				read = before + done;
				onProgress({ stage, done: read, total });
			});
			writings.push(writing);
			undo.push(() => writing.discard());
		}
		await pause(signal);
		const joined = await joinEdits(opened, edits);
		undo.push(() => opened.edits.drop(joined.put.map(({ id }) => id)));
		undo.push(() => opened.edits.put(joined.before));
		if (joined.put.length > 0) await opened.edits.put(joined.put);
		if (joined.drop.length > 0) await opened.edits.drop(joined.drop);
		for (const writing of writings) {
			await writing.commit();
			// What is visible stays: only the rest is taken back.
			undo.shift();
		}
		return joined.taken;
	} catch (error) {
		// Where clearing fails too, the next opening clears; the first error is the one to tell.
		for (const back of undo) await back().catch(() => undefined);
		throw error;
	}
}
