/** The catalog in memory, for browsers that give no lasting store: gone with the tab. */

import type { PaletteKey, StoredPalette } from '../palette-record';
import type { CatalogItem, Collection } from '../records';
import type { SnapshotShard } from '../snapshot/read-snapshot';
import type { Picture } from '../snapshot/pack';
import { DIMS } from '../snapshot/quantise';
import {
	collectionOf,
	type CatalogImport,
	type CatalogStore,
	type NewCollection,
	type PictureSize,
	type StoredVectors
} from './catalog-store';

type Entry = {
	readonly item: CatalogItem;
	readonly thumbnail: Picture | null;
	readonly photo: Picture | null;
};

type Held = {
	readonly collection: Collection;
	readonly shards: readonly SnapshotShard[];
	readonly entries: ReadonlyMap<string, Entry>;
};

function hold(collection: Collection, shards: readonly SnapshotShard[]): Held {
	const entries = new Map<string, Entry>();
	for (const { items, thumbnails, photos } of shards) {
		for (const [i, item] of items.entries()) {
			const pictures = { thumbnail: thumbnails[i] ?? null, photo: photos[i] ?? null };
			entries.set(item.id, { item, ...pictures });
		}
	}
	return { collection, shards, entries };
}

function vectorsOf({ collection, shards }: Held): StoredVectors {
	const items = shards.flatMap((shard) => shard.items);
	const int8 = new Int8Array(items.length * DIMS);
	const scales = new Float32Array(items.length);
	let row = 0;
	for (const { vectors } of shards) {
		int8.set(vectors.int8, row * DIMS);
		scales.set(vectors.scales, row);
		row += vectors.scales.length;
	}
	return { collection, items, vectors: { int8, scales } };
}

const nameOf = ({ photo, target }: PaletteKey): string => `${photo} ${target}`;

export class MemoryStore implements CatalogStore {
	readonly lasting = false;
	readonly batch = null;
	readonly #held = new Map<string, Held>();
	readonly #removed = new Set<string>();
	readonly #palettes = new Map<string, StoredPalette>();

	async collections(): Promise<readonly Collection[]> {
		return Promise.resolve(this.#sorted().map(({ collection }) => collection));
	}

	async *vectors(): AsyncGenerator<StoredVectors> {
		for (const held of this.#sorted()) yield await Promise.resolve(vectorsOf(held));
	}

	items(ids: readonly string[]): Promise<readonly (CatalogItem | null)[]> {
		return Promise.resolve(ids.map((id) => this.#entry(id)?.item ?? null));
	}

	pictures(ids: readonly string[], size: PictureSize): Promise<readonly (Picture | null)[]> {
		return Promise.resolve(ids.map((id) => this.#entry(id)?.[size] ?? null));
	}

	beginImport(collection: NewCollection): Promise<CatalogImport> {
		const shards: SnapshotShard[] = [];
		return Promise.resolve({
			put: (shard) => {
				shards.push(shard);
				return Promise.resolve();
			},
			commit: () => {
				const stored = { ...collection, storedAt: new Date().toISOString() };
				this.#held.set(collection.id, hold(stored, shards));
				this.#removed.delete(collection.id);
				return Promise.resolve(stored);
			},
			discard: () => {
				shards.length = 0;
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
		let bytes = 0;
		for (const { shards } of this.#held.values()) {
			for (const { vectors, thumbnails, photos } of shards) {
				bytes += vectors.int8.byteLength + vectors.scales.byteLength;
				for (const picture of [...thumbnails, ...photos]) bytes += picture.bytes.byteLength;
			}
		}
		return Promise.resolve(bytes);
	}

	close(): void {
		this.#held.clear();
		this.#palettes.clear();
	}

	#entry(id: string): Entry | undefined {
		return this.#held.get(collectionOf(id))?.entries.get(id);
	}

	#sorted(): readonly Held[] {
		return [...this.#held.values()].sort((a, b) => (a.collection.id < b.collection.id ? -1 : 1));
	}
}
