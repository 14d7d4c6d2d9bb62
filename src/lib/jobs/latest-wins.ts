/** Lets a newer job of the same key end the older one. */

import { SupersededError } from './job-errors';

export type Claim = {
	/** Aborted by a newer claim of the key, or by the caller's own signal. */
	readonly signal: AbortSignal;
	/** Gives the key back and lets go of the caller's signal. */
	readonly release: () => void;
};

export class LatestWins {
	readonly #holders = new Map<string, AbortController>();

	/** @param key without one the claim only follows `outer` */
	claim(key: string | undefined, outer?: AbortSignal): Claim {
		const controller = new AbortController();
		const onAbort = (): void => controller.abort(outer?.reason);
		if (outer?.aborted) onAbort();
		else outer?.addEventListener('abort', onAbort, { once: true });
		if (key !== undefined) {
			this.#holders.get(key)?.abort(new SupersededError(`a newer job took the place of ${key}`));
			this.#holders.set(key, controller);
		}
		return {
			signal: controller.signal,
			release: () => {
				outer?.removeEventListener('abort', onAbort);
				if (key !== undefined && this.#holders.get(key) === controller) this.#holders.delete(key);
			}
		};
	}
}
