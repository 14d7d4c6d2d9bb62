/** One live worker: its comlink proxy, and a promise that rejects when it dies. */

import { releaseProxy, wrap, type Remote } from 'comlink';
import type { OnProgress } from '../../workers/contract';
import { WorkerDiedError } from './job-errors';

/** As much of `Worker` as a host needs; tests give a port. */
export type WorkerLike = Pick<
	Worker,
	'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'
>;

type AnyMethod = (
	input: unknown,
	options: unknown,
	signal: AbortSignal,
	onProgress: OnProgress
) => Promise<unknown>;

export type WorkerLink = {
	readonly call: (method: string, ...args: Parameters<AnyMethod>) => Promise<unknown>;
	/** Never resolves; rejects with WorkerDiedError, on `kill` too. */
	readonly died: Promise<never>;
	/** Ends the worker; safe to repeat. */
	readonly kill: (reason: string) => void;
};

/** comlink leaves calls pending for ever once a worker is gone: race each against `died`. */
export function linkWorker(worker: WorkerLike, onDeath: () => void): WorkerLink {
	const remote: Remote<Record<string, AnyMethod>> = wrap(worker);
	let isAlive = true;
	let reject: (error: Error) => void = () => undefined;
	const died = new Promise<never>((_, rejectDied) => (reject = rejectDied));
	died.catch(() => undefined);

	const kill = (reason: string): void => {
		if (!isAlive) return;
		isAlive = false;
		worker.removeEventListener('error', onError);
		worker.removeEventListener('messageerror', onMessageError);
		remote[releaseProxy]();
		worker.terminate();
		reject(new WorkerDiedError(reason));
	};
	const die = (reason: string): void => {
		onDeath();
		kill(reason);
	};
	const onError = (event: Event): void => {
		event.preventDefault();
		// A script that does not load gives a plain Event without a message.
		const message = 'message' in event ? String(event.message) : '';
		die(message || 'the worker failed');
	};
	const onMessageError = (): void => die('an answer of the worker could not be read');
	worker.addEventListener('error', onError);
	worker.addEventListener('messageerror', onMessageError);

	return {
		async call(method, ...args) {
			const remoteMethod = remote[method];
			if (!remoteMethod) throw new TypeError(`the worker has no method ${method}`);
			return Promise.race([died, remoteMethod(...args)]);
		},
		died,
		kill
	};
}
