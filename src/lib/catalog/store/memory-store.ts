/** The catalog in memory, for browsers that give no lasting store: gone with the tab. */

import { columnsOf } from '../columns/columns-of';
import type { PartColumns } from '../columns/part-columns';
import { MemoryEdits } from '../facets/item-edits';
import type { PaletteKey, StoredPalette } from '../palette-record';
import type { CatalogItem, Collection, UnfinishedImport } from '../records';
import type { Picture } from '../snapshot/pack';
import type { SnapshotShard } from '../snapshot/read-shard';
import { SnapshotFormatError } from '../snapshot/snapshot-errors';
import {
	collectionOf,
	type CatalogImport,
	type CatalogStore,
	type NewCollection,
	type PictureSize,
	type ShardPlan,
	type StoredShard
} from './catalog-store';
import { partsOf } from './shard-blocks';

type Spot = { readonly shard: SnapshotShard; readonly row: number };

type Held = {
	readonly collection: Collection;
	readonly shards: readonly SnapshotShard[];
	/** One for each shard. */
	readonly keys: readonly string[];
	readonly spots: ReadonlyMap<string, Spot>;
};

/** @throws SnapshotFormatError where an id comes twice */
function hold(
	collection: Collection,
	shards: readonly SnapshotShard[],
	keys: readonly string[]
): Held {
	const spots = new Map<string, Spot>();
	for (const shard of shards) {
		for (const [row, { id }] of shard.items.entries()) {
			if (spots.has(id)) throw new SnapshotFormatError(`item ${id} comes twice`);
			spots.set(id, { shard, row });
		}
	}
	return { collection, shards, keys, spots };
}

const nameOf = ({ photo, target }: PaletteKey): string => `${photo} ${target}`;

const bytesOf = ({ vectors, fine, thumbnails, photos }: SnapshotShard): number =>
	vectors.int8.byteLength +
	vectors.scales.byteLength +
	(fine?.byteLength ?? 0) +
	thumbnails.byteLength +
	(photos?.byteLength ?? 0);

export class MemoryStore implements CatalogStore {
	readonly lasting = false;
	readonly edits = new MemoryEdits();
	readonly batch = null;
	readonly #held = new Map<string, Held>();
	readonly #removed = new Set<string>();
	readonly #palettes = new Map<string, StoredPalette>();

	async collections(): Promise<readonly Collection[]> {
		return Promise.resolve(this.#sorted().map(({ collection }) => collection));
	}

	/** What is broken off here is gone. */
	unfinished(): Promise<readonly UnfinishedImport[]> {
		return Promise.resolve([]);
	}

	async *shards(): AsyncGenerator<StoredShard> {
		for (const { collection, shards } of this.#sorted()) {
			for (const { items, vectors, fine } of shards) {
				const columns = columnsOf(items);
				yield await Promise.resolve({ collection, vectors, columns, ...(fine && { fine }) });
			}
		}
	}

	async *parts(): AsyncGenerator<PartColumns> {
		for (const { shards } of this.#sorted()) {
			for (const shard of shards) yield await Promise.resolve(partsOf(shard));
		}
	}

	planOf(collection: string): Promise<readonly ShardPlan[]> {
		const { keys = [], shards = [] } = this.#held.get(collection) ?? {};
		return Promise.resolve(keys.map((key, i) => ({ key, count: shards[i]?.items.length ?? 0 })));
	}

	items(ids: readonly string[]): Promise<readonly (CatalogItem | null)[]> {
		return Promise.resolve(
			ids.map((id) => {
				const spot = this.#spot(id);
				return spot?.shard.items[spot.row] ?? null;
			})
		);
	}

	pictures(ids: readonly string[], size: PictureSize): Promise<readonly (Picture | null)[]> {
		return Promise.resolve(
			ids.map((id) => {
				const spot = this.#spot(id);
				if (!spot) return null;
				const { thumbnails, photos } = spot.shard;
				return (size === 'photo' && photos ? photos : thumbnails).at(spot.row);
			})
		);
	}

	beginImport(collection: NewCollection, plan: readonly ShardPlan[]): Promise<CatalogImport> {
		const { keys = [], shards: held = [] } = this.#held.get(collection.id) ?? {};
		const planned = new Set(plan.map(({ key }) => key));
		const shards = new Map<string, SnapshotShard>();
		for (const [i, shard] of held.entries()) {
			const key = keys[i] ?? '';
			if (planned.has(key)) shards.set(key, shard);
		}
		return Promise.resolve({
			kept: new Set(shards.keys()),
			put: (key, shard) => {
				shards.set(key, shard);
				return Promise.resolve();
			},
			commit: async () => {
				const stored = { ...collection, storedAt: new Date().toISOString() };
				const there = plan.filter(({ key }) => shards.has(key)).map(({ key }) => key);
				const inOrder = there.map((key) => shards.get(key)).filter((one) => one !== undefined);
				this.#held.set(collection.id, hold(stored, inOrder, there));
				this.#removed.delete(collection.id);
				return Promise.resolve(stored);
			},
			discard: () => {
				shards.clear();
				return Promise.resolve();
			}
		});
	}

	removeCollection(id: string): Promise<void> {
		this.#held.delete(id);
		this.#removed.add(id);
		return Promise.resolve();
	}

	removed(): Promise<readonly string[]> {
		return Promise.resolve([...this.#removed]);
	}

	palettes(photo: string): Promise<readonly StoredPalette[]> {
		return Promise.resolve([...this.#palettes.values()].filter((one) => one.photo === photo));
	}

	putPalette(record: StoredPalette): Promise<void> {
		this.#palettes.set(nameOf(record), record);
		return Promise.resolve();
	}

	deletePalette(key: PaletteKey): Promise<void> {
		this.#palettes.delete(nameOf(key));
		return Promise.resolve();
	}

	bytes(): Promise<number | null> {
		const shards = [...this.#held.values()].flatMap((held) => held.shards);
		return Promise.resolve(shards.reduce((sum, shard) => sum + bytesOf(shard), 0));
	}

	/** No other tab knows of this memory. */
	watch(): () => void {
		return () => undefined;
	}

	close(): void {
		this.#held.clear();
		this.#palettes.clear();
	}

	#spot(id: string): Spot | undefined {
		return this.#held.get(collectionOf(id))?.spots.get(id);
	}

	#sorted(): readonly Held[] {
		return [...this.#held.values()].sort((a, b) => (a.collection.id < b.collection.id ? -1 : 1));
	}
}
