import { describe, expect, it } from 'vitest';
import { filterOf, type FilterNode } from '../../../src/lib/catalog/facets/filter';
import { FilterFormatError, parseFilter } from '../../../src/lib/catalog/facets/parse-filter';

const where: FilterNode = {
	kind: 'or',
	of: [
		{ kind: 'is', facet: 'category', values: ['top'] },
		{ kind: 'not', of: { kind: 'text', words: '니트' } },
		{ kind: 'price', currency: 'KRW', min: null, max: 30_000 },
		{ kind: 'collected', from: '2026-01-01', to: null }
	]
};

describe('reading a kept filter', () => {
	it('gives back what was written', () => {
		const filter = filterOf(where);
		expect(parseFilter(JSON.parse(JSON.stringify(filter)))).toEqual(filter);
	});

	const deep = Array.from({ length: 30 }).reduce<FilterNode>(
		(of) => ({ kind: 'not', of }),
		filterOf().where
	);

	it.each<[string, unknown]>([
		['nothing', null],
		['a text', 'red'],
		['a newer version', { version: 2, where }],
		['no version', { where }],
		['an unknown condition', { version: 1, where: { kind: 'weight', min: 3 } }],
		['an unknown facet', { version: 1, where: { kind: 'is', facet: 'smell', values: [] } }],
		['a value that is no text', { version: 1, where: { kind: 'is', facet: 'shop', values: [1] } }],
		['a date that is none', { version: 1, where: { kind: 'collected', from: 'May', to: null } }],
		['a part that is missing', { version: 1, where: { kind: 'not' } }],
		['a tree without end', { version: 1, where: deep }]
	])('refuses %s', (_what, value) => {
		expect(() => parseFilter(value)).toThrow(FilterFormatError);
	});
});
