/** Lets one import run at a time, across all tabs where the browser has locks. */

type Work<T> = () => Promise<T>;

export type ImportLock = {
	/** Waits for its turn; the signal ends the waiting, what has begun listens to it itself. */
	readonly run: <T>(signal: AbortSignal, work: Work<T>) => Promise<T>;
	/** Runs only if nobody is importing. */
	readonly ifIdle: (work: Work<void>) => Promise<void>;
};

const LOCK_NAME = 'otlens-catalog-import';

/**
 * Rejects a waiting caller at once. The browser's own signal does not do: Chromium loses an abort
 * that comes before the request has reached its other process.
 */
async function untilAborted<T>(
	signal: AbortSignal,
	work: Work<T>,
	queue: (guarded: Work<T>) => Promise<T>
): Promise<T> {
	signal.throwIfAborted();
	let giveUp: () => void = () => undefined;
	const aborted = new Promise<never>((_, reject) => {
		giveUp = () => reject(signal.reason as Error);
	});
	signal.addEventListener('abort', giveUp);
	const stopListening = (): void => signal.removeEventListener('abort', giveUp);
	const guarded: Work<T> = async () => {
		stopListening();
		signal.throwIfAborted();
		return work();
	};
	try {
		return await Promise.race([queue(guarded), aborted]);
	} finally {
		stopListening();
	}
}

const acrossTabs = (locks: LockManager, name: string): ImportLock => ({
	run: <T>(signal: AbortSignal, work: Work<T>) =>
		untilAborted(signal, work, (guarded) => locks.request(name, guarded) as Promise<T>),
	ifIdle: (work) =>
		locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : Promise.resolve()))
});

function withinTab(): ImportLock {
	let last: Promise<unknown> = Promise.resolve();
	let waiting = 0;
	const queue = <T>(work: Work<T>): Promise<T> => {
		waiting += 1;
		const result = last.then(work).finally(() => {
			waiting -= 1;
		});
		// A failed import must not fail the ones behind it.
		last = result.catch(() => undefined);
		return result;
	};
	return {
		run: (signal, work) => untilAborted(signal, work, queue),
		ifIdle: (work) => (waiting > 0 ? Promise.resolve() : queue(work))
	};
}

function browserLocks(): LockManager | null {
	const { navigator } = globalThis as { readonly navigator?: { readonly locks?: LockManager } };
	return navigator?.locks ?? null;
}

/** @param locks null where the browser has none, or the page is not secure */
export function createImportLock(
	locks: LockManager | null = browserLocks(),
	name = LOCK_NAME
): ImportLock {
	return locks ? acrossTabs(locks, name) : withinTab();
}
