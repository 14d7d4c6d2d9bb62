/** Edits and deletions of picked items, and the way back from each. */

import type { EditReceipt, ItemsAt } from '$lib/catalog/facets/browsing';
import type { ItemChange } from '$lib/catalog/facets/item-edits';
import { failureOf, type Failure } from './failure';
import type { CatalogService } from './services';

export type EditStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'working' }
	| {
			readonly state: 'done';
			readonly kind: 'changed' | 'deleted' | 'undone';
			readonly count: number;
	  }
	| { readonly state: 'failed'; readonly failure: Failure };

type Step = EditReceipt & { readonly kind: 'changed' | 'deleted' };
type EditService = Pick<CatalogService, 'changeItems' | 'deleteItems' | 'undoEdit'>;

export class BrowseEdits {
	#status = $state.raw<EditStatus>({ state: 'idle' });
	/** Oldest first. */
	#steps = $state.raw<readonly Step[]>([]);
	readonly #catalog: EditService;
	readonly #onChanged: () => void;

	/** @param onChanged the items are not what they were */
	constructor(catalog: EditService, onChanged: () => void) {
		this.#catalog = catalog;
		this.#onChanged = onChanged;
	}

	get status(): EditStatus {
		return this.#status;
	}
	get canUndo(): boolean {
		return this.#steps.length > 0 && this.#status.state !== 'working';
	}

	/** @returns whether it was done */
	change(at: ItemsAt, change: ItemChange): Promise<boolean> {
		return this.#do('changed', () => this.#catalog.changeItems(at, { change }));
	}

	/** @returns whether it was done */
	delete(at: ItemsAt): Promise<boolean> {
		return this.#do('deleted', () => this.#catalog.deleteItems(at));
	}

	/** Takes the last step back. */
	async undo(): Promise<void> {
		const last = this.#steps.at(-1);
		if (!last || !this.canUndo) return;
		this.#status = { state: 'working' };
		try {
			const isUndone = await this.#catalog.undoEdit(last.token);
			this.#steps = this.#steps.slice(0, -1);
			this.#status = isUndone
				? { state: 'done', kind: 'undone', count: last.count }
				: { state: 'idle' };
			this.#onChanged();
		} catch (error) {
			this.#status = { state: 'failed', failure: failureOf(error) };
		}
	}

	/** A step that was made elsewhere, in its place among the others. */
	adopt(receipt: EditReceipt): void {
		this.#steps = [...this.#steps, { ...receipt, kind: 'changed' }];
	}

	/** A step that was taken back elsewhere. */
	disown({ token }: EditReceipt): void {
		this.#steps = this.#steps.filter((step) => step.token !== token);
	}

	/** What was said of the last step was read. */
	dismiss(): void {
		if (this.#status.state !== 'working') this.#status = { state: 'idle' };
	}

	/** In another edition of the catalog no step can be taken back. */
	forget(): void {
		this.#steps = [];
		this.dismiss();
	}

	async #do(kind: Step['kind'], edit: () => Promise<EditReceipt>): Promise<boolean> {
		if (this.#status.state === 'working') return false;
		this.#status = { state: 'working' };
		try {
			const receipt = await edit();
			this.#steps = [...this.#steps, { ...receipt, kind }];
			this.#status = { state: 'done', kind, count: receipt.count };
			this.#onChanged();
			return true;
		} catch (error) {
			this.#status = { state: 'failed', failure: failureOf(error) };
			return false;
		}
	}
}
