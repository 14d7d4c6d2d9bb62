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
 * @param lead columns before all others, for tables that lie beside their pictures
 */
export async function* csvChunks(
	collector: Pick<Collector, 'items'>,
	project: string,
	lead: readonly (readonly [string, (item: CollectedItem) => CsvValue])[] = []
): AsyncGenerator<string> {
	const labels = await labelNames(collector, project);
	yield csvText([[...lead, ...COLUMNS].map(([name]) => name).concat(labels)]);
	for await (const item of itemsOf(collector, project)) {
		const first = lead.map(([, valueOf]) => valueOf(item));
		const rest = COLUMNS.map(([, valueOf]) => valueOf(item));
		const others = labels.map((name) => item.product.labels[name] ?? '');
		yield `${[...first, ...rest, ...others].map(csvCell).join(',')}\r\n`;
	}
}
