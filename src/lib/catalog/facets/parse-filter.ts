/** Reads a filter that was kept or sent: checked, and brought up to this version. */

import * as v from 'valibot';
import { FACETS, FILTER_VERSION, type Filter, type FilterNode } from './filter';

/** What was read is no filter, or one of a newer version of the app. */
export class FilterFormatError extends Error {
	override name = 'FilterFormatError';
}

/** Deeper than anyone builds by hand, and shallow enough for a stack. */
const MAX_DEPTH = 20;

const date = v.pipe(v.string(), v.isoDate());
const amount = v.pipe(v.number(), v.finite());

const conditions = [
	v.object({
		kind: v.literal('is'),
		facet: v.picklist(FACETS),
		values: v.array(v.string())
	}),
	v.object({
		kind: v.literal('price'),
		currency: v.string(),
		min: v.nullable(amount),
		max: v.nullable(amount)
	}),
	v.object({ kind: v.literal('collected'), from: v.nullable(date), to: v.nullable(date) }),
	v.object({ kind: v.literal('text'), words: v.string() })
] as const;

const node: v.GenericSchema<FilterNode> = v.lazy(() =>
	v.variant('kind', [
		...conditions,
		v.object({ kind: v.literal('and'), of: v.array(node) }),
		v.object({ kind: v.literal('or'), of: v.array(node) }),
		v.object({ kind: v.literal('not'), of: node })
	])
);

const filter = v.object({ version: v.literal(FILTER_VERSION), where: node });

function depthOf(value: unknown, depth = 0): number {
	if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return depth;
	return Math.max(depth, ...Object.values(value).map((part) => depthOf(part, depth + 1)));
}

/**
 * @param value what `JSON.parse` gave
 * @throws FilterFormatError
 */
export function parseFilter(value: unknown): Filter {
	if (depthOf(value) > MAX_DEPTH) throw new FilterFormatError('The filter is nested too deep.');
	const read = v.safeParse(filter, value);
	if (read.success) return read.output;
	const [issue] = read.issues;
	throw new FilterFormatError(`${v.getDotPath(issue) ?? 'filter'}: ${issue.message}`);
}
