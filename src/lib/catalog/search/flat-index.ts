/** The vectors and palettes of all items in the kernel's memory, shard by shard; ordinals count through. */

import { DIMS } from '../snapshot/quantise';
import {
	checkShard,
	layOut,
	placeShard,
	viewShard,
	type Shard,
	type ShardData,
	vectorOf
} from './flat-shard';
import { BINS } from './histogram';
import { Heap } from './kernel/heap';
import { createKernel } from './kernel/kernel';
import type { ScanKernel } from './kernel/scan-kernel';
import { ScanMemo } from './scan-memo';

/** Where a search writes: a query, which items, and three results an item. */
export type Scratch = {
	/** i16[DIMS] */
	readonly query: number;
	/** f32[2, 4, 4] */
	readonly palette: number;
	/** u32[BINS] */
	readonly counts: number;
	/** u32[n]; here and below with room for some fours that begin anywhere. */
	readonly ordinals: number;
	/** f32[n] each */
	readonly similarities: number;
	readonly distances: number;
	readonly keys: number;
};

const QUERY_BYTES = DIMS * 2;
const PALETTE_BYTES = 2 * 4 * 4 * 4;
/** Results that the last four of the last shard may write too many. */
const SPILL = 3;

/**
 * Items keep the order they were appended in; removing a shard moves those after it down. There is
 * one copy of everything, in the kernel's memory.
 */
export class FlatIndex {
	readonly kernel: ScanKernel;
	/** What lies in the scratch. */
	readonly memo = new ScanMemo();
	readonly #heap: Heap;
	#shards: readonly Shard[] = [];
	#scratch: { readonly at: number; readonly bytes: number; readonly room: number } | null = null;

	constructor(kernel: ScanKernel = createKernel()) {
		this.kernel = kernel;
		this.#heap = new Heap(kernel.memory);
	}

	get count(): number {
		const last = this.#shards.at(-1);
		return last ? last.from + last.count : 0;
	}

	get shards(): readonly Shard[] {
		return this.#shards;
	}

	/** Bytes of the kernel's memory. */
	get bytes(): number {
		return this.kernel.memory.buffer.byteLength;
	}

	/**
	 * Puts items at the end; the arrays are copied.
	 *
	 * @param id names the shard for `remove`
	 * @throws RangeError when the id is there already or the arrays do not fit together
	 * @throws IndexTooLargeError when there is no memory; then the index is as before
	 */
	append(id: string, data: ShardData): void {
		const count = checkShard(data);
		if (this.#shards.some((shard) => shard.id === id)) throw new RangeError(`a second shard ${id}`);
		const { bytes } = layOut(count, data.palettes.colours.length / 4, data.fine !== undefined);
		this.#makeRoom(this.count + count);
		const at = this.#heap.allocate(bytes);
		const shard = placeShard(this.kernel.memory.buffer, at, id, this.count, data);
		this.#shards = [...this.#shards, shard];
		this.memo.forget();
	}

	/** Takes a shard out; its memory serves the next one. @returns false where there is none */
	remove(id: string): boolean {
		const gone = this.#shards.find((shard) => shard.id === id);
		if (!gone) return false;
		this.memo.forget();
		this.#heap.release(gone.at, gone.bytes);
		this.#shards = this.#shards
			.filter((shard) => shard !== gone)
			.map((shard) =>
				shard.from > gone.from ? { ...shard, from: shard.from - gone.count } : shard
			);
		return true;
	}

	/** The arrays of a shard where they lie; stale after the next `append`. */
	view(shard: Shard): ShardData {
		return viewShard(this.kernel.memory.buffer, shard);
	}

	/** What is stored of one item's vector, [DIMS]; null where there is no such item. */
	vector(ordinal: number): Float32Array | null {
		const shard = this.#shards.find(({ from, count }) => ordinal >= from && ordinal < from + count);
		return shard ? vectorOf(this.view(shard), ordinal - shard.from) : null;
	}

	/** Where a search may write. */
	scratch(): Scratch {
		const { at, room } = this.#scratch ?? this.#makeRoom(0);
		const palette = at + QUERY_BYTES;
		const counts = palette + PALETTE_BYTES;
		const ordinals = counts + BINS * 4;
		const similarities = ordinals + room * 4;
		const distances = similarities + room * 4;
		return {
			query: at,
			palette,
			counts,
			ordinals,
			similarities,
			distances,
			keys: distances + room * 4
		};
	}

	/** Room to search so many items; doubles, so that many appends move it seldom. */
	#makeRoom(count: number) {
		const old = this.#scratch;
		if (old && old.room >= count + SPILL) return old;
		const room = Math.ceil(Math.max(count + SPILL, 2 * (old?.room ?? 0), 64) / 4) * 4;
		const bytes = QUERY_BYTES + PALETTE_BYTES + BINS * 4 + 4 * 4 * room;
		const at = this.#heap.allocate(bytes);
		if (old) this.#heap.release(old.at, old.bytes);
		this.memo.forget();
		this.#scratch = { at, bytes, room };
		return this.#scratch;
	}
}
