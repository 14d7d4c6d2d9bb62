import { afterEach, describe, expect, it, vi } from 'vitest';
import { WorkerHost } from '../../../src/lib/jobs/worker-host';
import type { Raster } from '../../../src/lib/vision/image/raster';
import { KEY_POINTS } from '../../../src/lib/vision/pose/key-points';
import type { BackendChoice } from '../../../src/workers/contract';
import type { TfjsTestWorker } from './tfjs.worker';

// An emulated GPU takes its time, more so beside other work.
vi.setConfig({ testTimeout: 180_000 });

const manifestUrl = new URL('/models/manifest.json', location.href).href;

const host = new WorkerHost<TfjsTestWorker>({
	spawn: () => new Worker(new URL('./tfjs.worker.ts', import.meta.url), { type: 'module' })
});
afterEach(() => host.dispose());

/** A person as a child draws one: head, body, arms, legs. */
function figure(): Raster {
	const canvas = new OffscreenCanvas(240, 320);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.fillStyle = '#d8d4cc';
	context.fillRect(0, 0, 240, 320);
	context.fillStyle = '#e2b08c';
	context.beginPath();
	context.arc(120, 50, 24, 0, 7);
	context.fill();
	context.fillRect(60, 90, 16, 90);
	context.fillRect(164, 90, 16, 90);
	context.fillStyle = '#2b4a8b';
	context.fillRect(76, 78, 88, 100);
	context.fillStyle = '#222222';
	context.fillRect(82, 178, 32, 120);
	context.fillRect(126, 178, 32, 120);
	return { widthPx: 240, heightPx: 320, rgba: context.getImageData(0, 0, 240, 320).data };
}

const raster = figure();
const pose = (backend: BackendChoice, runs = 1) =>
	host.call('pose', { manifestUrl, backend, raster, runs }, {});

describe('the pose network', () => {
	it('gives 17 key-points within the photo on WASM, and leaves no tensors behind', async () => {
		const { points, report, tensors } = await pose('wasm', 6);
		expect(report).toEqual({ backend: 'wasm', threads: 1 });
		expect(points.map(({ name }) => name)).toEqual([...KEY_POINTS]);
		for (const { x, y, score } of points) {
			for (const value of [x, y, score]) {
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(1);
			}
		}
		// A score of exactly 0 everywhere would mean that nothing ran.
		expect(Math.max(...points.map(({ score }) => score))).toBeGreaterThan(0.05);
		expect(new Set(tensors).size).toBe(1);
		expect(await host.call('release', null, {})).toEqual({ tensors: 0 });
	});

	it('takes WASM on auto where GPUs are only emulated', async () => {
		const { report } = await pose('auto');
		expect(report).toEqual({ backend: 'wasm', threads: 1 });
	});

	it('falls through to WASM where no GPU is to be had, and says why', async () => {
		const input = { manifestUrl, backend: 'webgpu', raster, runs: 1, hideGpus: true } as const;
		const { report, points } = await host.call('pose', input, {});
		expect(report).toMatchObject({ backend: 'wasm', fellBackFrom: 'webgpu' });
		expect(report.reason).toContain('webgpu');
		expect(points).toHaveLength(17);
	});

	it('agrees with WASM on WebGL, or says why it fell back', async () => {
		const webgl = await pose('webgl');
		const wasm = await pose('wasm');
		if (webgl.report.backend !== 'webgl') {
			expect(webgl.report).toMatchObject({ backend: 'wasm', fellBackFrom: 'webgl' });
			expect(webgl.report.reason).toBeTruthy();
		}
		for (const [i, point] of webgl.points.entries()) {
			expect(Math.abs(point.score - (wasm.points[i]?.score ?? NaN))).toBeLessThan(0.02);
		}
	});
});
