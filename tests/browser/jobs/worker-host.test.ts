import { transfer, wrap } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { WorkerHost } from '../../../src/lib/jobs/worker-host';
import type { ProgressReport } from '../../../src/workers/contract';
import type { BoundaryTestWorker } from '../workers/boundary.worker';

const spawn = () =>
	new Worker(new URL('../workers/boundary.worker.ts', import.meta.url), { type: 'module' });

const hosts: WorkerHost<BoundaryTestWorker>[] = [];
function createHost(graceMs = 10_000): WorkerHost<BoundaryTestWorker> {
	const host = new WorkerHost<BoundaryTestWorker>({ spawn, graceMs });
	hosts.push(host);
	return host;
}
afterEach(() => {
	for (const host of hosts.splice(0)) host.dispose();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const nameOf = (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'resolved',
		(error: unknown) => (error instanceof Error ? error.name : String(error))
	);

/** Starts a call and comes back once the worker is at it. */
async function begin(host: WorkerHost<BoundaryTestWorker>, behaviour: 'soft' | 'busy' | 'crash') {
	const controller = new AbortController();
	const reports: ProgressReport[] = [];
	let call: Promise<number> | undefined;
	await new Promise<void>((resolve) => {
		const onProgress = (report: ProgressReport) => {
			reports.push(report);
			resolve();
		};
		call = host.call('work', behaviour, {}, { signal: controller.signal, onProgress });
		call.catch(() => resolve());
	});
	if (!call) throw new Error('not called');
	return { call, controller, reports };
}

describe('a real worker', () => {
	it('hears an abort between stages and lives on', async () => {
		const host = createHost();
		const born = await host.call('work', 'answer', {});
		const { call, controller, reports } = await begin(host, 'soft');
		await pause(200);
		// 80 ms apart at most, however often the worker reports.
		expect(reports.length).toBeGreaterThan(1);
		expect(reports.length).toBeLessThan(8);
		const startMs = performance.now();
		controller.abort();
		expect(await nameOf(call)).toBe('AbortError');
		// Long before the grace is over.
		expect(performance.now() - startMs).toBeLessThan(3000);
		expect(await host.call('heard', null, {})).toEqual(['AbortError']);
		expect(await host.call('work', 'answer', {})).toBe(born);
	});

	it('that never lets go of its thread is replaced after the grace', async () => {
		const host = createHost(150);
		const born = await host.call('work', 'answer', {});
		const { call, controller } = await begin(host, 'soft');
		controller.abort();
		await nameOf(call);
		const busy = new AbortController();
		const stuck = host.call('work', 'busy', {}, { signal: busy.signal });
		await pause(100);
		busy.abort();
		expect(await nameOf(stuck)).toBe('AbortError');
		expect(await host.call('work', 'answer', {})).not.toBe(born);
	});

	it('that dies rejects its callers and is replaced, three times at most', async () => {
		const host = createHost();
		for (let i = 0; i < 3; i++) {
			const { call } = await begin(host, 'crash');
			expect(await nameOf(call)).toBe('WorkerDiedError');
		}
		expect(await nameOf(host.call('work', 'answer', {}))).toBe('WorkerDiedRepeatedlyError');
		host.reset();
		expect(await host.call('work', 'answer', {})).toBeGreaterThan(0);
	});

	it('whose script is missing rejects instead of waiting for ever', async () => {
		const host = new WorkerHost<BoundaryTestWorker>({
			spawn: () => new Worker(new URL('/no-such.worker.js', location.href), { type: 'module' })
		});
		hosts.push(host);
		expect(await nameOf(host.call('work', 'answer', {}))).toBe('WorkerDiedError');
	});

	it('drops progress that comes after the answer', async () => {
		const host = createHost();
		const reports: ProgressReport[] = [];
		await host.call('work', 'late', {}, { onProgress: (report) => reports.push(report) });
		const atAnswer = reports.length;
		await pause(200);
		expect(reports).toHaveLength(atAnswer);
	});

	it('is given a bitmap without a copy', async () => {
		const bitmap = await createImageBitmap(new ImageData(7, 5));
		const taken = await createHost().call('take', transfer(bitmap, [bitmap]), {});
		expect(taken).toEqual({ widthPx: 7 });
		expect(bitmap.width).toBe(0);
	});

	it('cannot be given a signal inside an options object', async () => {
		const worker = spawn();
		try {
			const remote = wrap<{ work(input: unknown): Promise<void> }>(worker);
			const nested = remote.work({ signal: new AbortController().signal });
			expect(await nameOf(nested)).toBe('DataCloneError');
		} finally {
			worker.terminate();
		}
	});
});
