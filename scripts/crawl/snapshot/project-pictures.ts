/** Lists the pictures of a project's items, each with the number that its catalog item will have. */

import type { CollectedItem, Project } from '../../../src/lib/catalog/collect/crawler';
import type { Collector } from '../engine/collector';

const PAGE = 200;
/** As the catalog allows. */
const MAX_NUMBER = 200;

export type ProjectPicture = {
	readonly item: CollectedItem;
	readonly index: number;
	/** Among the item's own, from 0. */
	readonly position: number;
	readonly sha256: string;
	/** `<product>` for the first picture, then `<product>-2` and so on. */
	readonly number: string;
};

/** @yields items in the collector's order, each once */
export async function* itemsOf(
	collector: Collector,
	project: Project,
	signal: AbortSignal
): AsyncGenerator<CollectedItem> {
	let after = '';
	do {
		signal.throwIfAborted();
		const page = await collector.items({ project: project.id, text: '', after, limit: PAGE });
		yield* page.items;
		after = page.next;
	} while (after !== '');
}

/** Gives numbers out; one that is taken moves on to the next that is free. */
export class Numbers {
	readonly #taken = new Set<string>();

	/** Numbers of products come first: no picture of another may take them. */
	reserve(number: string): void {
		this.#taken.add(number.slice(0, MAX_NUMBER));
	}

	numberFor(product: string, position: number): string {
		if (position === 0) return product.slice(0, MAX_NUMBER);
		const stem = product.slice(0, MAX_NUMBER - 6);
		let next = position + 1;
		while (this.#taken.has(`${stem}-${next}`)) next++;
		this.#taken.add(`${stem}-${next}`);
		return `${stem}-${next}`;
	}
}

/** The same picture twice in one product is one. */
export function picturesOf(item: CollectedItem, numbers: Numbers): ProjectPicture[] {
	const seen = new Set<string>();
	const own = item.images.filter(({ sha256 }) => {
		if (sha256 === '' || seen.has(sha256)) return false;
		seen.add(sha256);
		return true;
	});
	return own.map(({ index, sha256 }, position) => ({
		...{ item, index, position, sha256 },
		number: numbers.numberFor(item.product.number, position)
	}));
}
