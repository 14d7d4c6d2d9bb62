/** Items into train, val and test by a seed, all photos of one product into the same part. */

import { productNumber } from '../../catalog/search/fold-hits';
import type { CatalogTable } from '../../catalog/catalog-table';
import { SPLITS, type Split, type TrainingSplit } from './wish';

/** A link that so many items have is a shop's page and not a product's. */
const MOST_OF_ONE_LINK = 48;

/** Position in `SPLITS` of each item asked for. */
export type SplitCodes = Uint8Array;

/** Sets that are joined (union-find with path halving). */
class Sets {
	readonly #parent: Uint32Array;

	constructor(count: number) {
		this.#parent = Uint32Array.from({ length: count }, (_, i) => i);
	}

	find(i: number): number {
		const parent = this.#parent;
		let at = i;
		for (;;) {
			const up = parent[at] ?? at;
			if (up === at) return at;
			parent[at] = parent[up] ?? up;
			at = up;
		}
	}

	join(a: number, b: number): void {
		const [x, y] = [this.find(a), this.find(b)];
		// The earlier one leads, whatever the order of joining.
		this.#parent[Math.max(x, y)] = Math.min(x, y);
	}
}

/** A number in 0..1 that only text and seed decide (FNV-1a, then MurmurHash3's finish). */
function fractionOf(text: string, seed: number): number {
	let hash = (0x811c9dc5 ^ seed) >>> 0;
	for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** [items of the table] a small number for what is the same; `count` is one more than the largest. */
type Codes = { readonly of: Uint32Array; readonly count: number };

/** Once a table: telling numbers of products apart takes longer than all the rest. */
const codesOf = new WeakMap<CatalogTable, { readonly numbers: Codes; readonly links: Codes }>();

function codesBy<Key>(count: number, keyOf: (item: number) => Key, none?: Key): Codes {
	const known = new Map<Key, number>();
	if (none !== undefined) known.set(none, 0);
	const of = Uint32Array.from({ length: count }, (_, item) => {
		const key = keyOf(item);
		const code = known.get(key) ?? known.size;
		known.set(key, code);
		return code;
	});
	return { of, count: known.size };
}

function productCodes(table: CatalogTable): { readonly numbers: Codes; readonly links: Codes } {
	const { columns, parts, ids } = table;
	const known = codesOf.get(table);
	if (known) return known;
	const numbers = codesBy(ids.length, (item) => {
		const id = ids[item] ?? '';
		return `${columns.shop.codes[item] ?? 0} ${productNumber(id.slice(id.indexOf('/') + 1))}`;
	});
	const links = codesBy(ids.length, (item) => parts.link[item] ?? 0, 0);
	codesOf.set(table, { numbers, links });
	return { numbers, links };
}

/** Joins the items of one number of one shop, and those of one link. */
function productsOf(table: CatalogTable, items: Uint32Array): Sets {
	const { numbers, links } = productCodes(table);
	const sets = new Sets(items.length);
	/** Place + 1 of the first item of each. */
	const firstOfNumber = new Uint32Array(numbers.count);
	const firstOfLink = new Uint32Array(links.count);
	const sizes = new Uint32Array(links.count);
	for (const item of items) {
		const link = links.of[item] ?? 0;
		sizes[link] = (sizes[link] ?? 0) + 1;
	}
	const join = (first: Uint32Array, code: number, i: number): void => {
		const held = first[code] ?? 0;
		if (held === 0) first[code] = i + 1;
		else sets.join(held - 1, i);
	};
	for (let i = 0; i < items.length; i += 1) {
		const item = items[i] ?? 0;
		join(firstOfNumber, numbers.of[item] ?? 0, i);
		const link = links.of[item] ?? 0;
		if (link > 0 && (sizes[link] ?? 0) <= MOST_OF_ONE_LINK) join(firstOfLink, link, i);
	}
	return sets;
}

/**
 * A product's part follows from the seed and the id of its first item, not from what else is in the
 * zip; the shares are kept as well as chance keeps them.
 *
 * @param items numbers of items, rising
 */
export function splitProducts(
	table: CatalogTable,
	items: Uint32Array,
	{ seed, train, val, test }: TrainingSplit
): SplitCodes {
	const total = train + val + test;
	const sets = productsOf(table, items);
	return Uint8Array.from(items, (_, i) => {
		const leader = items[sets.find(i)] ?? 0;
		const place = fractionOf(table.ids[leader] ?? '', seed) * total;
		return place < train || total === 0 ? 0 : place < train + val ? 1 : 2;
	});
}

export function countSplit(codes: SplitCodes): Readonly<Record<Split, number>> {
	const counts = { train: 0, val: 0, test: 0 };
	for (const code of codes) counts[SPLITS[code] ?? 'train'] += 1;
	return counts;
}
