/** Word of changes from tab to tab, so that all show the same catalog. */

import { DATABASE_NAME } from './schema';

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
	readonly #listeners = new Set<() => void>();

	/** @param name the database's */
	constructor(name: string = DATABASE_NAME) {
		this.#channel = openChannel(name);
		this.#channel?.addEventListener('message', () => {
			for (const listener of this.#listeners) listener();
		});
	}

	announce(): void {
		this.#channel?.postMessage('changed');
	}

	/** @returns what ends the watching */
	watch(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	close(): void {
		this.#listeners.clear();
		this.#channel?.close();
	}
}
