/** A transaction that happens in whole or not at all, with our own errors. */

import { storageError } from './storage-errors';

type Transaction = {
	readonly done: Promise<void>;
	readonly error: DOMException | null;
	abort(): void;
};

/** Takes a request note: when the transaction is aborted, its rejection is not unhandled. */
export type Track = <T>(request: Promise<T>) => Promise<T>;

const track: Track = (request) => {
	request.catch(() => undefined);
	return request;
};

/**
 * Runs `work` within the transaction, and waits until what it wrote is written. An error aborts.
 *
 * @throws what `work` throws, or StorageFullError where the browser has no room
 */
export async function atomically<T>(
	transaction: Transaction,
	work: (track: Track) => Promise<T>
): Promise<T> {
	// Watched from the first: an abort in the middle must not become an unhandled rejection.
	const outcome = transaction.done.then(
		() => null,
		(error: unknown) => ({ error })
	);
	let result: T;
	try {
		result = await work(track);
	} catch (error) {
		// A request that failed has aborted the transaction itself; one that threw has not.
		try {
			transaction.abort();
		} catch {
			// Aborted already.
		}
		await outcome;
		throw storageError(transaction.error ?? error);
	}
	// Room is counted at the very end: every request can succeed and the transaction still fail.
	const failed = await outcome;
	if (failed) throw storageError(transaction.error ?? failed.error);
	return result;
}
