/** The person's edits, read once and kept at hand until something changes them. */

import type { ItemEdit, ItemEdits } from './facets/item-edits';

export class KnownEdits implements ItemEdits {
	readonly #kept: ItemEdits;
	#byId: Promise<ReadonlyMap<string, ItemEdit>> | null = null;

	constructor(kept: ItemEdits) {
		this.#kept = kept;
	}

	/** By id; a reading that failed is tried again. */
	byId(): Promise<ReadonlyMap<string, ItemEdit>> {
		this.#byId ??= this.#kept
			.all()
			.then((edits) => new Map(edits.map((edit) => [edit.id, edit])))
			.catch((error: unknown) => {
				this.#byId = null;
				throw error;
			});
		return this.#byId;
	}

	/** Another tab changed them. */
	forget(): void {
		this.#byId = null;
	}

	async all(): Promise<readonly ItemEdit[]> {
		return [...(await this.byId()).values()];
	}

	async put(edits: readonly ItemEdit[]): Promise<void> {
		try {
			await this.#kept.put(edits);
		} finally {
			this.forget();
		}
	}

	async drop(ids: readonly string[]): Promise<void> {
		try {
			await this.#kept.drop(ids);
		} finally {
			this.forget();
		}
	}
}
