/** How many items each value of each facet would show, given what else is asked for. */

import type { ItemColumns } from '../columns/item-columns';
import { itemsOf, type Bitmap } from '../search/bitmap';
import { inAll } from './join-bitmaps';
import type { FacetColumn, FacetTable } from './facet-table';
import { FACETS, partsOf, type Facet, type Filter, type FilterNode } from './filter';
import type { ItemSelector } from './select-items';

export type ValueCount = { readonly value: string; readonly count: number };

/** Prices of one currency over the whole catalog, and how many items the rest of the filter leaves. */
export type PriceRange = {
	readonly currency: string;
	readonly min: number;
	readonly max: number;
	readonly count: number;
};

export type FacetCounts = {
	/** Items that pass the whole filter. */
	readonly total: number;
	/** Values that some item of the catalog has, those without an item left included; most frequent first for texts. */
	readonly values: Readonly<Record<Facet, readonly ValueCount[]>>;
	readonly prices: readonly PriceRange[];
	/** Days of the first and the last item, ISO 8601; null where no item has one. */
	readonly collected: { readonly from: string; readonly to: string } | null;
};

/** What is one choice to a person: a kind lies within its category, and both ways to match a colour are one. */
type Group = Exclude<Facet, 'nearLabel'> | 'price' | 'collected' | 'text';

/** More values of one facet than anyone reads. */
const MAX_VALUES = 300;
const DAY_MS = 86_400_000;

const groupOf = (facet: Facet): Group => (facet === 'nearLabel' ? 'label' : facet);

/** A category's count does not follow the kinds chosen within another. */
const leftOut = (group: Group): readonly Group[] =>
	group === 'category' ? ['category', 'kind'] : [group];

/** The groups that a part of a filter speaks of. */
function groupsIn(node: FilterNode): ReadonlySet<Group> {
	switch (node.kind) {
		case 'and':
		case 'or':
			return new Set(node.of.flatMap((part) => [...groupsIn(part)]));
		case 'not':
			return groupsIn(node.of);
		case 'is':
			return new Set([groupOf(node.facet)]);
		case 'price':
		case 'collected':
		case 'text':
			return new Set([node.kind]);
	}
}

/** Items of each code among the given ones. @returns [values] */
export function countCodes(column: FacetColumn, items: Uint32Array): Uint32Array {
	const counts = new Uint32Array(column.values.length);
	if (column.kind === 'one') {
		const { codes } = column;
		for (const item of items) {
			const code = codes[item] ?? 0;
			counts[code] = (counts[code] ?? 0) + 1;
		}
		return counts;
	}
	for (const item of items) {
		let word = column.bits[item] ?? 0;
		while (word !== 0) {
			const bit = 31 - Math.clz32(word & -word);
			counts[bit] = (counts[bit] ?? 0) + 1;
			word &= word - 1;
		}
	}
	return counts;
}

/** Facets whose values stand in an order of their own. */
const ORDERED: ReadonlySet<Facet> = new Set(
	FACETS.filter((facet) => !['collection', 'shop', 'project'].includes(facet))
);

function listValues(
	facet: Facet,
	{ values }: FacetColumn,
	counts: Uint32Array,
	everywhere: Uint32Array
): readonly ValueCount[] {
	const listed = values.flatMap((value, code) =>
		(everywhere[code] ?? 0) > 0 ? [{ value, count: counts[code] ?? 0 }] : []
	);
	if (ORDERED.has(facet)) return listed;
	return listed
		.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
		.slice(0, MAX_VALUES);
}

/** Facts of the whole catalog, which no filter changes. */
type Whole = {
	readonly codes: Readonly<Record<Facet, Uint32Array>>;
	readonly prices: readonly Omit<PriceRange, 'count'>[];
	readonly collected: FacetCounts['collected'];
};

const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

function readPrices({ price, currency }: ItemColumns, items: Uint32Array): Whole['prices'] {
	const ranges = currency.values.map((name) => ({ currency: name, min: Infinity, max: -Infinity }));
	for (const item of items) {
		const range = ranges[currency.codes[item] ?? 0];
		const amount = price[item] ?? NaN;
		if (!range || Number.isNaN(amount)) continue;
		if (amount < range.min) range.min = amount;
		if (amount > range.max) range.max = amount;
	}
	return ranges.filter(({ min, max }) => min <= max);
}

function readDays({ day }: ItemColumns, items: Uint32Array): FacetCounts['collected'] {
	let from = Infinity;
	let to = 0;
	for (const item of items) {
		const on = day[item] ?? 0;
		if (on === 0) continue;
		if (on < from) from = on;
		if (on > to) to = on;
	}
	return to === 0 ? null : { from: isoOf(from), to: isoOf(to) };
}

const byFacet = <T>(make: (facet: Facet) => T): Record<Facet, T> =>
	Object.fromEntries(FACETS.map((facet) => [facet, make(facet)])) as Record<Facet, T>;

export class FacetCounter {
	readonly #columns: ItemColumns;
	readonly #table: FacetTable;
	readonly #selector: ItemSelector;
	#whole: Whole | null = null;

	constructor(columns: ItemColumns, table: FacetTable, selector: ItemSelector) {
		this.#columns = columns;
		this.#table = table;
		this.#selector = selector;
	}

	/** The columns changed. */
	forget(): void {
		this.#whole = null;
	}

	/**
	 * Counts every facet under the filter without that facet's own conditions, as shops do: with red
	 * chosen, the number at blue is how many blue ones there are.
	 *
	 * Own are the parts of the filter's outermost `and` that speak of the facet alone; a part that
	 * mixes facets counts for all.
	 *
	 * @param present items that are not deleted
	 */
	count(filter: Filter, present: Bitmap): FacetCounts {
		const mixed: Bitmap[] = [present];
		const own = new Map<Group, Bitmap[]>();
		for (const part of partsOf(filter)) {
			const bits = this.#selector.select(part);
			const [group, ...others] = groupsIn(part);
			if (group === undefined || others.length > 0) mixed.push(bits);
			else own.set(group, [...(own.get(group) ?? []), bits]);
		}
		const under = this.#itemsWithout(mixed, own);
		const whole = (this.#whole ??= this.#readWhole(present));
		return {
			total: under([]).length,
			values: byFacet((facet) => {
				const column = this.#table[facet];
				const counts = countCodes(column, under(leftOut(groupOf(facet))));
				return listValues(facet, column, counts, whole.codes[facet]);
			}),
			prices: this.#countPrices(whole.prices, under(['price'])),
			collected: whole.collected
		};
	}

	/** The items under all sets but those of some groups; each list is made once. */
	#itemsWithout(mixed: readonly Bitmap[], own: ReadonlyMap<Group, readonly Bitmap[]>) {
		const made = new Map<string, Uint32Array>();
		return (without: readonly Group[]): Uint32Array => {
			const lifted = without.filter((group) => own.has(group));
			const key = lifted.join();
			const known = made.get(key);
			if (known) return known;
			const kept = [...own].flatMap(([group, bits]) => (lifted.includes(group) ? [] : bits));
			const items = itemsOf(inAll(this.#columns.count, [...mixed, ...kept]));
			made.set(key, items);
			return items;
		};
	}

	#countPrices(ranges: Whole['prices'], items: Uint32Array): readonly PriceRange[] {
		const { price, currency } = this.#columns;
		const counts = new Uint32Array(currency.values.length);
		for (const item of items) {
			const code = currency.codes[item] ?? 0;
			if (!Number.isNaN(price[item])) counts[code] = (counts[code] ?? 0) + 1;
		}
		return ranges.map((range) => ({
			...range,
			count: counts[currency.values.indexOf(range.currency)] ?? 0
		}));
	}

	#readWhole(present: Bitmap): Whole {
		const items = itemsOf(present);
		return {
			codes: byFacet((facet) => countCodes(this.#table[facet], items)),
			prices: readPrices(this.#columns, items),
			collected: readDays(this.#columns, items)
		};
	}
}
