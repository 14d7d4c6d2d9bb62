/** Errors of files under the names that the app has texts for. */

import { StorageFullError } from '../lib/catalog/store/storage-errors';
import { ZipSinkError } from '../lib/export/zip/zip-errors';

export function sinkError(thrown: unknown): Error {
	if (thrown instanceof ZipSinkError || thrown instanceof StorageFullError) return thrown;
	const error = thrown instanceof Error ? thrown : new Error(String(thrown));
	if (error.name === 'QuotaExceededError') {
		return new StorageFullError('no room left for the zip', { cause: error });
	}
	return new ZipSinkError(error.message, { cause: error });
}

/** @throws StorageFullError, ZipSinkError */
export async function orSinkError<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw sinkError(error);
	}
}
