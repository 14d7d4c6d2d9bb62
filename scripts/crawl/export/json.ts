/** A project's items as one JSON list, an item a line. */

import type { Collector } from '../engine/collector';
import { itemsOf } from './items';

export async function* jsonChunks(
	collector: Pick<Collector, 'items'>,
	project: string
): AsyncGenerator<string> {
	let before = '[\n';
	for await (const item of itemsOf(collector, project)) {
		yield before + JSON.stringify(item);
		before = ',\n';
	}
	yield before === '[\n' ? '[]\n' : '\n]\n';
}
