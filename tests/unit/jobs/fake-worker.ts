/** Workers made of a MessageChannel, so that the boundary is tested in Node without threads. */

import type { WorkerLike } from '../../../src/lib/jobs/worker-link';
import type { Method, OnProgress } from '../../../src/workers/contract';
import { messageTurn } from '../../../src/workers/message-turn';
import { serve } from '../../../src/workers/serve';

export type Mode = 'answer' | 'soft' | 'hang' | 'deaf' | 'fail';

export interface TestWorker {
	/**
	 * `answer`: at once · `soft`: works until aborted · `hang`: never ends ·
	 * `deaf`: ends in its own time · `fail`: throws.
	 */
	work: Method<Mode, { readonly turns?: number }, string>;
}

export class TeapotError extends Error {
	override name = 'TeapotError';
}

export type Log = string[];

export function testApi(log: Log, id = 0): TestWorker {
	return {
		async work(mode, { turns = 1 }, signal, onProgress: OnProgress) {
			log.push(`${id} ${mode} begins`);
			onProgress({ stage: 'parse', done: 0, total: turns });
			if (mode === 'fail') throw new TeapotError('short and stout');
			if (mode === 'hang') await new Promise(() => undefined);
			if (mode === 'deaf') await pause(20);
			for (let turn = 0; mode === 'soft' && turn < turns; turn++) {
				await messageTurn();
				if (signal.aborted) log.push(`${id} heard ${(signal.reason as Error).name}`);
				signal.throwIfAborted();
			}
			// Two in one burst: the second is held back and leaves with the answer.
			onProgress({ stage: 'describe', done: 1, total: 9 });
			onProgress({ stage: 'describe', done: 2, total: 9 });
			return `${id} ${mode}`;
		}
	};
}

export type FakeWorker = WorkerLike & {
	readonly die: (message?: string) => void;
	readonly garble: () => void;
	readonly isTerminated: () => boolean;
};

export function fakeWorker(api: TestWorker): FakeWorker {
	const { port1, port2 } = new MessageChannel();
	const events = new EventTarget();
	let terminated = false;
	serve<TestWorker>(api, port2);
	port1.start();
	const target = (type: string) => (type === 'message' ? port1 : events);
	return {
		postMessage: (message: unknown, transfer?: Transferable[] | StructuredSerializeOptions) =>
			port1.postMessage(message, Array.isArray(transfer) ? transfer : []),
		addEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
			target(type).addEventListener(type, listener),
		removeEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
			target(type).removeEventListener(type, listener),
		terminate() {
			terminated = true;
			port1.close();
			port2.close();
		},
		die: (message = 'boom') => events.dispatchEvent(Object.assign(new Event('error'), { message })),
		garble: () => events.dispatchEvent(new Event('messageerror')),
		isTerminated: () => terminated
	};
}

/** Starts numbered workers and keeps them for inspection. */
export function workerYard(log: Log) {
	const workers: FakeWorker[] = [];
	const spawn = (): FakeWorker => {
		const worker = fakeWorker(testApi(log, workers.length));
		workers.push(worker);
		return worker;
	};
	const last = (): FakeWorker => {
		const worker = workers.at(-1);
		if (!worker) throw new Error('no worker was started');
		return worker;
	};
	return { workers, spawn, last };
}

export const pause = (ms: number): Promise<void> =>
	new Promise((resolve) => setTimeout(resolve, ms));

/** The error a promise rejects with; fails the test when it resolves. */
export async function errorOf(promise: Promise<unknown>): Promise<Error> {
	const outcome = await promise.then(
		() => new Error('resolved'),
		(error: unknown) => error
	);
	if (outcome instanceof Error) return outcome;
	throw new TypeError('rejected with something that is no error');
}
