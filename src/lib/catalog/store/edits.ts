/** What a person changed of items, in the database: no import and no removal of a collection touches it. */

import { EDIT_VERSION, type ItemEdit, type ItemEdits } from '../facets/item-edits';
import { atomically } from './atomically';
import type { Changes } from './changes';
import type { Connection } from './connection';

export class StoredEdits implements ItemEdits {
	readonly #connection: Connection;
	readonly #changes: Changes;

	constructor(connection: Connection, changes: Changes) {
		this.#connection = connection;
		this.#changes = changes;
	}

	/** Those of a later version are passed over, and stay stored. */
	async all(): Promise<readonly ItemEdit[]> {
		const edits = await (await this.#connection.open()).getAll('edits');
		return edits.filter(({ version }: { readonly version: number }) => version === EDIT_VERSION);
	}

	/** All of them, or none. @throws StorageFullError */
	async put(edits: readonly ItemEdit[]): Promise<void> {
		const transaction = (await this.#connection.open()).transaction('edits', 'readwrite');
		await atomically(transaction, (track) =>
			Promise.all(edits.map((edit) => track(transaction.store.put(edit))))
		);
		this.#changes.announce('edits');
	}

	async drop(ids: readonly string[]): Promise<void> {
		const transaction = (await this.#connection.open()).transaction('edits', 'readwrite');
		await atomically(transaction, (track) =>
			Promise.all(ids.map((id) => track(transaction.store.delete(id))))
		);
		this.#changes.announce('edits');
	}
}
