/** A project's items as one table, a row each; what shops say besides gets columns of its own. */

import type { CollectedItem } from '../../../src/lib/catalog/collect/crawler';
import { csvCell, csvText, type CsvValue } from '../../../src/lib/export/csv';
import type { Collector } from '../engine/collector';
import { COLUMNS } from './columns';
import { itemsOf } from './items';

/** Names of labels that any item has, in the order in which they first appear; none that a column has already. */
async function labelNames(collector: Pick<Collector, 'items'>, project: string): Promise<string[]> {
	const taken = new Set([...COLUMNS.map(([name]) => name), 'image']);
	const names = new Set<string>();
	for await (const { product } of itemsOf(collector, project)) {
		for (const name of Object.keys(product.labels)) {
			if (!taken.has(name.trim().toLowerCase())) names.add(name);
		}
	}
	return [...names];
}

/**
 * The table, row by row; the first chunk is its header.
 * @param photosOf names of an item's photos, for tables that lie beside them: a row a photo then, its
 *   name in the column `image`, which is what readers of such tables know
 */
export async function* csvChunks(
	collector: Pick<Collector, 'items'>,
	project: string,
	photosOf?: (item: CollectedItem) => readonly string[]
): AsyncGenerator<string> {
	const labels = await labelNames(collector, project);
	const head = [...COLUMNS.map(([name]) => name), ...labels];
	yield csvText([photosOf ? ['image', ...head] : head]);
	for await (const item of itemsOf(collector, project)) {
		const cells: CsvValue[] = [
			...COLUMNS.map(([, valueOf]) => valueOf(item)),
			...labels.map((name) => item.product.labels[name] ?? '')
		];
		const photos = photosOf?.(item) ?? [];
		const rows = photosOf
			? (photos.length > 0 ? photos : ['']).map((name) => [name, ...cells])
			: [cells];
		yield rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
	}
}
