/** Changes of items in the columns they are filtered by, and the way back. */

import { KIND_CATEGORIES, KINDS } from '../../vision/embed/kinds';
import { CATEGORIES } from '../../vision/parse/classes';
import { BODY_POSES } from '../../vision/person/body-pose';
import { FRAMINGS } from '../../vision/person/framing';
import type { ItemColumns } from '../columns/item-columns';
import { labelBit } from '../columns/label-bits';
import type { ItemChange } from './item-edits';

/** Columns that a person can change. */
const EDITABLE = [
	'category',
	'kind',
	'labels',
	'nearLabels',
	'hasModel',
	'pose',
	'framing'
] as const;

type Former = { readonly [Name in (typeof EDITABLE)[number]]: Uint8Array | Uint32Array };

const HAS_MODEL = { unknown: 0, yes: 1, no: 2 } as const;

/** Columns of their own for edits: the rest is shared, and the measured ones stay as they are. */
export const copyEditable = (columns: ItemColumns): ItemColumns => ({
	...columns,
	category: columns.category.slice(),
	kind: columns.kind.slice(),
	labels: columns.labels.slice(),
	nearLabels: columns.nearLabels.slice(),
	hasModel: columns.hasModel.slice(),
	pose: columns.pose.slice(),
	framing: columns.framing.slice()
});

/** The rows as they are now, in the order of the items. */
export const formerRows = (columns: ItemColumns, items: Uint32Array): Former => ({
	category: Uint8Array.from(items, (item) => columns.category[item] ?? 0),
	kind: Uint8Array.from(items, (item) => columns.kind[item] ?? 0),
	labels: Uint32Array.from(items, (item) => columns.labels[item] ?? 0),
	nearLabels: Uint32Array.from(items, (item) => columns.nearLabels[item] ?? 0),
	hasModel: Uint8Array.from(items, (item) => columns.hasModel[item] ?? 0),
	pose: Uint8Array.from(items, (item) => columns.pose[item] ?? 0),
	framing: Uint8Array.from(items, (item) => columns.framing[item] ?? 0)
});

/** Puts rows back, in place. */
export function restoreRows(columns: ItemColumns, items: Uint32Array, former: Former): void {
	for (const [row, item] of items.entries()) {
		for (const name of EDITABLE) columns[name][item] = former[name][row] ?? 0;
	}
}

/** Place of a value among the codes of its column; 0, not known, for one that is not in the list. */
const codeOf = (values: readonly string[], value: string): number => values.indexOf(value) + 1;

function relabel(columns: ItemColumns, item: number, labels: Readonly<Record<string, string>>) {
	let exact = columns.labels[item] ?? 0;
	let near = columns.nearLabels[item] ?? 0;
	for (const [from, to] of Object.entries(labels)) {
		if (from === to || (exact & labelBit(from)) === 0) continue;
		exact = (exact & ~labelBit(from)) | labelBit(to);
		near |= labelBit(to);
	}
	columns.labels[item] = exact;
	columns.nearLabels[item] = near;
}

/** Changes rows, in place. A label stays among the near ones of what it was measured as. */
export function changeRows(
	columns: ItemColumns,
	items: Iterable<number>,
	change: ItemChange
): void {
	const { category, hasModel, pose, framing, labels } = change;
	for (const item of items) {
		if (category !== undefined) {
			columns.category[item] = CATEGORIES.indexOf(category);
			const kind = KINDS[(columns.kind[item] ?? 0) - 1];
			if (kind && !KIND_CATEGORIES[kind].includes(category)) columns.kind[item] = 0;
		}
		if (hasModel !== undefined) columns.hasModel[item] = HAS_MODEL[hasModel];
		if (pose !== undefined) columns.pose[item] = codeOf(BODY_POSES, pose);
		if (framing !== undefined) columns.framing[item] = codeOf(FRAMINGS, framing);
		if (labels !== undefined) relabel(columns, item, labels);
	}
}
