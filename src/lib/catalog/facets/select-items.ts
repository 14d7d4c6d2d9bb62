/** Which items a filter lets pass; each condition is worked out once and remembered. */

import type { ItemColumns } from '../columns/item-columns';
import { bitmapWhere, emptyBitmap, not, type Bitmap } from '../search/bitmap';
import { inAll, inAny } from './join-bitmaps';
import type { FacetTable } from './facet-table';
import type { Condition, FilterNode } from './filter';

/** Finds the items whose names hold all words. */
export type FindText = (words: string) => Bitmap;

/** Conditions of one filter, and of those that a person came from and may go back to. */
const REMEMBERED = 64;

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. @param iso a date */
const dayOf = (iso: string): number => Math.floor(Date.parse(iso) / DAY_MS);

export class ItemSelector {
	readonly #columns: ItemColumns;
	readonly #table: FacetTable;
	readonly #findText: FindText;
	/** By the condition's JSON, longest unused first. */
	readonly #known = new Map<string, Bitmap>();

	constructor(columns: ItemColumns, table: FacetTable, findText: FindText) {
		this.#columns = columns;
		this.#table = table;
		this.#findText = findText;
	}

	/** The columns changed: nothing that was worked out holds any more. */
	forget(): void {
		this.#known.clear();
	}

	/** The items that pass; the receiver does not change the bits. */
	select(node: FilterNode): Bitmap {
		const { count } = this.#columns;
		switch (node.kind) {
			case 'and':
				return inAll(
					count,
					node.of.map((part) => this.select(part))
				);
			case 'or':
				return inAny(
					count,
					node.of.map((part) => this.select(part))
				);
			case 'not':
				return not(this.select(node.of), count);
			case 'is':
			case 'price':
			case 'collected':
			case 'text':
				return this.#remember(node);
		}
	}

	#remember(condition: Condition): Bitmap {
		const key = JSON.stringify(condition);
		const bits = this.#known.get(key) ?? this.#test(condition);
		this.#known.delete(key);
		this.#known.set(key, bits);
		if (this.#known.size > REMEMBERED) {
			const [oldest] = this.#known.keys();
			if (oldest !== undefined) this.#known.delete(oldest);
		}
		return bits;
	}

	#test(condition: Condition): Bitmap {
		switch (condition.kind) {
			case 'is':
				return this.#hasValue(condition);
			case 'price':
				return this.#costs(condition);
			case 'collected':
				return this.#wasCollected(condition);
			case 'text':
				return this.#findText(condition.words);
		}
	}

	#hasValue({ facet, values }: Extract<Condition, { kind: 'is' }>): Bitmap {
		const column = this.#table[facet];
		const wanted = new Set(values);
		if (column.kind === 'many') {
			let mask = 0;
			for (const [bit, value] of column.values.entries()) if (wanted.has(value)) mask |= 1 << bit;
			const { bits } = column;
			return bitmapWhere(this.#columns.count, (i) => ((bits[i] ?? 0) & mask) !== 0);
		}
		const isWanted = Uint8Array.from(column.values, (value) => (wanted.has(value) ? 1 : 0));
		const { codes } = column;
		return bitmapWhere(this.#columns.count, (i) => isWanted[codes[i] ?? 0] === 1);
	}

	#costs({ currency, min, max }: Extract<Condition, { kind: 'price' }>): Bitmap {
		const { count, price, currency: currencies } = this.#columns;
		const code = currencies.values.indexOf(currency);
		if (code < 0) return emptyBitmap(count);
		// In the column's own precision, so that a bound that was read from it lets it pass.
		const least = Math.fround(min ?? -Infinity);
		const most = Math.fround(max ?? Infinity);
		return bitmapWhere(count, (i) => {
			const amount = price[i] ?? NaN;
			return currencies.codes[i] === code && amount >= least && amount <= most;
		});
	}

	#wasCollected({ from, to }: Extract<Condition, { kind: 'collected' }>): Bitmap {
		const { count, day } = this.#columns;
		const first = Math.max(1, from === null ? 1 : dayOf(from));
		const last = to === null ? Infinity : dayOf(to);
		return bitmapWhere(count, (i) => {
			const on = day[i] ?? 0;
			return on >= first && on <= last;
		});
	}
}
