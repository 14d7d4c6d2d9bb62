/** All items of a project, a page at a time: memory does not grow with their number. */

import type { CollectedItem } from '../../../src/lib/catalog/collect/crawler';
import type { Collector } from '../engine/collector';

const PAGE_ITEMS = 500;

export async function* itemsOf(
	collector: Pick<Collector, 'items'>,
	project: string
): AsyncGenerator<CollectedItem> {
	let after = '';
	do {
		const page = await collector.items({ project, after, limit: PAGE_ITEMS });
		yield* page.items;
		after = page.next;
	} while (after !== '');
}
