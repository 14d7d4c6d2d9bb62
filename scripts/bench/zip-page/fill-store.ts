/** Fills the catalog's store with drawn items, in the blocks that an import makes. */

import type { CatalogItem } from '../../../src/lib/catalog/records';
import { encodePack, PicturePack } from '../../../src/lib/catalog/snapshot/pack';
import { DIMS } from '../../../src/lib/catalog/snapshot/quantise';
import type { SnapshotShard } from '../../../src/lib/catalog/snapshot/read-snapshot';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { CATEGORIES } from '../../../src/lib/vision/parse/classes';
import { drawColumns } from '../browse/draw-columns';
import { drawItem } from '../browse/draw-item';

const SHARD_ITEMS = 128;
const THUMBNAIL_BYTES = 2000;
const COLLECTION = 'bench';
/** As much as may be asked of the generator at once. */
const RANDOM_BYTES = 65_536;

/** A JPEG by its first bytes, and noise, which no compressor makes smaller. */
function drawPhoto(bytes: number): Uint8Array<ArrayBuffer> {
	const photo = new Uint8Array(bytes);
	for (let at = 0; at < bytes; at += RANDOM_BYTES) {
		crypto.getRandomValues(photo.subarray(at, at + RANDOM_BYTES));
	}
	photo.set([0xff, 0xd8, 0xff, 0xe0]);
	return photo;
}

function drawShard(from: number, items: readonly CatalogItem[], photoBytes: number): SnapshotShard {
	const int8 = new Int8Array(items.length * DIMS);
	for (const [i] of int8.entries()) int8[i] = ((i * 31 + from) % 255) - 127;
	const pack = (bytes: number): PicturePack => {
		const pictures = items.map(() => ({ type: 'image/jpeg' as const, bytes: drawPhoto(bytes) }));
		return new PicturePack(encodePack(pictures));
	};
	return {
		items,
		vectors: { int8, scales: new Float32Array(items.length).fill(0.001) },
		fine: new Int8Array(int8.length),
		thumbnails: pack(THUMBNAIL_BYTES),
		photos: pack(photoBytes)
	};
}

export async function fillStore(count: number, photoBytes: number): Promise<void> {
	const columns = drawColumns(count);
	const store = await openStore();
	const plan = Array.from({ length: Math.ceil(count / SHARD_ITEMS) }, (_, i) => ({
		key: `drawn-${i}`,
		count: Math.min(SHARD_ITEMS, count - i * SHARD_ITEMS)
	}));
	const about = { id: COLLECTION, name: { en: 'Drawn' }, embedModel: 'drawn', manifestSha256: '' };
	const writing = await store.beginImport({ ...about, count }, plan);
	for (const [i, { key, count: rows }] of plan.entries()) {
		const items = Array.from({ length: rows }, (_, row): CatalogItem => {
			const number = String(i * SHARD_ITEMS + row).padStart(6, '0');
			const drawn = drawItem(columns, i * SHARD_ITEMS + row);
			const category = CATEGORIES[row % CATEGORIES.length] ?? 'top';
			const id = `${COLLECTION}/${number}`;
			return { ...drawn, id, collection: COLLECTION, number, category, kind: null };
		});
		await writing.put(key, drawShard(i * SHARD_ITEMS, items, photoBytes));
	}
	await writing.commit();
	store.close();
}
