/** What can go wrong with the browser's storage, and how its own errors turn into ours. */

/** The browser gives no more room; nothing that was stored before is touched. */
export class StorageFullError extends Error {
	override name = 'StorageFullError';
}

/** Another tab holds an older database open and does not let go. */
export class StorageBlockedError extends Error {
	override name = 'StorageBlockedError';
}

/** The database belongs to a newer version of the app: this tab has to be loaded again. */
export class StorageOutdatedError extends Error {
	override name = 'StorageOutdatedError';
}

/** Another tab took over, or cleared, an import that was under way here. */
export class ImportLostError extends Error {
	override name = 'ImportLostError';
}

/** Another tab changed the collections while they were read: read again. */
export class StoreChangedError extends Error {
	override name = 'StoreChangedError';
}

/** Names of the errors with which the browser says that there is no room. */
const FULL: ReadonlySet<string> = new Set(['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED']);

/** The error under its name here; others as they are. */
export function storageError(thrown: unknown): Error {
	const error = thrown instanceof Error ? thrown : new Error(String(thrown));
	const { name } = error;
	if (FULL.has(name)) return new StorageFullError('no room left in storage', { cause: error });
	if (name === 'VersionError') {
		return new StorageOutdatedError('the database is of a newer version', { cause: error });
	}
	return error;
}
