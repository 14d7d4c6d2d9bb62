/** Loads a build of ONNX Runtime Web with its own copy of the WASM file, and sets it up. */

import type * as Ort from 'onnxruntime-web/wasm';
import asyncifyWasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import plainWasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

export type OnnxBuild = typeof Ort;
export type OnnxBackend = 'webgpu' | 'wasm';

/** More than four threads gain nothing on networks of this size. */
const MAX_THREADS = 4;

/** Threads need shared memory, which only an isolated page has. */
export function threadCount(): number {
	if (!globalThis.crossOriginIsolated) return 1;
	return Math.max(1, Math.min(MAX_THREADS, navigator.hardwareConcurrency));
}

// The package's default entry is never imported: it answered wrongly for int8 networks on WebGPU.
const builds: Record<OnnxBackend, () => Promise<OnnxBuild>> = {
	wasm: () => import('onnxruntime-web/wasm'),
	webgpu: () => import('onnxruntime-web/webgpu')
};

const wasmFiles: Record<OnnxBackend, string> = { wasm: plainWasm, webgpu: asyncifyWasm };

/** The build for a backend; its module is fetched when first asked for. */
export async function loadOnnxBuild(backend: OnnxBackend): Promise<OnnxBuild> {
	const ort = await builds[backend]();
	ort.env.wasm.wasmPaths = { wasm: wasmFiles[backend] };
	ort.env.wasm.numThreads = threadCount();
	ort.env.wasm.proxy = false;
	ort.env.logLevel = 'error';
	return ort;
}
