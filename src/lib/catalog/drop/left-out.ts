/** What of a drop does not become an item, and why: shown before anything is written, and again after. */

export const LEFT_OUT_REASONS = [
	'empty-file',
	'unknown-kind',
	'too-large',
	'unsafe-path',
	'encrypted',
	'zip-in-zip',
	'broken-zip',
	'broken-table',
	'no-products',
	/** A row or product names a picture that is not among the files. */
	'no-such-picture',
	/** Two files have the name, and nothing tells which is meant. */
	'ambiguous-picture',
	'not-in-table',
	'not-of-a-product',
	/** Said by more than one file, or under the number of another. */
	'said-twice',
	'already-there',
	/** The person ended before it was looked at. */
	'not-reached',
	'no-garment',
	/** The picture itself was refused: see `error`. */
	'refused-picture'
] as const;

export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export type LeftOut = {
	/** Path of a file, or number of a product. */
	readonly what: string;
	readonly reason: LeftOutReason;
	/** Name of the error, where there was one. */
	readonly error?: string;
};
