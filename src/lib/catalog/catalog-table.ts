/** All items as columns, the parts of a zip among them; kept at hand until something changes. */

import type { ItemColumns } from './columns/item-columns';
import { joinParts, labelCode, type PartColumns } from './columns/part-columns';
import type { Browsing } from './facets/browsing';
import type { ItemEdit } from './facets/item-edits';
import type { Opened } from './opened-catalog';
import { LABELS32 } from '../vision/colour/labels32';
import type { Bitmap } from './search/bitmap';
import { IdTable } from './store/id-table';

/** Row i everywhere is item i, in the order in which items are stored. */
export type CatalogTable = {
	/** As the person has them. */
	readonly columns: ItemColumns;
	readonly parts: PartColumns;
	/** All ids in order. */
	readonly ids: readonly string[];
};

export type CatalogView = {
	readonly table: CatalogTable;
	/** Items that are not deleted. */
	readonly kept: Bitmap;
	/** From an id to its number; −1 where there is none. */
	readonly rowOf: (id: string) => number;
};

/** Colours that a person gave another name count under it. */
function relabelled(
	parts: PartColumns,
	edits: ReadonlyMap<string, ItemEdit>,
	rowOf: CatalogView['rowOf']
): PartColumns {
	const renamed = [...edits.values()].filter(({ change }) => change.labels !== undefined);
	if (renamed.length === 0) return parts;
	const label = parts.label.slice();
	for (const { id, change } of renamed) {
		const row = rowOf(id);
		const measured = LABELS32[(label[row] ?? 0) - 1]?.id;
		const now = measured && change.labels?.[measured];
		if (row >= 0 && now !== undefined) label[row] = labelCode(now);
	}
	return { ...parts, label };
}

/** Made once, and again when the store or the edits have changed. */
export class KeptView {
	#known: {
		readonly measured: ItemColumns;
		readonly edits: ReadonlyMap<string, ItemEdit>;
		readonly view: CatalogView;
	} | null = null;

	/** Null where the two are not of the same state of the store. */
	async of(
		opened: Pick<Opened, 'index' | 'edits' | 'parts'>,
		{ columns, kept, measured }: Awaited<ReturnType<Browsing['view']>>
	): Promise<CatalogView | null> {
		const { index } = opened;
		const edits = await opened.edits.byId();
		// Columns are edited in place: it is the edits that tell whether they have changed.
		if (this.#known?.measured === measured && this.#known.edits === edits) return this.#known.view;
		const parts = joinParts(await opened.parts());
		if (index.columns !== measured || parts.count !== columns.count) return null;
		let table: IdTable | null = null;
		const rowOf = (id: string): number => {
			table ??= new IdTable([columns.ids]);
			return table.find(id)?.row ?? -1;
		};
		const view = {
			table: { columns, ids: index.ids, parts: relabelled(parts, edits, rowOf) },
			kept,
			rowOf
		};
		this.#known = { measured, edits, view };
		return view;
	}
}
