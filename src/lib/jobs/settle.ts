/** Waits for whichever comes first, and lets go of the listeners either way. */

import { abortReason } from './job-errors';

/**
 * The work's outcome, or the abort, whichever is first.
 * A late outcome of aborted work goes to `discard`, which frees what it holds.
 */
export function settleOrAbort<T>(
	work: Promise<T>,
	signal: AbortSignal,
	discard?: (result: T) => void
): Promise<T> {
	return new Promise<T>((resolve, reject) => {
		const onAbort = (): void => reject(abortReason(signal));
		if (signal.aborted) onAbort();
		else signal.addEventListener('abort', onAbort, { once: true });
		const leave = (): void => signal.removeEventListener('abort', onAbort);
		work.then(
			(result) => {
				leave();
				if (signal.aborted) discard?.(result);
				resolve(result);
			},
			(error: unknown) => {
				leave();
				reject(error instanceof Error ? error : new Error(String(error)));
			}
		);
	});
}
