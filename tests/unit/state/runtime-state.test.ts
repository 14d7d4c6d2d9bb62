import { describe, expect, it } from 'vitest';
import { RuntimeState } from '../../../src/lib/state/runtime-state.svelte';
import type { BackendChoice } from '../../../src/workers/contract';
import { fakePhotos, NamedError, settled, wasm } from './fakes';

describe('RuntimeState', () => {
	it('prepares once for everyone who waits', async () => {
		const photos = fakePhotos();
		const runtime = new RuntimeState(photos.service, () => 'auto');
		const all = Promise.all([runtime.ready(), runtime.ready()]);
		photos.preparations.at(0).resolve(wasm);
		await all;
		expect(photos.preparations.calls).toHaveLength(1);
		expect(runtime.status).toEqual({ state: 'ready', report: wasm });
	});

	it('never keeps a failed load: the next wish tries again', async () => {
		const photos = fakePhotos();
		const runtime = new RuntimeState(photos.service, () => 'auto');
		runtime.warmUp();
		photos.preparations.at(0).reject(new NamedError('ModelChecksumError'));
		await settled();
		expect(runtime.status).toMatchObject({
			state: 'failed',
			failure: { name: 'ModelChecksumError' }
		});
		const again = runtime.ready();
		photos.preparations.at(1).resolve(wasm);
		await again;
		expect(runtime.status.state).toBe('ready');
	});

	it('lets one who waits go without stopping the load', async () => {
		const photos = fakePhotos();
		const runtime = new RuntimeState(photos.service, () => 'auto');
		const controller = new AbortController();
		const waiting = runtime.ready(controller.signal);
		controller.abort();
		await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
		expect(photos.preparations.at(0).job.signal?.aborted).toBe(false);
		photos.preparations.at(0).resolve(wasm);
		await settled();
		expect(runtime.status.state).toBe('ready');
	});

	it('prepares anew on another backend, and drops the answer of the former', async () => {
		const photos = fakePhotos();
		let choice: BackendChoice = 'webgpu';
		const runtime = new RuntimeState(photos.service, () => choice);
		runtime.warmUp();
		choice = 'wasm';
		runtime.restart();
		expect(photos.preparations.at(0).job.signal?.aborted).toBe(true);
		photos.preparations.at(1).resolve(wasm);
		await settled();
		photos.preparations.at(0).resolve({ backend: 'webgpu', threads: 1 });
		await settled();
		expect(runtime.status).toEqual({ state: 'ready', report: wasm });
	});
});
