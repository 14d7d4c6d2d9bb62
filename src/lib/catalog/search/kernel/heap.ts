/** Blocks within a WebAssembly memory: taken, given back, taken again. */

import { IndexTooLargeError } from '../search-errors';

type Block = { readonly at: number; readonly bytes: number };

const PAGE_BYTES = 65_536;
/** Every block begins and ends at a multiple of it, as SIMD loads like best. */
const ALIGNMENT = 16;
/** Address 0 stands for "none". */
const FIRST = ALIGNMENT;

export const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

export class Heap {
	readonly #memory: WebAssembly.Memory;
	/** By address; no two touch. */
	#free: Block[] = [];
	#end = FIRST;

	constructor(memory: WebAssembly.Memory) {
		this.#memory = memory;
	}

	/**
	 * The first block that fits, or a new one at the end; views on the memory may be stale afterwards.
	 *
	 * @returns its address
	 * @throws IndexTooLargeError when the memory cannot grow so far
	 */
	allocate(bytes: number): number {
		const wanted = aligned(bytes);
		const found = this.#free.findIndex((block) => block.bytes >= wanted);
		const block = this.#free[found];
		if (block) {
			const rest = { at: block.at + wanted, bytes: block.bytes - wanted };
			this.#free.splice(found, 1, ...(rest.bytes > 0 ? [rest] : []));
			return block.at;
		}
		const at = this.#end;
		const missing = at + wanted - this.#memory.buffer.byteLength;
		if (missing > 0) {
			try {
				this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
			} catch (cause) {
				throw new IndexTooLargeError(at + wanted, { cause });
			}
		}
		this.#end = at + wanted;
		return at;
	}

	/** @param bytes as it was allocated with */
	release(at: number, bytes: number): void {
		const blocks = [...this.#free, { at, bytes: aligned(bytes) }].sort((a, b) => a.at - b.at);
		this.#free = [];
		for (const block of blocks) {
			const last = this.#free.at(-1);
			if (last && last.at + last.bytes === block.at) {
				this.#free.splice(-1, 1, { at: last.at, bytes: last.bytes + block.bytes });
			} else {
				this.#free.push(block);
			}
		}
		// What is free at the end is simply not used any more.
		const tail = this.#free.at(-1);
		if (tail && tail.at + tail.bytes === this.#end) {
			this.#end = tail.at;
			this.#free.pop();
		}
	}
}
