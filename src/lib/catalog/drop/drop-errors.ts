/** What can be wrong with a file that a person drops. */

/** Not a zip, or one that is cut short or damaged. */
export class ZipFormatError extends Error {
	override name = 'ZipFormatError';
}

/** Larger than is read, or larger than its zip says it is. */
export class FileTooLargeError extends Error {
	override name = 'FileTooLargeError';
}

/** Another tab is making a collection of dropped files. */
export class DropElsewhereError extends Error {
	override name = 'DropElsewhereError';
}

/** What is added to was made by another embedder: its vectors cannot be compared with new ones. */
export class OtherModelError extends Error {
	override name = 'OtherModelError';
}
