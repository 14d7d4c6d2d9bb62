/** What a person changed of items, kept beside them: what was measured stays, and an edit can be taken back. */

import type { KnownPose } from '../../vision/person/body-pose';
import type { KnownFraming } from '../../vision/person/framing';
import type { Category } from '../../vision/parse/classes';
import type { CatalogItem } from '../records';
import { KIND_CATEGORIES } from '../../vision/embed/kinds';

export const EDIT_VERSION = 1;

/** What is set in place of what was measured; what is absent stays. */
export type ItemChange = {
	readonly category?: Category;
	readonly hasModel?: CatalogItem['hasModel'];
	readonly pose?: KnownPose | 'unknown';
	readonly framing?: KnownFraming | 'unknown';
	/** The colour label on the left is shown as the one on the right. */
	readonly labels?: Readonly<Record<string, string>>;
};

export type ItemEdit = {
	readonly version: typeof EDIT_VERSION;
	/** `<collection>/<number>` */
	readonly id: string;
	readonly change: ItemChange;
	/** It is there, but not shown and not found. */
	readonly deleted: boolean;
};

/** Where edits are kept. */
export interface ItemEdits {
	/** All of them, in no order. */
	all(): Promise<readonly ItemEdit[]>;
	/** In place of earlier ones of the same items. @throws StorageFullError */
	put(edits: readonly ItemEdit[]): Promise<void>;
	/** The items are as they were measured. */
	drop(ids: readonly string[]): Promise<void>;
}

/** Edits that are gone with the tab. */
export class MemoryEdits implements ItemEdits {
	readonly #edits = new Map<string, ItemEdit>();

	all(): Promise<readonly ItemEdit[]> {
		return Promise.resolve([...this.#edits.values()]);
	}

	put(edits: readonly ItemEdit[]): Promise<void> {
		for (const edit of edits) this.#edits.set(edit.id, edit);
		return Promise.resolve();
	}

	drop(ids: readonly string[]): Promise<void> {
		for (const id of ids) this.#edits.delete(id);
		return Promise.resolve();
	}
}

/** Labels renamed twice: a → b and then b → c is a → c, and what was b from the start is c as well. */
function joinLabels(
	earlier: Readonly<Record<string, string>>,
	later: Readonly<Record<string, string>>
): Readonly<Record<string, string>> {
	const renamed = Object.entries(earlier).map(([from, to]) => [from, later[to] ?? to] as const);
	return { ...later, ...Object.fromEntries(renamed) };
}

/** One change after another. */
export function joinChanges(earlier: ItemChange, later: ItemChange): ItemChange {
	if (!earlier.labels || !later.labels) return { ...earlier, ...later };
	return { ...earlier, ...later, labels: joinLabels(earlier.labels, later.labels) };
}

/** The item as the person has it. */
export function applyChange(item: CatalogItem, change: ItemChange): CatalogItem {
	const { category = item.category, hasModel = item.hasModel, labels = {} } = change;
	const { pose: measuredPose, framing: measuredFraming, ...rest } = item;
	const pose = change.pose ?? measuredPose;
	const framing = change.framing ?? measuredFraming;
	return {
		...rest,
		category,
		// A kind that the new category does not have was the measure's mistake too.
		kind: item.kind && KIND_CATEGORIES[item.kind].includes(category) ? item.kind : null,
		hasModel,
		...(pose !== undefined && pose !== 'unknown' && { pose }),
		...(framing !== undefined && framing !== 'unknown' && { framing }),
		colours: item.colours.map((colour) => ({
			...colour,
			label: labels[colour.label] ?? colour.label
		}))
	};
}
