/** Items into train, val and test by a seed, all photos of one product into the same part. */

import { productNumber } from '../../catalog/search/fold-hits';
import type { PlanTable } from './plan-table';
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

/** Joins the items of one number of one shop, and those of one link. */
function productsOf({ columns, parts, ids }: PlanTable, items: Uint32Array): Sets {
	const sets = new Sets(items.length);
	const byNumber = new Map<string, number>();
	const byLink = new Map<number, number[]>();
	for (const [i, item] of items.entries()) {
		const id = ids[item] ?? '';
		const number = productNumber(id.slice(id.indexOf('/') + 1));
		const key = `${columns.shop.codes[item] ?? 0} ${number}`;
		const first = byNumber.get(key);
		if (first === undefined) byNumber.set(key, i);
		else sets.join(first, i);
		const link = parts.link[item] ?? 0;
		if (link === 0) continue;
		const same = byLink.get(link);
		if (same) same.push(i);
		else byLink.set(link, [i]);
	}
	for (const same of byLink.values()) {
		if (same.length > MOST_OF_ONE_LINK) continue;
		for (const i of same) sets.join(same[0] ?? i, i);
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
	table: PlanTable,
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
