/** What can be wrong with a zip, each with a name that the screen has a text for. */

/** A zip in memory would be larger than the browser holds safely. */
export class ZipTooLargeError extends Error {
	override name = 'ZipTooLargeError';
}

/** The items of a stopped zip have changed since: it has to begin again. */
export class ZipChangedError extends Error {
	override name = 'ZipChangedError';
}

/** The file that a zip goes to is gone, or may not be written to. */
export class ZipSinkError extends Error {
	override name = 'ZipSinkError';
}

/** A naming pattern with a field that does not exist, or without any field that tells items apart. */
export class ZipPatternError extends Error {
	override name = 'ZipPatternError';
}

/** A file that is no zip of items made by this app. */
export class ZipForeignError extends Error {
	override name = 'ZipForeignError';
}

/** A zip that is cut short, or whose content does not have the checksum it says. */
export class ZipDamagedError extends Error {
	override name = 'ZipDamagedError';
}

/** A zip built to do harm: paths that lead out of it, or content that swells beyond all measure. */
export class ZipUnsafeError extends Error {
	override name = 'ZipUnsafeError';
}

/** The vectors in a zip and those of the stored collection of the same name come from different models. */
export class ZipOtherModelError extends Error {
	override name = 'ZipOtherModelError';
}
