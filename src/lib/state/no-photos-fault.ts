/** Tells errors of what measures photos from those of a photo. */

const NAMES: ReadonlySet<string> = new Set([
	'ModelDownloadError',
	'ModelChecksumError',
	'ModelManifestError',
	'ModelNotReadyError',
	'ModelOutputError',
	'BackendUnavailableError',
	'RuntimeStartError',
	'WorkerDiedRepeatedlyError'
]);

/** Whether an error of this name would fail the next photo as well. */
export const isNoPhotosFault = (errorName: string): boolean => NAMES.has(errorName);
