/** Finds the picture of a project that looks the same as a new one, by a scan over packed looks. */

import { hashDistance, LOOK_BYTES, looksSame, SAME } from './look';

const SHA_BYTES = 32;
const ENTRY_BYTES = LOOK_BYTES + SHA_BYTES;

/** 88 bytes a picture, in one block: 100,000 pictures are 9 MB and a few ms. */
export class Looks {
	#block = new Uint8Array(1024 * ENTRY_BYTES);
	#count = 0;

	constructor(known: readonly { readonly sha256: string; readonly look: Uint8Array }[]) {
		for (const { sha256, look } of known) this.add(sha256, look);
	}

	add(sha256: string, look: Uint8Array): void {
		const at = this.#count * ENTRY_BYTES;
		if (at === this.#block.length) {
			const larger = new Uint8Array(this.#block.length * 2);
			larger.set(this.#block);
			this.#block = larger;
		}
		this.#block.set(look.subarray(0, LOOK_BYTES), at);
		this.#block.set(Buffer.from(sha256, 'hex'), at + LOOK_BYTES);
		this.#count++;
	}

	/** @returns the sha256 of the first other one that looks the same; null: none */
	find(look: Uint8Array, sha256: string): string | null {
		for (let index = 0; index < this.#count; index++) {
			const at = index * ENTRY_BYTES;
			const other = this.#block.subarray(at, at + LOOK_BYTES);
			if (hashDistance(look, other) > SAME.hash || !looksSame(look, other)) continue;
			const found = Buffer.from(this.#block.subarray(at + LOOK_BYTES, at + ENTRY_BYTES));
			if (found.toString('hex') !== sha256) return found.toString('hex');
		}
		return null;
	}
}
