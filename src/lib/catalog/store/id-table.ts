/** Finds an item by its id among many shards: a hash table over packed texts, without a string each. */

import type { Texts } from '../columns/item-columns';

/** Where an item is: row `row` of part `part`. */
export type Place = { readonly part: number; readonly row: number };

const encoder = new TextEncoder();

/** FNV-1a over `bytes[from … to]`. */
function hash(bytes: Uint8Array, from: number, to: number): number {
	let value = 0x811c9dc5;
	for (let i = from; i < to; i += 1) value = Math.imul(value ^ (bytes[i] ?? 0), 0x01000193);
	// The low bits pick the slot: mix the high ones in (as MurmurHash3 finishes).
	value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	return (value ^ (value >>> 13)) >>> 0;
}

export class IdTable {
	/** An id that comes twice; null where all differ. */
	readonly twice: string | null = null;
	readonly #parts: readonly Texts[];
	/** First ordinal of each part, and the count of all. */
	readonly #firsts: readonly number[];
	/** Ordinal + 1 in each used slot. Twice as many slots as ids keep the runs short. */
	readonly #slots: Uint32Array;

	/** @param parts the ids of one shard each; they are kept */
	constructor(parts: readonly Texts[]) {
		this.#parts = parts;
		const firsts = [0];
		for (const { starts } of parts) firsts.push((firsts.at(-1) ?? 0) + starts.length - 1);
		this.#firsts = firsts;
		this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * (firsts.at(-1) ?? 0) + 2)));
		let ordinal = 0;
		for (const { bytes, starts } of parts) {
			for (let row = 0; row + 1 < starts.length; row += 1) {
				const id = bytes.subarray(starts[row], starts[row + 1]);
				const slot = this.#slotOf(id);
				if (this.#slots[slot] !== 0) this.twice ??= new TextDecoder().decode(id);
				ordinal += 1;
				this.#slots[slot] = ordinal;
			}
		}
	}

	find(id: string): Place | null {
		const ordinal = (this.#slots[this.#slotOf(encoder.encode(id))] ?? 0) - 1;
		return ordinal < 0 ? null : this.#placeOf(ordinal);
	}

	/** The slot that holds the id, or the free one where it would be. */
	#slotOf(id: Uint8Array): number {
		const mask = this.#slots.length - 1;
		let slot = hash(id, 0, id.length) & mask;
		for (;;) {
			const held = this.#slots[slot] ?? 0;
			if (held === 0 || this.#isAt(held - 1, id)) return slot;
			slot = (slot + 1) & mask;
		}
	}

	#isAt(ordinal: number, id: Uint8Array): boolean {
		const { part, row } = this.#placeOf(ordinal);
		const texts = this.#parts[part];
		if (!texts) return false;
		const from = texts.starts[row] ?? 0;
		if ((texts.starts[row + 1] ?? 0) - from !== id.length) return false;
		for (let i = 0; i < id.length; i += 1) if (texts.bytes[from + i] !== id[i]) return false;
		return true;
	}

	/** The last part that begins at or before the ordinal. */
	#placeOf(ordinal: number): Place {
		let low = 0;
		let high = this.#parts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#firsts[middle] ?? 0) <= ordinal) low = middle;
			else high = middle - 1;
		}
		return { part: low, row: ordinal - (this.#firsts[low] ?? 0) };
	}
}
