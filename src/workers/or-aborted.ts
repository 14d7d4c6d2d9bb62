/** An answer of another thread, for as long as it is waited for. */

/**
 * Ends with the signal's reason as soon as it is aborted: the other side has closed its port by then, and a
 * question to a closed port is never answered.
 */
export function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise<T>((resolve, reject) => {
		const stop = (): void => reject(signal.reason as Error);
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop, { once: true });
		void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
	});
}
