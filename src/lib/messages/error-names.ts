/** The errors that have a text of their own; any other name gets the general one. */

export const ERROR_NAMES = [
	'EmptyFileError',
	'NotAnImageError',
	'VectorImageError',
	'TruncatedPhotoError',
	'PhotoTooSmallError',
	'PhotoTooLargeError',
	'BoxTooSmallError',
	'NothingThereError',
	'UndecodablePhotoError',
	'NotReadableError',
	'NotFoundError',
	'ModelDownloadError',
	'ModelChecksumError',
	'ModelManifestError',
	'ModelNotReadyError',
	'ModelOutputError',
	'BackendUnavailableError',
	'WorkerDiedError',
	'WorkerDiedRepeatedlyError',
	'SnapshotChecksumError',
	'SnapshotFormatError',
	'SnapshotMissingFileError',
	'SnapshotVersionError',
	'StorageFullError',
	'StorageBlockedError',
	'StorageOutdatedError',
	'ImportLostError',
	'IndexFormatError',
	'IndexTooLargeError',
	'ExamplesCancelError',
	'CatalogChangedError',
	'FilterFormatError',
	'StoreChangedError',
	'ZipTooLargeError',
	'ZipChangedError',
	'ZipSinkError',
	'ZipPermissionError',
	'ZipPatternError',
	'ZipForeignError',
	'ZipDamagedError',
	'ZipUnsafeError',
	'ZipOtherModelError',
	'RuntimeStartError',
	'GpuLostError',
	'QuotaExceededError',
	'CameraError',
	'ConsoleUnreachableError',
	'ConsoleAnswerError',
	'ConsoleForbiddenError',
	'ConsoleNotAllowedError',
	'ConsoleInvalidError',
	'ConsoleNotFoundError',
	'ConsoleBusyError',
	'ConsoleFailedError',
	'ZipFormatError',
	'FileTooLargeError',
	'DropElsewhereError',
	'OtherModelError',
	'NothingFoundError',
	'NoGarmentError',
	'TableError'
] as const;

export type ErrorName = (typeof ERROR_NAMES)[number];

export type ErrorText = {
	/** What happened. */
	readonly title: string;
	/** What the person can do now. */
	readonly advice: string;
};

export type ErrorTexts = Readonly<Record<ErrorName | 'other', ErrorText>>;

const names: ReadonlySet<string> = new Set(ERROR_NAMES);

function isErrorName(name: string): name is ErrorName {
	return names.has(name);
}

/** The text for an error by its name; the general text for a name that has none. */
export function errorText(texts: ErrorTexts, name: string): ErrorText {
	return isErrorName(name) ? texts[name] : texts.other;
}
