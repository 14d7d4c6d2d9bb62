/** What a person says of single items, one step after another, shown at once, with a way back. */

import { SvelteMap } from 'svelte/reactivity';
import type { EditReceipt } from '$lib/catalog/facets/browsing';
import { applyChange, joinChanges, type ItemChange } from '$lib/catalog/facets/item-edits';
import type { CatalogItem } from '$lib/catalog/records';
import { failureOf, type Failure } from './failure';
import type { CatalogService } from './services';

type Service = Pick<CatalogService, 'numbersOf' | 'changeItems' | 'undoEdit'>;

/** Hears of each correction that is in the store. */
export type CorrectionListener = {
	readonly onMade: (receipt: EditReceipt) => void;
	readonly onUndone: (receipt: EditReceipt) => void;
};

type Step = {
	readonly id: string;
	/** What was said of the item before. */
	readonly before: ItemChange | undefined;
	/** Null where it could not be kept. */
	readonly receipt: Promise<EditReceipt | null>;
};

/** The item was removed, or deleted, while it was looked at. */
const GONE: Failure = { name: 'CatalogChangedError', message: 'the item is gone' };

export class ItemCorrections {
	/** Since the app was opened; stored as well, but shown sooner from here. */
	readonly #said = new SvelteMap<string, ItemChange>();
	/** Oldest first. */
	#steps = $state.raw<readonly Step[]>([]);
	#failure = $state.raw<Failure | null>(null);
	/** One edit at a time reaches the store, in the order they were made. */
	#last: Promise<unknown> = Promise.resolve();
	readonly #catalog: Service;
	readonly #listener: CorrectionListener;

	constructor(catalog: Service, listener: CorrectionListener) {
		this.#catalog = catalog;
		this.#listener = listener;
	}

	get canUndo(): boolean {
		return this.#steps.length > 0;
	}
	/** Why the last step was not kept. */
	get failure(): Failure | null {
		return this.#failure;
	}

	/** The item with all that was said of it. */
	shown(item: CatalogItem): CatalogItem {
		const said = this.#said.get(item.id);
		return said ? applyChange(item, said) : item;
	}

	/** Corrects an item; where that cannot be kept, it shows as it was again. */
	async change(id: string, change: ItemChange): Promise<void> {
		this.#failure = null;
		const before = this.#said.get(id);
		this.#said.set(id, before ? joinChanges(before, change) : change);
		const receipt = this.#next(() => this.#store(id, change));
		const step: Step = { id, before, receipt };
		this.#steps = [...this.#steps, step];
		const made = await receipt;
		if (made) this.#listener.onMade(made);
		else {
			this.#steps = this.#steps.filter((one) => one !== step);
			this.#restore(step);
		}
	}

	/** Takes the last step back. @returns the item it was about */
	async undo(): Promise<string | null> {
		const step = this.#steps.at(-1);
		if (!step) return null;
		this.#failure = null;
		this.#steps = this.#steps.slice(0, -1);
		const after = this.#said.get(step.id);
		this.#restore(step);
		const undone = await this.#next(() => this.#takeBack(step));
		if (undone) this.#listener.onUndone(undone);
		else if (after) this.#said.set(step.id, after);
		return step.id;
	}

	/** Once all that was said so far is in the store, or known not to be. */
	async settled(): Promise<void> {
		await this.#last;
	}

	dismiss(): void {
		this.#failure = null;
	}

	/** The items changed in other ways: what was said is in the store, or out of date. */
	forget(): void {
		this.#said.clear();
		this.#steps = [];
	}

	#restore({ id, before }: Step): void {
		if (before) this.#said.set(id, before);
		else this.#said.delete(id);
	}

	async #store(id: string, change: ItemChange): Promise<EditReceipt | null> {
		try {
			const at = await this.#catalog.numbersOf([id]);
			if (at.items.length > 0) return await this.#catalog.changeItems(at, { change });
			this.#failure = GONE;
		} catch (error) {
			this.#failure = failureOf(error);
		}
		return null;
	}

	async #takeBack({ receipt }: Step): Promise<EditReceipt | null> {
		try {
			const made = await receipt;
			return made && (await this.#catalog.undoEdit(made.token)) ? made : null;
		} catch (error) {
			this.#failure = failureOf(error);
			return null;
		}
	}

	#next<T>(work: () => Promise<T>): Promise<T> {
		const result = this.#last.then(work);
		this.#last = result;
		return result;
	}
}
