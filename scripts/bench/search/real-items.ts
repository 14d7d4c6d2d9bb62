/** The demo catalog that ships, as the search bench uses it. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogItem } from '../../../src/lib/catalog/records';
import { openSnapshot } from '../../../src/lib/catalog/snapshot/read-snapshot';
import { BenchInputError } from '../bench-error';
import type { RealItems } from './contract';

const SNAPSHOT = path.join(import.meta.dirname, '../../../static/snapshot');

type Items = readonly Pick<CatalogItem, 'colours' | 'category' | 'labels'>[];

/** @throws BenchInputError where the snapshot is empty; what `openSnapshot` throws where it is damaged */
export async function readRealItems(): Promise<{ real: RealItems; items: Items }> {
	const read = async (file: string) => new Uint8Array(await readFile(path.join(SNAPSHOT, file)));
	const { signal } = new AbortController();
	const { plan } = await openSnapshot({ read }, signal);
	const [shard] = await Promise.all(plan.slice(0, 1).map((one) => one.read(signal)));
	if (!shard) throw new BenchInputError('static/snapshot is empty.');
	const { items, vectors } = shard;
	return {
		items,
		real: {
			int8: [...vectors.int8],
			scales: [...vectors.scales],
			palettes: items.map(({ colours }) => colours.map(({ oklab, share }) => ({ oklab, share })))
		}
	};
}
