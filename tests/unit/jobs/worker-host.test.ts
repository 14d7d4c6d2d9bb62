import { describe, expect, it } from 'vitest';
import { WorkerHost, type HostOptions } from '../../../src/lib/jobs/worker-host';
import type { ProgressReport } from '../../../src/workers/contract';
import { errorOf, pause, workerYard, type TestWorker } from './fake-worker';

function setUp(options: Partial<HostOptions> = {}) {
	const log: string[] = [];
	const yard = workerYard(log);
	const host = new WorkerHost<TestWorker>({ spawn: yard.spawn, graceMs: 60, ...options });
	return { log, host, ...yard };
}

const seen = async (log: string[], entry: string): Promise<void> => {
	while (!log.includes(entry)) await pause(1);
};

describe('a call', () => {
	it('starts one worker, lazily, and answers', async () => {
		const { host, workers } = setUp();
		expect(workers).toHaveLength(0);
		expect(await host.call('work', 'answer', {})).toBe('0 answer');
		expect(await host.call('work', 'soft', {})).toBe('0 soft');
		expect(workers).toHaveLength(1);
	});

	it('keeps name, message and stack of an error', async () => {
		const { host, workers } = setUp();
		const error = await errorOf(host.call('work', 'fail', {}));
		expect(error).toMatchObject({ name: 'TeapotError', message: 'short and stout' });
		expect(error.stack).toContain('fake-worker');
		expect(await host.call('work', 'answer', {})).toBe('0 answer');
		expect(workers).toHaveLength(1);
	});

	it('ends the worker after an error that only a fresh one can mend', async () => {
		const { host, workers } = setUp({ fatalErrors: ['TeapotError'] });
		await errorOf(host.call('work', 'fail', {}));
		expect(workers[0]?.isTerminated()).toBe(true);
		expect(await host.call('work', 'answer', {})).toBe('1 answer');
	});
});

describe('abort', () => {
	it('before the call: rejects and posts nothing', async () => {
		const { host, workers } = setUp();
		const error = await errorOf(host.call('work', 'answer', {}, { signal: AbortSignal.abort() }));
		expect(error.name).toBe('AbortError');
		expect(workers).toHaveLength(0);
	});

	it('during the call: rejects at once, and the worker hears it', async () => {
		const { host, log, workers } = setUp({ graceMs: 10_000 });
		const controller = new AbortController();
		const call = host.call('work', 'soft', { turns: 100_000 }, { signal: controller.signal });
		await seen(log, '0 soft begins');
		controller.abort();
		expect((await errorOf(call)).name).toBe('AbortError');
		expect(log).not.toContain('0 heard AbortError');
		await seen(log, '0 heard AbortError');
		expect(await host.call('work', 'answer', {})).toBe('0 answer');
		expect(workers).toHaveLength(1);
	});

	it('carries the name of its reason', async () => {
		const { host, log } = setUp();
		const controller = new AbortController();
		const call = host.call('work', 'soft', { turns: 100_000 }, { signal: controller.signal });
		await seen(log, '0 soft begins');
		controller.abort(Object.assign(new Error('newer'), { name: 'SupersededError' }));
		expect((await errorOf(call)).name).toBe('SupersededError');
		await seen(log, '0 heard SupersededError');
	});

	it('after the call: changes nothing', async () => {
		const { host, log, workers } = setUp();
		const controller = new AbortController();
		await host.call('work', 'answer', {}, { signal: controller.signal });
		controller.abort();
		await pause(100);
		expect(log).toEqual(['0 answer begins']);
		expect(workers[0]?.isTerminated()).toBe(false);
		expect(await host.call('work', 'answer', {})).toBe('0 answer');
	});

	it('of a worker that does not hear: it is ended after the grace and replaced', async () => {
		const { host, log, workers } = setUp({ graceMs: 300 });
		const controller = new AbortController();
		const call = host.call('work', 'hang', {}, { signal: controller.signal });
		await seen(log, '0 hang begins');
		const startMs = performance.now();
		controller.abort();
		await errorOf(call);
		expect(workers[0]?.isTerminated()).toBe(false);
		// The next call waits for the old worker to be gone and is not harmed by its end.
		expect(await host.call('work', 'answer', {})).toBe('1 answer');
		expect(performance.now() - startMs).toBeGreaterThan(290);
		expect(workers[0]?.isTerminated()).toBe(true);
	});

	it('frees a result that comes too late', async () => {
		const { host, log, workers } = setUp({ graceMs: 10_000 });
		const controller = new AbortController();
		const discarded: string[] = [];
		const call = host.call(
			'work',
			'deaf',
			{},
			{ signal: controller.signal, discard: (result) => discarded.push(result) }
		);
		await seen(log, '0 deaf begins');
		controller.abort();
		expect((await errorOf(call)).name).toBe('AbortError');
		expect(discarded).toEqual([]);
		expect(await host.call('work', 'answer', {})).toBe('0 answer');
		expect(discarded).toEqual(['0 deaf']);
		expect(workers).toHaveLength(1);
	});
});

describe('death', () => {
	it.each([
		['error', 'boom'],
		['messageerror', 'an answer of the worker could not be read']
	])(
		'by %s rejects everything that waits, and the next call gets a new worker',
		async (by, text) => {
			const { host, log, last } = setUp();
			const calls = [host.call('work', 'hang', {}), host.call('work', 'hang', {})];
			const errors = Promise.all(calls.map(errorOf));
			await seen(log, '0 hang begins');
			if (by === 'error') last().die();
			else last().garble();
			for (const error of await errors) {
				expect(error).toMatchObject({ name: 'WorkerDiedError', message: text });
			}
			expect(last().isTerminated()).toBe(true);
			expect(await host.call('work', 'answer', {})).toBe('1 answer');
		}
	);

	async function dieOnce(set: ReturnType<typeof setUp>): Promise<Error> {
		const before = set.log.length;
		const error = errorOf(set.host.call('work', 'hang', {}));
		while (set.log.length === before) await pause(1);
		set.last().die();
		return error;
	}

	it('three times in a row stops the trying until reset', async () => {
		const set = setUp();
		for (let i = 0; i < 3; i++) expect((await dieOnce(set)).name).toBe('WorkerDiedError');
		const refused = await errorOf(set.host.call('work', 'answer', {}));
		expect(refused.name).toBe('WorkerDiedRepeatedlyError');
		expect(set.workers).toHaveLength(3);
		set.host.reset();
		expect(await set.host.call('work', 'answer', {})).toBe('3 answer');
	});

	it('does not count when answers came in between', async () => {
		const set = setUp();
		for (let i = 0; i < 4; i++) {
			await dieOnce(set);
			await set.host.call('work', i % 2 ? 'answer' : 'fail', {}).catch(() => undefined);
		}
		expect(await set.host.call('work', 'answer', {})).toBe('4 answer');
	});
});

describe('progress', () => {
	it('arrives while the call runs, and not after it has settled', async () => {
		const { host } = setUp();
		const reports: ProgressReport[] = [];
		let settled = false;
		let late = 0;
		const onProgress = (report: ProgressReport) => {
			reports.push(report);
			if (settled) late += 1;
		};
		await host.call('work', 'soft', { turns: 50 }, { onProgress });
		settled = true;
		await pause(120);
		expect(reports[0]).toEqual({ stage: 'parse', done: 0, total: 50 });
		expect(late).toBe(0);
	});

	it('stops with the abort', async () => {
		const { host, log } = setUp();
		const controller = new AbortController();
		let reports = 0;
		const call = host.call(
			'work',
			'soft',
			{ turns: 100_000 },
			{ signal: controller.signal, onProgress: () => (reports += 1) }
		);
		await seen(log, '0 soft begins');
		controller.abort();
		await errorOf(call);
		const atAbort = reports;
		await pause(50);
		expect(reports).toBe(atAbort);
	});
});
