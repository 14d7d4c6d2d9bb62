import { afterEach, describe, expect, it, vi } from 'vitest';
import { WorkerHost } from '../../../src/lib/jobs/worker-host';
import type { TensorData } from '../../../src/lib/vision/models';
import type { BackendChoice, ProgressReport } from '../../../src/workers/contract';
import tinyManifest from '../../fixtures/models/manifest.json?url';
import type { OnnxTestWorker, RunOutput } from './onnx.worker';

// An emulated GPU takes its time, more so beside other work.
vi.setConfig({ testTimeout: 180_000 });

const manifestUrl = new URL(tinyManifest, location.href).href;

const host = new WorkerHost<OnnxTestWorker>({
	spawn: () => new Worker(new URL('./onnx.worker.ts', import.meta.url), { type: 'module' })
});
afterEach(() => host.dispose());

/** Reproducible noise in −1..1. */
function noise(dims: readonly number[], seed = 7): TensorData {
	const data = new Float32Array(dims.reduce((product, length) => product * length, 1));
	let state = seed;
	for (let i = 0; i < data.length; i++) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		data[i] = state / 2 ** 31 - 1;
	}
	return { dims, data };
}

const parseInput = noise([1, 3, 64, 96]);
const embedInput = noise([1, 3, 192, 192]);

type Extra = { readonly lose?: 'before' | 'during' };
const run = (backend: BackendChoice, role: 'parse' | 'embed', extra: Extra = {}) => {
	const input = role === 'parse' ? parseInput : embedInput;
	return host.call('run', { manifestUrl, backend, role, input, ...extra }, {});
};

function largestDifference(a: TensorData | undefined, b: TensorData | undefined): number {
	if (!a || !b) return Infinity;
	expect(a.dims).toEqual(b.dims);
	return a.data.reduce(
		(worst, value, i) => Math.max(worst, Math.abs(value - (b.data[i] ?? NaN))),
		0
	);
}

const norm = ({ outputs }: RunOutput): number => Math.hypot(...(outputs['vector']?.data ?? []));

describe('WASM', () => {
	it('runs both models, dynamic sizes too, with threads where the page is isolated', async () => {
		const parse = await run('wasm', 'parse');
		expect(parse.outputs['logits']?.dims).toEqual([1, 12, 16, 24]);
		const threads = crossOriginIsolated ? Math.min(4, navigator.hardwareConcurrency) : 1;
		expect(parse.report).toEqual({ backend: 'wasm', threads });
		const embed = await run('wasm', 'embed');
		expect(norm(embed)).toBeCloseTo(1, 4);
		expect(embed.outputs['kinds']?.dims).toEqual([1, 17]);
		expect(embed.outputs['categories']?.dims).toEqual([1, 10]);
	});

	it('stands in for WebGL, which these networks do not run on', async () => {
		const { report } = await run('webgl', 'parse');
		expect(report).toMatchObject({ backend: 'wasm', fellBackFrom: 'webgl' });
	});

	it('is what auto takes where the GPU is only emulated', async () => {
		const { report } = await run('auto', 'parse');
		expect(report.backend).toBe('wasm');
		expect(report.fellBackFrom).toBeUndefined();
	});

	it('starts the models anew after a release', async () => {
		await run('wasm', 'parse');
		await host.call('release', null, {});
		const again = await run('wasm', 'parse');
		expect(again.outputs['logits']?.data).toHaveLength(12 * 16 * 24);
	});

	it('tells of the models it starts, and is silent when they run already', async () => {
		const stages: ProgressReport[] = [];
		const input = { manifestUrl, backend: 'wasm', role: 'parse', input: parseInput } as const;
		await host.call('run', input, {}, { onProgress: (report) => stages.push(report) });
		expect(stages.map(({ stage }) => stage)).toContain('start-model');
		const before = stages.length;
		await host.call('run', input, {}, { onProgress: (report) => stages.push(report) });
		expect(stages).toHaveLength(before);
	});
});

describe('WebGPU', () => {
	it('agrees with WASM within 0.001', async () => {
		const gpuParse = await run('webgpu', 'parse');
		const gpuEmbed = await run('webgpu', 'embed');
		expect(gpuEmbed.report.backend).toBe('webgpu');
		const wasmParse = await run('wasm', 'parse');
		const wasmEmbed = await run('wasm', 'embed');
		expect(wasmEmbed.report.backend).toBe('wasm');
		for (const [gpu, wasm] of [
			[gpuParse.outputs['logits'], wasmParse.outputs['logits']],
			[gpuEmbed.outputs['vector'], wasmEmbed.outputs['vector']],
			[gpuEmbed.outputs['kinds'], wasmEmbed.outputs['kinds']]
		]) {
			expect(largestDifference(gpu, wasm)).toBeLessThan(1e-3);
		}
	});

	it.each(['before', 'during'] as const)(
		'lost %s a run: the run is repeated on WASM, and the report says why',
		async (lose) => {
			const reference = await run('wasm', 'parse');
			host.dispose();
			const survived = await run('webgpu', 'parse', { lose });
			expect(survived.report).toMatchObject({ backend: 'wasm', fellBackFrom: 'webgpu' });
			expect(survived.report.reason).toMatch(/lost|destroyed/i);
			expect(
				largestDifference(survived.outputs['logits'], reference.outputs['logits'])
			).toBeLessThan(1e-6);
			// All models moved, and asking for WebGPU again does not bring the dead device back.
			const embed = await run('webgpu', 'embed');
			expect(norm(embed)).toBeCloseTo(1, 4);
			expect(embed.report.backend).toBe('wasm');
		}
	);
});
