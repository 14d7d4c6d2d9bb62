/** The words of all names: each distinct one once, and which of them every item has. */

import type { Texts } from '../columns/item-columns';

export type Vocabulary = {
	/** Distinct words as they stand in the names. */
	readonly words: readonly string[];
	/** Item i has the words `codes[starts[i] … starts[i + 1]]`. */
	readonly codes: Uint32Array;
	/** [n + 1] */
	readonly starts: Uint32Array;
};

/** Letters and digits of ASCII, and every byte of a character beyond it. */
const IS_WORD = Uint8Array.from({ length: 256 }, (_, byte) =>
	byte >= 0x80 || /[0-9A-Za-z']/.test(String.fromCharCode(byte)) ? 1 : 0
);

/** FNV-1a (Fowler, Noll, Vo), 32 bits. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

class WordTable {
	readonly #bytes: Uint8Array;
	/** Code + 1 by hash; 0: free. Open addressing. */
	#slots = new Uint32Array(1 << 12);
	/** Where each word was first seen. */
	readonly #starts: number[] = [];
	readonly #ends: number[] = [];
	readonly #hashes: number[] = [];

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	codeOf(start: number, end: number, hash: number): number {
		const mask = this.#slots.length - 1;
		for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
			const code = (this.#slots[slot] ?? 0) - 1;
			if (code < 0) return this.#add(start, end, hash, slot);
			if (this.#hashes[code] === hash && this.#same(code, start, end)) return code;
		}
	}

	texts(): string[] {
		const decoder = new TextDecoder();
		return this.#starts.map((start, code) =>
			decoder.decode(this.#bytes.subarray(start, this.#ends[code]))
		);
	}

	#same(code: number, start: number, end: number): boolean {
		const from = this.#starts[code] ?? 0;
		if ((this.#ends[code] ?? 0) - from !== end - start) return false;
		for (let i = 0; i < end - start; i += 1) {
			if (this.#bytes[from + i] !== this.#bytes[start + i]) return false;
		}
		return true;
	}

	#add(start: number, end: number, hash: number, slot: number): number {
		const code = this.#starts.push(start) - 1;
		this.#ends.push(end);
		this.#hashes.push(hash);
		this.#slots[slot] = code + 1;
		if (this.#starts.length * 2 > this.#slots.length) this.#grow();
		return code;
	}

	#grow(): void {
		this.#slots = new Uint32Array(this.#slots.length * 2);
		const mask = this.#slots.length - 1;
		for (const [code, hash] of this.#hashes.entries()) {
			let slot = hash & mask;
			while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
			this.#slots[slot] = code + 1;
		}
	}
}

/**
 * Splits names into words on their bytes: 150,000 names hold some thousand words, so only those are
 * ever decoded and compared with what a person types.
 */
export function readVocabulary({ bytes, starts }: Texts, count: number): Vocabulary {
	const table = new WordTable(bytes);
	const itemStarts = new Uint32Array(count + 1);
	let codes = new Uint32Array(Math.max(16, count * 8));
	let used = 0;
	for (let item = 0; item < count; item += 1) {
		itemStarts[item] = used;
		const end = starts[item + 1] ?? 0;
		for (let at = starts[item] ?? 0; at < end; at += 1) {
			if (!IS_WORD[bytes[at] ?? 0]) continue;
			const start = at;
			let hash = OFFSET;
			for (; at < end && IS_WORD[bytes[at] ?? 0]; at += 1) {
				hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME);
			}
			if (used === codes.length) {
				const larger = new Uint32Array(codes.length * 2);
				larger.set(codes);
				codes = larger;
			}
			codes[used] = table.codeOf(start, at, hash);
			used += 1;
		}
	}
	itemStarts[count] = used;
	return { words: table.texts(), codes: codes.slice(0, used), starts: itemStarts };
}
