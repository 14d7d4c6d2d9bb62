/** Remembers which collections a person removed, so that the one that ships does not come back. */

import type { IDBPObjectStore } from 'idb';
import type { CatalogDatabase, CatalogSchema } from './schema';

const KEY = 'removed';

type Meta<Mode extends IDBTransactionMode> = IDBPObjectStore<
	CatalogSchema,
	('collections' | 'shards' | 'meta')[],
	'meta',
	Mode
>;

/** Ids in the order of their removal. */
export const readRemovals = async (database: CatalogDatabase): Promise<readonly string[]> =>
	(await database.get('meta', KEY)) ?? [];

export async function noteRemoval(database: CatalogDatabase, id: string): Promise<void> {
	const { store: meta, done } = database.transaction('meta', 'readwrite');
	const known = (await meta.get(KEY)) ?? [];
	await Promise.all([known.includes(id) ? undefined : meta.put([...known, id], KEY), done]);
}

/** Within the transaction that brings a collection back. */
export async function forgetRemoval(meta: Meta<'readwrite'>, id: string): Promise<void> {
	const known = await meta.get(KEY);
	if (!known?.includes(id)) return;
	await meta.put(
		known.filter((other) => other !== id),
		KEY
	);
}
