/** What a person changed about items: kept apart from them, so that it outlives every import. */

import type { CatalogItem } from './records';

export const EDIT_VERSION = 1;

/** The fields that a person may correct. */
type Editable = Pick<
	CatalogItem,
	| 'name'
	| 'link'
	| 'shop'
	| 'category'
	| 'kind'
	| 'attributes'
	| 'colours'
	| 'hasModel'
	| 'pose'
	| 'framing'
	| 'project'
	| 'price'
	| 'labels'
>;

/** Fields that take the place of the item's own; null: the item has none. */
export type ItemChange = { readonly [K in keyof Editable]?: Editable[K] | null };

export type ItemEdit = {
	readonly version: typeof EDIT_VERSION;
	readonly id: string;
	readonly change: ItemChange;
	/** ISO 8601. */
	readonly editedAt: string;
};

export type ItemDeletion = { readonly id: string; readonly deletedAt: string };

/** Fields that an item cannot be without; a null for them is passed over. */
const REQUIRED: ReadonlySet<string> = new Set([
	'name',
	'link',
	'shop',
	'category',
	'colours',
	'hasModel',
	'labels'
]);

/** Fields of which null is a value of its own. */
const NULLABLE: ReadonlySet<string> = new Set(['kind', 'price']);

/**
 * The item as the person wants it. An edit of a later version is passed over, and stays stored.
 */
export function applyEdit(item: CatalogItem, edit: ItemEdit | undefined): CatalogItem {
	if (edit?.version !== EDIT_VERSION) return item;
	const changed: Record<string, unknown> = { ...item };
	for (const [field, value] of Object.entries(edit.change)) {
		if (value !== null || NULLABLE.has(field)) changed[field] = value;
		// An item without a pose, say, lacks the field.
		else if (!REQUIRED.has(field)) Reflect.deleteProperty(changed, field);
	}
	return changed as CatalogItem;
}
