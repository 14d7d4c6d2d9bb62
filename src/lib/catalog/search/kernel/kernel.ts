/** Chooses who runs the inner loops of the search here: SIMD where the engine has it. */

import { SCAN_WASM } from './scan.data';
import type { ScanKernel } from './scan-kernel';
import { scriptKernel } from './script-kernel';

type Loops = Omit<ScanKernel, 'kind' | 'memory'>;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** A kernel over a memory of its own; SIMD where the engine has it. */
export function createKernel(): ScanKernel {
	const memory = new WebAssembly.Memory({ initial: 1 });
	const bytes = bytesOf(SCAN_WASM);
	if (!WebAssembly.validate(bytes)) return scriptKernel(memory);
	// Two kilobytes compile at once; a promise would make every index asynchronous.
	const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
	return { kind: 'simd', memory, ...(instance.exports as Loops) };
}
