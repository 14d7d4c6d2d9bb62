import { filterOf } from '../../../src/lib/catalog/facets/filter';
import { describe, expect, it } from 'vitest';
import { FIRST_FILTERS } from '../../../src/lib/state/search-filters';
import {
	isStep,
	readAddress,
	writeAddress,
	type SearchAddress
} from '../../../src/lib/state/search-address';

const plain: SearchAddress = {
	source: { kind: 'like', id: 'demo/12' },
	chosen: [],
	frame: null,
	filters: FIRST_FILTERS
};
const full: SearchAddress = {
	source: { kind: 'photo', id: 'ab12' },
	chosen: [2, 0, 'framed'],
	frame: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
	filters: {
		scope: 'everything',
		colourWeight: 0.8,
		label: 'navy',
		colour: '#1b2a49',
		where: filterOf(
			{ kind: 'is', facet: 'label', values: ['navy', 'black'] },
			{ kind: 'not', of: { kind: 'is', facet: 'shop', values: ['A'] } }
		),
		plus: ['demo/1'],
		minus: ['demo/2', 'demo/3']
	}
};

describe('the address of a search', () => {
	it('is short where all is as it is at first', () => {
		expect(writeAddress(plain)).toBe('?like=demo%2F12');
	});

	it.each([
		['plain', plain],
		['full', full]
	])('brings a %s search back', (_, address) => {
		expect(readAddress(writeAddress(address))).toEqual(address);
	});

	it.each([
		['', null],
		['?garment=1', null],
		['?like=a&garment=x-1-999', [1]],
		['?like=a&garment=framed', []],
		['?like=a&frame=900-0-500-500&garment=framed', []]
	])('leaves out of %s what makes no sense', (text, chosen) => {
		expect(readAddress(text)?.chosen ?? null).toEqual(chosen);
	});

	it.each(['?like=a&weight=400', '?like=a&weight=x', '?like=a&colour=red', '?like=a&in=here'])(
		'takes the first settings for %s',
		(text) => {
			expect(readAddress(text)?.filters).toEqual(FIRST_FILTERS);
		}
	);

	it('is no other step when only the slider moved', () => {
		expect(isStep('?like=a&weight=40', '?like=a&weight=45')).toBe(false);
		expect(isStep('?like=a', '?like=a&label=navy')).toBe(true);
	});
});
