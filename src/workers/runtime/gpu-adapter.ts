/** Asks whether there is a graphics processor worth running networks on. */

/** `software`: an adapter that emulates a GPU on the CPU, far slower than WASM. */
export type GpuKind = 'none' | 'software' | 'hardware';

export async function gpuKind(): Promise<GpuKind> {
	// Absent in browsers without WebGPU, whatever the types say.
	const gpu = (navigator as { readonly gpu?: GPU }).gpu;
	const adapter = await gpu?.requestAdapter().catch(() => null);
	if (!adapter) return 'none';
	const { isFallbackAdapter, architecture } = adapter.info;
	return isFallbackAdapter || architecture === 'swiftshader' ? 'software' : 'hardware';
}

/** Drivers that draw on the CPU. */
const EMULATORS = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether WebGL runs on hardware. */
export function hasHardwareWebGl(): boolean {
	if (typeof OffscreenCanvas === 'undefined') return false;
	const context = new OffscreenCanvas(1, 1).getContext('webgl2');
	if (!context) return false;
	// Browsers that hide the driver answer with a general name, and do not emulate.
	const info = context.getExtension('WEBGL_debug_renderer_info');
	const renderer: unknown = info ? context.getParameter(info.UNMASKED_RENDERER_WEBGL) : '';
	context.getExtension('WEBGL_lose_context')?.loseContext();
	return !EMULATORS.test(String(renderer));
}
