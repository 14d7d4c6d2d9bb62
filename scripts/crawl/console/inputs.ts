/** The parts of requests that only the console's addresses have. */

import * as v from 'valibot';
import {
	CRAWLER_ACTIONS,
	itemQuerySchema,
	projectSchema
} from '../../../src/lib/catalog/collect/crawler';

const id = projectSchema.entries.id;
/** `<project>/<number>`, escaped as one part of the address. */
const itemId = v.pipe(v.string(), v.minLength(1), v.maxLength(500));

export const idParam = v.object({ id });
export const actionParam = v.object({ id, action: v.picklist(CRAWLER_ACTIONS) });
export const itemParam = v.object({ id: itemId });
export const pictureParam = v.object({
	id: itemId,
	index: v.pipe(v.string(), v.regex(/^\d{1,4}$/))
});
/** A plain name: no folder, nothing hidden. */
export const fileParam = v.object({
	id,
	file: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w.-]{0,120}$/))
});

/** A number as an address writes it. */
const written = v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'a whole number'));

export const itemQuery = v.object({
	...itemQuerySchema.entries,
	limit: v.optional(
		v.pipe(written, v.transform(Number), itemQuerySchema.entries.limit.wrapped),
		'60'
	)
});

export const pictureQuery = v.object({
	width: v.optional(v.pipe(written, v.transform(Number), v.minValue(16), v.maxValue(2048)))
});

export const threadsQuery = v.object({
	threads: v.optional(v.pipe(written, v.transform(Number), v.minValue(1), v.maxValue(64)))
});

export const idsBody = v.object({ ids: v.pipe(v.array(itemId), v.maxLength(10_000)) });
export const countAnswer = v.object({ count: v.pipe(v.number(), v.integer(), v.minValue(0)) });
export const sessionBody = v.object({
	token: v.pipe(v.string(), v.minLength(1), v.maxLength(500))
});
