/** What a run has done so far: exact counts that are stored with every step, and rates that only live now. */

import * as v from 'valibot';

const count = v.fallback(v.number(), 0);

/** Anything missing counts as nothing yet: figures of an older version stay readable. */
const figuresSchema = v.object({
	queued: count,
	done: count,
	failed: count,
	retried: count,
	skippedByRobots: count,
	notModified: count,
	products: count,
	images: count,
	exact: count,
	near: count,
	bytes: count,
	answers: count,
	/** Products read, wanted or not. */
	seen: count,
	/** Pages that told of products, and pictures they named: for the estimate. */
	pagesRead: count,
	imagesFound: count,
	workedMs: count,
	statusCodes: v.fallback(v.record(v.string(), v.number()), {}),
	/** How the ways into the shop went wrong. */
	entriesTried: count,
	entriesClosedByRobots: count,
	entriesNeedingLogin: count,
	entriesUnreachable: count,
	/** The source that answered; empty: none yet. */
	source: v.fallback(v.string(), '')
});

export type Figures = v.InferOutput<typeof figuresSchema>;

export function readFigures(json: string): Figures {
	return v.parse(figuresSchema, JSON.parse(json));
}

export function emptyFigures(): Figures {
	return readFigures('{}');
}
