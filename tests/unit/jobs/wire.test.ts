import { transferHandlers } from 'comlink';
import { describe, expect, it } from 'vitest';
import type { ProgressReport } from '../../../src/workers/contract';
import { messageTurn } from '../../../src/workers/message-turn';
import { abortSignalHandler } from '../../../src/workers/abort-wire';
import { progressHandler } from '../../../src/workers/progress-wire';
import { throttleProgress } from '../../../src/workers/throttle';
import { installWire, releaseWire } from '../../../src/workers/wire';
import { pause } from './fake-worker';

installWire();

const cross = (signal: AbortSignal): AbortSignal =>
	abortSignalHandler.deserialize(abortSignalHandler.serialize(signal)[0]);

describe('an abort signal on the wire', () => {
	it('is aborted over there one message turn later', async () => {
		const controller = new AbortController();
		const there = cross(controller.signal);
		controller.abort();
		await Promise.resolve();
		expect(there.aborted).toBe(false);
		await messageTurn();
		await messageTurn();
		expect(there.aborted).toBe(true);
		expect((there.reason as Error).name).toBe('AbortError');
		releaseWire(controller.signal);
	});

	it('arrives aborted when it was so before', () => {
		const signal = AbortSignal.abort(Object.assign(new Error('late'), { name: 'SupersededError' }));
		const there = cross(signal);
		expect(there.aborted).toBe(true);
		expect(there.reason).toMatchObject({ name: 'SupersededError', message: 'late' });
		releaseWire(signal);
	});

	it('hears nothing after its release', async () => {
		const controller = new AbortController();
		const there = cross(controller.signal);
		releaseWire(controller.signal);
		releaseWire(controller.signal);
		controller.abort();
		await pause(10);
		expect(there.aborted).toBe(false);
	});

	it('leaves comlink’s own handlers first', () => {
		expect([...transferHandlers.keys()]).toEqual(['proxy', 'throw', 'abort-signal', 'progress']);
	});
});

describe('progress on the wire', () => {
	const report = (done: number, total = 100): ProgressReport => ({ stage: 'parse', done, total });

	it('is thinned out, begins at once, and lets the last through', async () => {
		const sent: number[] = [];
		const throttled = throttleProgress(({ done }) => sent.push(done), 30);
		for (let done = 0; done < 50; done++) throttled.report(report(done));
		expect(sent).toEqual([0]);
		await pause(60);
		expect(sent).toEqual([0, 49]);
	});

	it('lets the end of a stage and a new stage through at once', () => {
		const sent: ProgressReport[] = [];
		const throttled = throttleProgress((next) => sent.push(next), 10_000);
		throttled.report(report(0));
		throttled.report(report(1));
		throttled.report(report(100));
		throttled.report({ stage: 'describe', done: 0, total: 3 });
		expect(sent.map(({ stage, done }) => `${stage} ${done}`)).toEqual([
			'parse 0',
			'parse 100',
			'describe 0'
		]);
	});

	it('sends what it held back when the worker lets go of it', async () => {
		const received: number[] = [];
		const onProgress = ({ done }: ProgressReport) => void received.push(done);
		const there = progressHandler.deserialize(progressHandler.serialize(onProgress)[0]);
		there(report(1));
		there(report(2));
		releaseWire(there);
		await pause(10);
		expect(received).toEqual([1, 2]);
		releaseWire(onProgress);
	});

	it('drops what comes after the caller let go', async () => {
		const received: number[] = [];
		const onProgress = ({ done }: ProgressReport) => void received.push(done);
		const there = progressHandler.deserialize(progressHandler.serialize(onProgress)[0]);
		there(report(1));
		releaseWire(onProgress);
		there(report(100));
		await pause(10);
		expect(received).toEqual([]);
	});
});
