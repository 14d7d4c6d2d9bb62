/** Why the search index refuses: by name, so that the page can say it in the person's language. */

/** A serialised index that is damaged, cut off, or of a version this app does not know. */
export class IndexFormatError extends Error {
	override name = 'IndexFormatError';
}

/** More vectors than the browser gives memory for; the index is what it was before. */
export class IndexTooLargeError extends Error {
	override name = 'IndexTooLargeError';

	constructor(bytes: number, options?: ErrorOptions) {
		super(`no memory for an index of ${Math.round(bytes / 1e6)} MB`, options);
	}
}

/** Liked and disliked examples that leave nothing to search for. */
export class ExamplesCancelError extends Error {
	override name = 'ExamplesCancelError';

	constructor() {
		super('the examples cancel each other out');
	}
}
