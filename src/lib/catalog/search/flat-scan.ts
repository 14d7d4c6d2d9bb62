/** One pass of the kernel over the items that a filter lets in, and closer looks at some of them. */

import { itemsOf, type Bitmap } from './bitmap';
import { blend, COLOUR_FAR } from './blend';
import { FINE_STEPS } from './fine';
import type { FlatIndex, Scratch } from './flat-index';
import type { Shard } from './flat-shard';
import { BINS, type Histogram } from './histogram';
import type { WeightedColour } from './palettes';
import { paletteBlocks, type QuerySteps } from './query-steps';

/** The items of one shard, at positions `at … at + count` of the pass. */
type Part = { readonly shard: Shard; readonly at: number; readonly count: number };

export class FlatScan {
	readonly #index: FlatIndex;
	readonly #scratch: Scratch;
	/** Ordinals by position, rising; null where each item lies at its own ordinal. */
	readonly #items: Uint32Array | null;
	/** Where the keys of the last pass lie. */
	#keys = 0;
	/** How many items pass. */
	readonly count: number;

	/** @throws RangeError for a filter over another count of items */
	constructor(index: FlatIndex, filter: Bitmap | undefined) {
		if (filter && filter.length !== Math.ceil(index.count / 32)) {
			throw new RangeError(`a filter of ${filter.length} words for ${index.count} items`);
		}
		const items = filter ? itemsOf(filter) : null;
		if (items && (items.at(-1) ?? 0) >= index.count && items.length > 0) {
			throw new RangeError(`a filter that lets in item ${items.at(-1) ?? 0} of ${index.count}`);
		}
		this.#index = index;
		this.#scratch = index.scratch();
		// A filter that lets in all costs nothing.
		this.#items = items && items.length < index.count ? items : null;
		this.count = this.#items?.length ?? index.count;
	}

	/**
	 * What the items are ranked by, [count]; valid until the next pass.
	 *
	 * @param colours at most eight, with shares that sum to 1
	 * @param weight of the colours, 0..1; what has no weight is not looked at
	 */
	keys(query: QuerySteps, colours: readonly WeightedColour[], weight: number): Float32Array {
		const { kernel, memo } = this.#index;
		const { buffer } = kernel.memory;
		const at = this.#scratch;
		const blocks = paletteBlocks(colours);
		memo.begin(this.#items);
		const isShapeWanted = weight < 1 && !memo.hasSimilarities(query);
		const isColourWanted = weight > 0 && !memo.hasDistances(blocks);
		// Also for a closer look later.
		new Int16Array(buffer, at.query).set(query.steps);
		new Float32Array(buffer, at.palette).set(blocks);
		const parts = isShapeWanted || isColourWanted ? this.#parts(this.#items, this.count) : [];
		for (const part of parts) {
			const { shard, count } = part;
			const ordinals = this.#items ? this.#writeOrdinals(this.#items, part) : 0;
			if (isShapeWanted) {
				const out = at.similarities + part.at * 4;
				kernel.dots(at.query, query.step, shard.rows, shard.scales, ordinals, count, out);
			}
			if (isColourWanted) {
				const out = at.distances + part.at * 4;
				const { starts, colours: first } = shard;
				kernel.colours(at.palette, blocks.length / 16, starts, first, ordinals, count, out);
			}
		}
		if (isShapeWanted) memo.keepSimilarities(query);
		if (isColourWanted) memo.keepDistances(blocks);

		this.#keys = weight === 0 ? at.similarities : at.keys;
		if (weight > 0) {
			if (weight === 1 && !memo.hasSimilarities(query)) {
				// They have no weight, but must be numbers.
				new Float32Array(buffer, at.similarities, this.count).fill(0);
				memo.forgetSimilarities();
			}
			kernel.blend(at.similarities, at.distances, weight, COLOUR_FAR, this.count, at.keys);
		}
		return new Float32Array(buffer, this.#keys, this.count);
	}

	/** How the keys are spread, after `keys`. */
	histogram(): Histogram {
		const { kernel } = this.#index;
		const counts = new Uint32Array(kernel.memory.buffer, this.#scratch.counts, BINS);
		counts.fill(0);
		kernel.histogram(this.#keys, this.count, this.#scratch.counts);
		return { counts, total: this.count };
	}

	/** Positions of the keys that are at least so high, rising, after `keys`. */
	atLeast(least: number): Uint32Array {
		const { kernel } = this.#index;
		// The ordinals are done with.
		const { ordinals } = this.#scratch;
		const found = kernel.atLeast(this.#keys, this.count, least, ordinals);
		return new Uint32Array(kernel.memory.buffer, ordinals, found).slice();
	}

	/**
	 * The same of some items with the second int8 counted too, after `keys`.
	 *
	 * @param positions rising
	 * @returns [positions]
	 */
	refine(positions: Uint32Array, query: QuerySteps, weight: number): Float32Array {
		const { kernel } = this.#index;
		const { buffer } = kernel.memory;
		const at = this.#scratch;
		const ordinals = this.ordinalsAt(positions);
		const similarities = new Float32Array(buffer, at.similarities, this.count);
		const distances = new Float32Array(buffer, at.distances, this.count);
		// The keys are done with: their place takes what is to be added.
		const rest = new Float32Array(buffer, at.keys, positions.length);
		for (const part of this.#parts(ordinals, ordinals.length)) {
			const { shard, count } = part;
			if (shard.fine === 0) {
				rest.fill(0, part.at, part.at + count);
				continue;
			}
			const step = Math.fround(query.step / FINE_STEPS);
			const which = this.#writeOrdinals(ordinals, part);
			const out = at.keys + part.at * 4;
			kernel.dots(at.query, step, shard.fine, shard.scales, which, count, out);
		}
		return Float32Array.from(positions, (n, i) => {
			const similarity = (similarities[n] ?? 0) + (rest[i] ?? 0);
			return weight === 0 ? similarity : blend(similarity, distances[n] ?? NaN, weight);
		});
	}

	ordinalsAt(positions: Uint32Array): Uint32Array {
		const items = this.#items;
		return items ? positions.map((n) => items[n] ?? 0) : positions;
	}

	/** Cuts rising ordinals at the borders of the shards. @param items null: all */
	*#parts(items: Uint32Array | null, count: number): Generator<Part> {
		let at = 0;
		for (const shard of this.#index.shards) {
			const end = shard.from + shard.count;
			const next = items ? lowerBound(items, end, at) : end;
			if (next > at) yield { shard, at, count: next - at };
			at = next;
			if (at === count) return;
		}
	}

	/** Puts the ordinals of a part, counted within its shard, where the kernel reads them. */
	#writeOrdinals(items: Uint32Array, { shard, at, count }: Part): number {
		const { ordinals } = this.#scratch;
		const padded = Math.ceil(count / 4) * 4;
		const into = new Uint32Array(this.#index.kernel.memory.buffer, ordinals, padded);
		for (let n = 0; n < count; n += 1) into[n] = (items[at + n] ?? 0) - shard.from;
		into.fill(0, count);
		return ordinals;
	}
}

/** The first position, from `from` on, of an ordinal that is at least `least`. */
function lowerBound(items: Uint32Array, least: number, from: number): number {
	let low = from;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((items[middle] ?? 0) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}
