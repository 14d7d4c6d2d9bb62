/** Waits for shared work without owning it: an abort ends the waiting, not the work. */

/**
 * @throws the signal's reason once it aborts; whatever the work throws before
 */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	signal.throwIfAborted();
	const settled = new AbortController();
	const aborted = new Promise<never>((_resolve, reject) => {
		const onAbort = () => reject(signal.reason as Error);
		signal.addEventListener('abort', onAbort, { signal: settled.signal });
	});
	try {
		return await Promise.race([work, aborted]);
	} finally {
		settled.abort();
	}
}
