/** Snapshots of version 1, as they were written before the item table was Parquet. */

import { createHash } from 'node:crypto';
import { encodeNpy } from '../../../src/lib/catalog/snapshot/npy';
import { encodePack, type Picture } from '../../../src/lib/catalog/snapshot/pack';
import { quantiseAll } from '../../../src/lib/catalog/snapshot/quantise';
import type { SnapshotEntry } from '../../../src/lib/catalog/snapshot/write-snapshot';
import type { WrittenFiles } from './sample-snapshot';

const png = (bytes: Uint8Array | null): Picture => ({
	type: 'image/png',
	bytes: new Uint8Array(bytes ?? [])
});

/** @param shardItems items a shard; 512 at that time */
export function writeFirst(entries: readonly SnapshotEntry[], shardItems = 512): WrittenFiles {
	const written: WrittenFiles = new Map();
	const files: object[] = [];
	for (let from = 0; from < entries.length; from += shardItems) {
		const here = entries.slice(from, from + shardItems);
		const { int8, scales } = quantiseAll(here.map(({ vector }) => vector));
		const count = here.length;
		const items = JSON.stringify(here.map(({ item }) => item));
		const contents: [string, string, Uint8Array<ArrayBuffer>][] = [
			['items', 'json', new TextEncoder().encode(items)],
			['vectors', 'npy', encodeNpy({ type: 'int8', shape: [count, 256], data: int8 })],
			['scales', 'npy', encodeNpy({ type: 'float32', shape: [count], data: scales })],
			['thumbnails', 'pack', encodePack(here.map(({ thumbnail }) => png(thumbnail)))],
			['photos', 'pack', encodePack(here.map(({ photo }) => png(photo)))]
		];
		for (const [role, extension, bytes] of contents) {
			const file = `${role}-${String(from / shardItems).padStart(4, '0')}.${extension}`;
			written.set(file, bytes);
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			files.push({ role, file, bytes: bytes.length, sha256, from, count });
		}
	}
	const manifest = {
		magic: 'otlens-snapshot',
		version: 1,
		id: 'demo',
		name: { en: 'Demo', ko: '데모' },
		embedModel: 'embed-1',
		dims: 256,
		count: entries.length,
		files
	};
	written.set('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)));
	return written;
}
