/** A run of items of the index: what comes in, how it lies in memory, and what is read back. */

import { DIMS, type QuantisedVectors } from '../snapshot/quantise';
import { FINE_STEPS } from './fine';
import { aligned } from './kernel/heap';
import type { Palettes } from './palettes';

/** What an index is made of, item by item; n items. */
export type ShardData = {
	readonly vectors: QuantisedVectors;
	/** [n × DIMS] what int8 leaves (`fineOf`); absent where it was not kept: then int8 is all there is. */
	readonly fine?: Int8Array;
	readonly palettes: Palettes;
};

/** Addresses of a shard's arrays in the kernel's memory, all in one block. */
export type Shard = {
	readonly id: string;
	/** Ordinal of its first item. */
	readonly from: number;
	readonly count: number;
	readonly at: number;
	readonly bytes: number;
	readonly rows: number;
	/** 0: none. */
	readonly fine: number;
	readonly scales: number;
	readonly starts: number;
	readonly colours: number;
	/** Length of the longest vector; of the longest part that int8 leaves. */
	readonly longest: number;
	readonly longestFine: number;
};

/** @throws RangeError when the arrays are not of one count, or hold what is no number */
export function checkShard({ vectors: { int8, scales }, fine, palettes }: ShardData): number {
	const count = scales.length;
	const lengths = [
		['int8', int8.length, count * DIMS],
		['fine', fine?.length ?? count * DIMS, count * DIMS],
		['palette starts', palettes.starts.length, count + 1],
		['palette colours', palettes.colours.length, (palettes.starts[count] ?? 0) * 4]
	] as const;
	for (const [name, length, expected] of lengths) {
		if (length !== expected) throw new RangeError(`${name}: ${length} where ${expected} belong`);
	}
	if (!scales.every((scale) => scale > 0 && Number.isFinite(scale))) {
		throw new RangeError('a scale that is no number above 0');
	}
	if (!palettes.colours.every(Number.isFinite)) throw new RangeError('a colour that is no number');
	for (let i = 0; i < count; i += 1) {
		if ((palettes.starts[i] ?? 0) > (palettes.starts[i + 1] ?? 0)) {
			throw new RangeError('palette starts that fall');
		}
	}
	return count;
}

/** Byte offsets within a shard's block. */
export function layOut(count: number, colours: number, hasFine: boolean) {
	// The kernel reads rows in fours.
	const padded = Math.ceil(count / 4) * 4;
	const fine = padded * DIMS;
	const scales = fine + (hasFine ? padded * DIMS : 0);
	const starts = scales + padded * 4;
	const first = starts + aligned((count + 1) * 4);
	return { rows: 0, fine, scales, starts, colours: first, bytes: first + colours * 16 };
}

/** Copies a shard into the block at `at`. */
export function placeShard(
	buffer: ArrayBufferLike,
	at: number,
	id: string,
	from: number,
	data: ShardData
): Shard {
	const { vectors, fine, palettes } = data;
	const count = vectors.scales.length;
	const offsets = layOut(count, palettes.colours.length / 4, fine !== undefined);
	const shard = {
		id,
		from,
		count,
		at,
		bytes: offsets.bytes,
		rows: at + offsets.rows,
		fine: fine ? at + offsets.fine : 0,
		scales: at + offsets.scales,
		starts: at + offsets.starts,
		colours: at + offsets.colours,
		longest: longestRow(vectors.int8, vectors.scales),
		longestFine: fine ? longestRow(fine, vectors.scales) / FINE_STEPS : 0
	};
	new Int8Array(buffer, shard.rows).set(vectors.int8);
	if (fine) new Int8Array(buffer, shard.fine).set(fine);
	new Float32Array(buffer, shard.scales).set(vectors.scales);
	new Uint32Array(buffer, shard.starts).set(palettes.starts);
	new Float32Array(buffer, shard.colours).set(palettes.colours);
	return shard;
}

/** A shard's arrays where they lie: views, stale once the memory has grown. */
export function viewShard(buffer: ArrayBufferLike, shard: Shard): ShardData {
	const { count, rows, fine, scales, starts, colours } = shard;
	const startsView = new Uint32Array(buffer, starts, count + 1);
	return {
		vectors: {
			int8: new Int8Array(buffer, rows, count * DIMS),
			scales: new Float32Array(buffer, scales, count)
		},
		...(fine === 0 ? {} : { fine: new Int8Array(buffer, fine, count * DIMS) }),
		palettes: {
			starts: startsView,
			colours: new Float32Array(buffer, colours, (startsView[count] ?? 0) * 4)
		}
	};
}

/** Vector i of a shard, [DIMS]. */
export function vectorOf({ vectors: { int8, scales }, fine }: ShardData, i: number): Float32Array {
	const scale = scales[i] ?? 0;
	return Float32Array.from({ length: DIMS }, (_, d) => {
		const at = i * DIMS + d;
		return ((int8[at] ?? 0) + (fine?.[at] ?? 0) / FINE_STEPS) * scale;
	});
}

function longestRow(int8: Int8Array, scales: Float32Array): number {
	let longest = 0;
	for (let i = 0; i < scales.length; i += 1) {
		let sum = 0;
		for (let d = i * DIMS; d < (i + 1) * DIMS; d += 1) {
			const value = int8[d] ?? 0;
			sum += Math.imul(value, value);
		}
		longest = Math.max(longest, Math.sqrt(sum) * (scales[i] ?? 0));
	}
	return longest;
}
