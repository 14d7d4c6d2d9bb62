/** The demo catalog that ships, as the search bench uses it. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogItem } from '../../../src/lib/catalog/records';
import { decodeNpy } from '../../../src/lib/catalog/snapshot/npy';
import { readManifest } from '../../../src/lib/catalog/snapshot/manifest';
import { BenchInputError } from '../bench-error';
import type { RealItems } from './contract';

const SNAPSHOT = path.join(import.meta.dirname, '../../../static/snapshot');

type Items = readonly Pick<CatalogItem, 'colours' | 'category' | 'labels'>[];

/** @throws BenchInputError where the snapshot is not of one shard of items and vectors */
export async function readRealItems(): Promise<{ real: RealItems; items: Items }> {
	const manifest = readManifest(await readFile(path.join(SNAPSHOT, 'manifest.json')));
	const read = async (role: string): Promise<Uint8Array> => {
		const [file, more] = manifest.files.filter((one) => one.role === role);
		if (!file || more) throw new BenchInputError(`static/snapshot has not one file of ${role}.`);
		return readFile(path.join(SNAPSHOT, file.file));
	};
	const items = JSON.parse(new TextDecoder().decode(await read('items'))) as Items;
	const [vectors, scales] = [decodeNpy(await read('vectors')), decodeNpy(await read('scales'))];
	return {
		items,
		real: {
			int8: [...vectors.data],
			scales: [...scales.data],
			palettes: items.map(({ colours }) => colours.map(({ oklab, share }) => ({ oklab, share })))
		}
	};
}
