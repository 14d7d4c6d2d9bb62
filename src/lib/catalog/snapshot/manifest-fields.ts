/** The fields that manifests of all versions share. */

import * as v from 'valibot';
import { DIMS } from './quantise';

export const MAX_ITEMS = 1_000_000;
export const MAX_SHARDS = 10_000;
const MAX_FILE_BYTES = 1 << 30;

export const wholeNumber = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const fileFields = {
	/** Relative to the manifest; never out of its folder. */
	file: v.pipe(
		v.string(),
		v.maxLength(200),
		v.regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'not a file name within the snapshot')
	),
	bytes: wholeNumber(1, MAX_FILE_BYTES),
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
};

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const headerFields = {
	/** Id of the collection it fills; the same id again replaces it. */
	id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
	/** Name by language tag. */
	name: v.pipe(
		v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)), text),
		v.check((name) => Object.keys(name).length > 0, 'no name in any language')
	),
	shop: v.optional(v.string()),
	/** Id of the embedder that made the vectors. */
	embedModel: text,
	dims: v.literal(DIMS),
	count: wholeNumber(0, MAX_ITEMS)
};
