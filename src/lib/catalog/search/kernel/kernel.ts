/** What the inner loops of the search do, and which of the two implementations does it here. */

import { SCAN_WASM } from './scan.data';
import { scriptKernel } from './script-kernel';

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
};

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** A kernel over a memory of its own; SIMD where the engine has it. */
export function createKernel(): ScanKernel {
	const memory = new WebAssembly.Memory({ initial: 1 });
	const bytes = bytesOf(SCAN_WASM);
	if (!WebAssembly.validate(bytes)) return scriptKernel(memory);
	// Two kilobytes compile at once; a promise would make every index asynchronous.
	const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
	const { dots, colours } = instance.exports as Pick<ScanKernel, 'dots' | 'colours'>;
	return { kind: 'simd', memory, dots, colours };
}
