/** Decides which backend ONNX models begin on. */

import type { BackendChoice } from '../contract';
import { gpuKind, type GpuKind } from './gpu-adapter';
import type { OnnxBackend } from './onnx-build';
import type { FellBack } from './runtime';

export type OnnxPlan = { readonly backend: OnnxBackend; readonly fellBack: FellBack | null };

export const onWasm = (fellBack: FellBack | null): OnnxPlan => ({ backend: 'wasm', fellBack });

/**
 * `auto` leaves emulated GPUs alone; forcing WebGPU takes them.
 *
 * @param lostBecause set once this worker's GPU device is gone: the library keeps the dead one
 */
export async function planOnnx(
	choice: BackendChoice,
	lostBecause: string | null,
	askGpu: () => Promise<GpuKind> = gpuKind
): Promise<OnnxPlan> {
	if (choice === 'wasm') return onWasm(null);
	if (choice === 'webgl') {
		return onWasm({ from: 'webgl', reason: 'These networks run on WebGPU or WASM.' });
	}
	if (lostBecause !== null) return onWasm({ from: 'webgpu', reason: lostBecause });
	const gpu = await askGpu();
	if (gpu === 'hardware' || (gpu === 'software' && choice === 'webgpu')) {
		return { backend: 'webgpu', fellBack: null };
	}
	if (choice === 'auto') return onWasm(null);
	return onWasm({ from: 'webgpu', reason: 'The browser offers no WebGPU adapter.' });
}
