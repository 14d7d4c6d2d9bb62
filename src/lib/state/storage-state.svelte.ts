/** How much room the app takes, and whether the browser promised to keep it. */

export type StorageFacts = {
	readonly usedBytes: number | null;
	readonly quotaBytes: number | null;
	readonly kept: boolean;
};

/** The part of `navigator.storage` that is used; null outside secure pages. */
export type StorageService = Pick<StorageManager, 'estimate' | 'persist' | 'persisted'> | null;

export class StorageState {
	#facts = $state.raw<StorageFacts>({ usedBytes: null, quotaBytes: null, kept: false });
	#refused = $state(false);
	readonly #storage: StorageService;

	constructor(storage: StorageService) {
		this.#storage = storage;
	}

	get facts(): StorageFacts {
		return this.#facts;
	}
	/** The person asked and the browser did not agree. */
	get refused(): boolean {
		return this.#refused;
	}

	async refresh(): Promise<void> {
		if (!this.#storage) return;
		try {
			const [{ usage, quota }, kept] = await Promise.all([
				this.#storage.estimate(),
				this.#storage.persisted()
			]);
			this.#facts = { usedBytes: usage ?? null, quotaBytes: quota ?? null, kept };
		} catch {
			// A browser that does not tell: the meter stays away.
		}
	}

	async keep(): Promise<void> {
		const agreed = (await this.#storage?.persist().catch(() => false)) ?? false;
		this.#refused = !agreed;
		await this.refresh();
	}
}
