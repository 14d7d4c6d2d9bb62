/** What the inner loops of the search do, whoever does it. */

/**
 * Loops over arrays that lie in one memory; arguments are addresses in it, aligned to their types.
 *
 * Items are taken in fours: rows, scales, ordinals and results go on to the next multiple of four,
 * with whatever in it (an ordinal there must name some row). `ordinals` says which items, as
 * u32[count]; 0 stands for all from item 0 on.
 */
export type ScanKernel = {
	readonly kind: 'simd' | 'script';
	readonly memory: WebAssembly.Memory;
	/**
	 * out[n] = sum over d of query[d] × row[d], × scale of the row × step.
	 *
	 * @param query i16[256]
	 * @param step what a unit of the query stands for
	 * @param rows i8[…, 256]
	 * @param scales f32[…]
	 * @param out f32[count]
	 */
	dots(
		query: number,
		step: number,
		rows: number,
		scales: number,
		ordinals: number,
		count: number,
		out: number
	): void;
	/**
	 * out[n] = distance of the query's palette from the item's (`packedDistance`), good to 1e-6;
	 * NaN for an item without colours.
	 *
	 * @param query f32[blocks, 4 (L, a, b, share), 4 colours]
	 * @param blocks 1 or 2
	 * @param starts u32[… + 1]
	 * @param colours f32[…, 4 (L, a, b, share)]
	 * @param out f32[count]
	 */
	colours(
		query: number,
		blocks: number,
		starts: number,
		colours: number,
		ordinals: number,
		count: number,
		out: number
	): void;
	/**
	 * out[n] = `blend` of two results, good to 1e-6.
	 *
	 * @param similarities f32[count]
	 * @param distances f32[count]
	 * @param far distance from which on colours have nothing in common
	 * @param out f32[count]
	 */
	blend(
		similarities: number,
		distances: number,
		weight: number,
		far: number,
		count: number,
		out: number
	): void;
	/** Adds keys, f32[count], to counts, u32[BINS] (`addToHistogram`). */
	histogram(keys: number, count: number, counts: number): void;
	/** Writes the positions of all keys that are at least so high, rising, as u32; how many. */
	atLeast(keys: number, count: number, least: number, out: number): number;
};
