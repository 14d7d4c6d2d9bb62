/** What can be wrong with a snapshot, each with a name that the screen has a text for. */

/** A file's bytes are not the ones the manifest promises. */
export class SnapshotChecksumError extends Error {
	override name = 'SnapshotChecksumError';
}

/** A file is not what the format says: no snapshot, a broken one, or one of a later version. */
export class SnapshotFormatError extends Error {
	override name = 'SnapshotFormatError';
}

/** A file the snapshot needs is not there or cannot be read. */
export class SnapshotMissingFileError extends Error {
	override name = 'SnapshotMissingFileError';
}

/** A snapshot of a version that came after this app: the app has to be brought up to date. */
export class SnapshotVersionError extends Error {
	override name = 'SnapshotVersionError';
}
