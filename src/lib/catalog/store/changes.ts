/** Word of changes from tab to tab, so that all show the same catalog. */

import { DATABASE_NAME } from './database-name';

/** What was changed: which items there are, or what the person made of them. */
export type Change = 'collections' | 'edits';

const isChange = (value: unknown): value is Change => value === 'collections' || value === 'edits';

/** Node keeps running for an open channel unless it is told not to. */
type MaybeUnref = BroadcastChannel & { readonly unref?: () => void };

function openChannel(name: string): BroadcastChannel | null {
	if (!('BroadcastChannel' in globalThis)) return null;
	const channel: MaybeUnref = new BroadcastChannel(name);
	channel.unref?.();
	return channel;
}

/** One end of the channel: hears the others, and not itself. */
export class Changes {
	readonly #channel: BroadcastChannel | null;
	readonly #listeners = new Set<(change: Change) => void>();

	/** @param name the database's */
	constructor(name: string = DATABASE_NAME) {
		this.#channel = openChannel(name);
		this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
			// Of a later version of the app there may be other words.
			if (isChange(data)) for (const listener of this.#listeners) listener(data);
		});
	}

	announce(change: Change): void {
		this.#channel?.postMessage(change);
	}

	/** @returns what ends the watching */
	watch(listener: (change: Change) => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	close(): void {
		this.#listeners.clear();
		this.#channel?.close();
	}
}
