/** A filter as the query part of an address, and back: readable where it can be, whole in any case. */

import { FACETS, filterOf, type Facet, type Filter, type FilterNode } from './filter';
import { parseFilter } from './parse-filter';
import { joinOf, shapedParts, withJoin } from './shape-filter';

const NOT = 'not.';
/** Parts that have no short form, as JSON. */
const REST = 'where';
const JOIN = 'fits';

type Pair = readonly [name: string, value: string];

const range = (from: string | number | null, to: string | number | null): string =>
	`${from ?? ''}..${to ?? ''}`;

const isDistinct = (values: readonly string[]): boolean =>
	values.length > 0 && new Set(values).size === values.length;

function pairsOf(part: FilterNode): readonly Pair[] {
	switch (part.kind) {
		case 'is':
			if (!isDistinct(part.values)) break;
			return part.values.map((value) => [part.facet, value]);
		case 'not':
			if (part.of.kind !== 'is' || !isDistinct(part.of.values)) break;
			return pairsOf(part.of).map(([name, value]) => [`${NOT}${name}`, value]);
		case 'price':
			return [['price', `${range(part.min, part.max)} ${part.currency}`]];
		case 'collected':
			return [['collected', range(part.from, part.to)]];
		case 'text':
			return [['text', part.words]];
		case 'and':
		case 'or':
	}
	return [[REST, JSON.stringify(part)]];
}

/**
 * Writes a filter into a query, beside what is there.
 *
 * Choices in a facet are `facet=value`, repeated; ones left out `not.facet=value`. What has no short
 * form, such as conditions within conditions, is JSON.
 *
 * @param prefix before every name, where the query has other names too
 */
export function writeFilter(query: URLSearchParams, filter: Filter, prefix = ''): void {
	const parts = shapedParts(filter);
	if (joinOf(filter) === 'any' && parts.length > 0) query.append(`${prefix}${JOIN}`, 'any');
	for (const part of parts) {
		for (const [name, value] of pairsOf(part)) query.append(`${prefix}${name}`, value);
	}
}

const isFacet = (name: string): name is Facet => (FACETS as readonly string[]).includes(name);
const amountOf = (text: string | undefined): number | null => (text ? Number(text) : null);

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** A part as it is written; unchecked. Null where the name is none of a filter's. */
function readPart(name: string, values: readonly string[]): unknown {
	const [text = ''] = values;
	const facet = name.startsWith(NOT) ? name.slice(NOT.length) : name;
	if (isFacet(facet)) {
		const is = { kind: 'is', facet, values: [...new Set(values)] };
		return facet === name ? is : { kind: 'not', of: is };
	}
	if (name === 'text') return { kind: 'text', words: text };
	const bounds = /^(.*?)\.\.(\S*)(?: (.*))?$/.exec(text);
	if (!bounds) return null;
	const [, from, to, currency] = bounds;
	switch (name) {
		case 'price':
			return { kind: 'price', currency: currency ?? '', min: amountOf(from), max: amountOf(to) };
		case 'collected':
			return { kind: 'collected', from: from || null, to: to || null };
		default:
			return null;
	}
}

/** The parts that can be read, each by itself. */
function checked(part: unknown): readonly FilterNode[] {
	try {
		return part === null ? [] : [parseFilter(filterOf(part as FilterNode)).where].flatMap(only);
	} catch {
		return [];
	}
}

const only = (node: FilterNode): readonly FilterNode[] => (node.kind === 'and' ? node.of : [node]);

/** What a query asks for; parts that make no sense are left out. Without any, everything passes. */
export function readFilter(query: URLSearchParams, prefix = ''): Filter {
	const names = [...new Set(query.keys())].filter((name) => name.startsWith(prefix));
	const parts = names.flatMap((name) => {
		const values = query.getAll(name);
		const own = name.slice(prefix.length);
		if (own === REST) return values.flatMap((text) => checked(readJson(text)));
		return checked(readPart(own, values));
	});
	const filter = filterOf(...parts);
	return query.get(`${prefix}${JOIN}`) === 'any' ? withJoin(filter, 'any') : filter;
}
