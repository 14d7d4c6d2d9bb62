/** Makes one tab the holder of something that two must not write: the browser lets go when it dies. */

/** A page that is loaded again may come before the lock of its last life is gone. */
const WAIT_MS = 1500;

/**
 * Holds a lock as long as the page lives.
 *
 * @param locks undefined where the browser has none: then nobody else can be asked either
 * @returns false where another tab holds it
 */
export function claimTab(name: string, locks: LockManager | undefined): Promise<boolean> {
	if (!locks) return Promise.resolve(true);
	return new Promise((resolve) => {
		locks
			.request(name, { signal: AbortSignal.timeout(WAIT_MS) }, () => {
				resolve(true);
				return new Promise<never>(() => undefined);
			})
			.catch(() => resolve(false));
	});
}
