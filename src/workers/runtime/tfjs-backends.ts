/** Sets up TensorFlow.js and its backends, all of their files from this origin. */

import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import type { BackendChoice } from '../contract';
import { gpuKind, hasHardwareWebGl } from './gpu-adapter';
import type { Backend } from './runtime';

// The library wants an address for each build, also for those that it will not take here.
const wasmPaths = {
	'tfjs-backend-wasm.wasm': simdWasm,
	'tfjs-backend-wasm-simd.wasm': simdWasm,
	'tfjs-backend-wasm-threaded-simd.wasm': simdWasm
};

/** Backends in the order they are tried; a forced one falls through to those behind it. */
export async function backendOrder(choice: BackendChoice): Promise<readonly Backend[]> {
	switch (choice) {
		case 'webgpu':
			return ['webgpu', 'webgl', 'wasm'];
		case 'webgl':
			return ['webgl', 'wasm'];
		case 'wasm':
			return ['wasm'];
		case 'auto': {
			// Emulated GPUs are slower than WASM.
			const webgpu = (await gpuKind()) === 'hardware';
			const webgl = hasHardwareWebGl();
			return [...(webgpu ? ['webgpu' as const] : []), ...(webgl ? ['webgl' as const] : []), 'wasm'];
		}
	}
}

/**
 * Makes a backend the one that runs.
 * @throws Error when it does not start here
 */
export async function startBackend(backend: Backend): Promise<void> {
	if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
	if (backend === 'wasm') {
		// With threads the minified build hangs for ever.
		tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
		setWasmPaths(wasmPaths);
	}
	const started = await tf.setBackend(backend);
	if (!started) throw new Error(`${backend} does not start in this browser`);
	await tf.ready();
}
