import { describe, expect, it } from 'vitest';
import { readFilter, writeFilter } from '../../../src/lib/catalog/facets/filter-address';
import {
	EVERYTHING,
	filterOf,
	type Filter,
	type FilterNode
} from '../../../src/lib/catalog/facets/filter';
import { withJoin } from '../../../src/lib/catalog/facets/shape-filter';

const is = (facet: 'shop' | 'pose' | 'hasModel', ...values: string[]): FilterNode => ({
	kind: 'is',
	facet,
	values
});

function written(filter: Filter, prefix?: string): string {
	const query = new URLSearchParams();
	writeFilter(query, filter, prefix);
	return query.toString();
}

const FILTERS: readonly (readonly [string, Filter])[] = [
	['everything', EVERYTHING],
	['values, the unknown one among them', filterOf(is('pose', 'front', ''), is('hasModel', 'yes'))],
	['a shop with every sign in its name', filterOf(is('shop', 'A&B=“C”, D..E 옷/가게'))],
	['values left out', filterOf({ kind: 'not', of: is('shop', 'A', 'B') })],
	['one that lets nothing pass', filterOf(is('shop'))],
	['a price', filterOf({ kind: 'price', currency: 'KRW', min: 10_000.5, max: null })],
	['a price up to', filterOf({ kind: 'price', currency: 'my coin', min: null, max: 0 })],
	['days', filterOf({ kind: 'collected', from: '2026-01-02', to: '2026-03-04' })],
	['words', filterOf({ kind: 'text', words: '니트 & knit' })],
	['any of them', withJoin(filterOf(is('shop', 'A'), is('pose', 'side')), 'any')],
	[
		'conditions within conditions',
		filterOf({
			kind: 'or',
			of: [{ kind: 'and', of: [is('shop', 'A'), is('pose', 'back')] }, is('shop', 'B')]
		})
	]
];

describe('a filter in an address', () => {
	it.each(FILTERS)('comes back as it was: %s', (_, filter) => {
		expect(readFilter(new URLSearchParams(written(filter)))).toEqual(filter);
		const within = `like=demo%2F1&${written(filter, 'only.')}`;
		expect(readFilter(new URLSearchParams(within), 'only.')).toEqual(filter);
	});

	it('can be read by a person', () => {
		expect(
			written(filterOf(is('pose', 'front', 'back'), { kind: 'not', of: is('shop', 'A') }))
		).toBe('pose=front&pose=back&not.shop=A');
	});

	it.each([
		'colour=red&where=%7B%22kind%22&price=cheap&collected=yesterday..&sort=low',
		'where=%7B%22kind%22%3A%22drop%22%7D&price=a..b%20KRW',
		`where=${'%7B%22kind%22%3A%22not%22%2C%22of%22%3A'.repeat(60)}`
	])('leaves out what makes no sense: %s', (text) => {
		expect(readFilter(new URLSearchParams(`${text}&pose=side`))).toEqual(
			filterOf(is('pose', 'side'))
		);
	});
});
