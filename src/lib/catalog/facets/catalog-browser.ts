/** A catalog to browse: filtered, counted, sorted and edited by item number, on columns alone. */

import type { ItemColumns } from '../columns/item-columns';
import { textAt, unpackTexts } from '../columns/texts';
import {
	addTo,
	and,
	andNot,
	bitmapOf,
	countBits,
	emptyBitmap,
	has,
	not,
	or,
	type Bitmap
} from '../search/bitmap';
import { TextFinder } from '../text/find-text';
import { FacetCounter, type FacetCounts } from './count-facets';
import { changeRows, copyEditable, formerRows, restoreRows } from './edit-columns';
import { facetTable } from './facet-table';
import type { Filter } from './filter';
import { EDIT_VERSION, joinChanges, type ItemChange, type ItemEdit } from './item-edits';
import { ItemSelector } from './select-items';
import { ItemSorter, type Sort } from './sort-items';

/** An edit as made: what to keep, and what it takes to go back. */
export type Edited = {
	readonly items: Uint32Array;
	/** The edits as they are now, one an item. */
	readonly after: readonly ItemEdit[];
	/** Takes it back; gives the edits as they were before, null for an item that was as measured. */
	readonly undo: () => readonly (ItemEdit | null)[];
};

export class CatalogBrowser {
	readonly #columns: ItemColumns;
	readonly #selector: ItemSelector;
	readonly #counter: FacetCounter;
	readonly #sorter: ItemSorter;
	readonly #edits = new Map<number, ItemEdit>();
	#deleted: Bitmap;

	/** @param edits what a person changed earlier; those of items that are not there are passed over */
	constructor(columns: ItemColumns, edits: readonly ItemEdit[] = []) {
		this.#columns = copyEditable(columns);
		this.#deleted = emptyBitmap(columns.count);
		this.#apply(edits);
		const table = facetTable(this.#columns);
		const finder = new TextFinder(this.#columns);
		this.#selector = new ItemSelector(this.#columns, table, (words) => finder.find(words));
		this.#counter = new FacetCounter(this.#columns, table, this.#selector);
		this.#sorter = new ItemSorter(this.#columns);
	}

	get count(): number {
		return this.#columns.count;
	}

	/** The columns as the person has them. */
	get columns(): ItemColumns {
		return this.#columns;
	}

	get #kept(): Bitmap {
		return not(this.#deleted, this.count);
	}

	/** Items that pass and are not deleted. */
	select(filter: Filter): Bitmap {
		return andNot(this.#selector.select(filter.where), this.#deleted);
	}

	/** All items that pass, in order. */
	list(filter: Filter, sort: Sort): Uint32Array {
		const items = this.select(filter);
		return this.#sorter.sort(items, countBits(items), sort);
	}

	facets(filter: Filter): FacetCounts {
		return this.#counter.count(filter, this.#kept);
	}

	/** @throws RangeError for a number that no item has */
	ids(items: Iterable<number>): string[] {
		return Array.from(items, (item) => {
			if (item >= this.count) throw new RangeError(`item ${item} of ${this.count}`);
			return textAt(this.#columns.ids, item);
		});
	}

	/** [k] the numbers of items by id, rising; of those that are there and not deleted. */
	numbers(ids: readonly string[]): Uint32Array {
		const wanted = new Set(ids);
		const numbers = unpackTexts(this.#columns.ids).flatMap((id, item) =>
			wanted.has(id) && !has(this.#deleted, item) ? [item] : []
		);
		return Uint32Array.from(numbers);
	}

	change(items: Uint32Array, change: ItemChange): Edited {
		return this.#edit(items, (edit) => ({ ...edit, change: joinChanges(edit.change, change) }));
	}

	delete(items: Uint32Array): Edited {
		return this.#edit(items, (edit) => ({ ...edit, deleted: true }));
	}

	#edit(items: Uint32Array, change: (edit: ItemEdit) => ItemEdit): Edited {
		const ids = this.ids(items);
		const before = Array.from(items, (item) => this.#edits.get(item) ?? null);
		const former = formerRows(this.#columns, items);
		const formerDeleted = this.#deleted;
		this.#deleted = formerDeleted.slice();
		const after = ids.map((id, row): ItemEdit => {
			const item = items[row] ?? 0;
			const plain: ItemEdit = { version: EDIT_VERSION, id, change: {}, deleted: false };
			const edit = change(before[row] ?? plain);
			this.#put(item, edit);
			return edit;
		});
		this.#forget();
		const touched = bitmapOf(this.count, items);
		return {
			items,
			after,
			undo: () => {
				restoreRows(this.#columns, items, former);
				this.#deleted = or(andNot(this.#deleted, touched), and(formerDeleted, touched));
				for (const [row, item] of items.entries()) {
					const edit = before[row];
					if (edit) this.#edits.set(item, edit);
					else this.#edits.delete(item);
				}
				this.#forget();
				return before;
			}
		};
	}

	#put(item: number, edit: ItemEdit): void {
		this.#edits.set(item, edit);
		changeRows(this.#columns, [item], edit.change);
		if (edit.deleted) addTo(this.#deleted, item);
	}

	#apply(edits: readonly ItemEdit[]): void {
		if (edits.length === 0) return;
		const byId = new Map(edits.map((edit) => [edit.id, edit]));
		for (let item = 0; item < this.count; item += 1) {
			const edit = byId.get(textAt(this.#columns.ids, item));
			if (edit) this.#put(item, edit);
		}
	}

	#forget(): void {
		this.#selector.forget();
		this.#counter.forget();
	}
}
