/** Puts a worker's methods behind comlink and lets go of what each call brought along. */

import { expose, type Endpoint } from 'comlink';
import type { OnProgress } from './contract';
import { installWire, releaseWire } from './wire';

type AnyMethod = (
	input: never,
	options: never,
	signal: AbortSignal,
	onProgress: OnProgress
) => Promise<unknown>;

const letGo =
	(method: AnyMethod): AnyMethod =>
	async (input, options, signal, onProgress) => {
		try {
			return await method(input, options, signal, onProgress);
		} finally {
			releaseWire(onProgress);
			releaseWire(signal);
		}
	};

/**
 * Answers the calls of one worker.
 *
 * @param api the contract's interface; its methods do not use `this`
 * @param endpoint a port in tests; the worker's own global otherwise
 */
export function serve<Api extends { readonly [K in keyof Api]: AnyMethod }>(
	api: Api,
	endpoint?: Endpoint
): void {
	installWire();
	const methods = Object.entries<AnyMethod>(api).map(([name, method]) => [name, letGo(method)]);
	expose(Object.fromEntries(methods), endpoint);
}
