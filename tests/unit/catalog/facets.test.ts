import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/lib/catalog/columns/columns-of';
import { CatalogBrowser } from '../../../src/lib/catalog/facets/catalog-browser';
import {
	EVERYTHING,
	FACETS,
	filterOf,
	type Condition,
	type Facet,
	type FilterNode
} from '../../../src/lib/catalog/facets/filter';
import type { CatalogItem } from '../../../src/lib/catalog/records';
import { itemsOf } from '../../../src/lib/catalog/search/bitmap';
import { isAttribute } from '../../../src/lib/vision/embed/attributes';
import { drawItems } from './browse-items';
import { seededRandom } from './seeded-random';

const items = drawItems(700);
const browser = new CatalogBrowser(columnsOf(items));

/** What a facet says of an item, read from the item itself. */
function valuesOf(item: CatalogItem, facet: Facet): readonly string[] {
	const shown = item.colours.filter(({ share }) => share >= 0.1);
	if (isAttribute(facet)) return [item.attributes?.[facet] ?? ''];
	switch (facet) {
		case 'label':
			return [...new Set(shown.map(({ label }) => label))];
		case 'nearLabel':
			return [...new Set(shown.flatMap(({ label, runnerUp }) => [label, runnerUp]))];
		case 'hasModel':
			return [item.hasModel === 'unknown' ? '' : item.hasModel];
		case 'collection':
		case 'shop':
		case 'project':
		case 'category':
		case 'kind':
		case 'pose':
		case 'framing':
			return [item[facet] ?? ''];
	}
}

/** The filter's meaning, item by item. */
function passes(item: CatalogItem, node: FilterNode): boolean {
	switch (node.kind) {
		case 'and':
			return node.of.every((part) => passes(item, part));
		case 'or':
			return node.of.some((part) => passes(item, part));
		case 'not':
			return !passes(item, node.of);
		case 'is':
			return valuesOf(item, node.facet).some((value) => node.values.includes(value));
		case 'price':
			return (
				item.price?.currency === node.currency &&
				Math.fround(item.price.amount) >= Math.fround(node.min ?? -Infinity) &&
				Math.fround(item.price.amount) <= Math.fround(node.max ?? Infinity)
			);
		case 'collected': {
			const on = item.collectedAt?.slice(0, 10);
			return on !== undefined && on >= (node.from ?? '') && on <= (node.to ?? '9');
		}
		case 'text':
			return Object.values(item.name).some((name) => name.includes(node.words));
	}
}

const is = (facet: Facet, ...values: string[]): Condition => ({ kind: 'is', facet, values });
const price = (min: number | null, max: number | null, currency = 'KRW'): Condition => ({
	kind: 'price',
	currency,
	min,
	max
});

const FILTERS: readonly (readonly [string, FilterNode])[] = [
	['everything', EVERYTHING.where],
	['nothing', { kind: 'or', of: [] }],
	...FACETS.map((facet): [string, FilterNode] => {
		const [first = '', second = ''] = items.flatMap((item) => valuesOf(item, facet));
		return [facet, is(facet, first, second)];
	}),
	['not known', is('pose', '')],
	['no value', is('shop')],
	['a value that no item has', is('shop', 'Nowhere')],
	['a price range', price(10, 50)],
	['a price from', price(50, null, 'EUR')],
	['a currency that no item has', price(null, null, 'JPY')],
	['dates', { kind: 'collected', from: '2026-03-05', to: '2026-03-20' }],
	['dates until', { kind: 'collected', from: null, to: '2026-03-02' }],
	['a text', { kind: 'text', words: '가디건' }],
	[
		'a tree',
		{
			kind: 'or',
			of: [
				{ kind: 'and', of: [is('category', 'top'), { kind: 'not', of: is('label', 'red') }] },
				{ kind: 'not', of: { kind: 'or', of: [is('hasModel', 'no'), price(0, 90)] } }
			]
		}
	]
];

describe('a filter', () => {
	it.each(FILTERS)('lets the right items pass: %s', (_name, where) => {
		const expected = items.flatMap((item, i) => (passes(item, where) ? [i] : []));
		expect([...itemsOf(browser.select({ version: 1, where }))]).toEqual(expected);
	});

	it('lets a price pass that its own column gave as the bound', () => {
		const [range] = browser.facets(EVERYTHING).prices;
		if (!range) throw new Error('no price in the sample');
		const { currency, min, max, count } = range;
		const where: FilterNode = { kind: 'price', currency, min, max };
		expect(itemsOf(browser.select(filterOf(where)))).toHaveLength(count);
	});
});

describe('facet counts', () => {
	/** A few conditions of different facets, drawn at random. */
	function drawConditions(seed: number): Condition[] {
		const random = seededRandom(seed);
		const facets = FACETS.filter((facet) => facet !== 'nearLabel' && random() < 0.25);
		const drawn = facets.map((facet): Condition => {
			const values = [...new Set(items.flatMap((item) => valuesOf(item, facet)))];
			return is(facet, ...values.filter(() => random() < 0.5));
		});
		return random() < 0.5 ? [...drawn, price(5, 80)] : drawn;
	}
	const isOwn = (facet: Facet, condition: Condition): boolean => {
		if (condition.kind !== 'is') return false;
		if (facet === 'category') return ['category', 'kind'].includes(condition.facet);
		if (facet === 'nearLabel') return ['label', 'nearLabel'].includes(condition.facet);
		return condition.facet === facet;
	};

	it.each([1, 2, 3, 4, 5, 6, 7, 8])('leave out the facet’s own conditions (draw %d)', (seed) => {
		const conditions = drawConditions(seed);
		const counts = browser.facets(filterOf(...conditions));
		const all = items.filter((item) => conditions.every((one) => passes(item, one)));
		expect(counts.total).toBe(all.length);
		for (const facet of FACETS) {
			const others = conditions.filter((condition) => !isOwn(facet, condition));
			const under = items.filter((item) => others.every((one) => passes(item, one)));
			for (const { value, count } of counts.values[facet]) {
				const expected = under.filter((item) => valuesOf(item, facet).includes(value)).length;
				expect(count, `${facet} ${value}`).toBe(expected);
			}
		}
	});

	it('list every value that some item has, and no other', () => {
		const { values } = browser.facets(filterOf(is('category', 'bag')));
		for (const facet of FACETS) {
			const expected = new Set(items.flatMap((item) => valuesOf(item, facet)));
			expect(new Set(values[facet].map(({ value }) => value)), facet).toEqual(expected);
		}
	});

	it('count a part that mixes facets for all of them', () => {
		const mixed: FilterNode = { kind: 'or', of: [is('category', 'bag'), is('hasModel', 'yes')] };
		const counts = browser.facets(filterOf(mixed));
		const sum = counts.values.category.reduce((total, { count }) => total + count, 0);
		expect(sum).toBe(items.filter((item) => passes(item, mixed)).length);
	});

	it('tell the price range of the whole catalog with the items that the rest leaves', () => {
		const { prices, collected } = browser.facets(filterOf(is('category', 'bag'), price(1, 2)));
		const amounts = items.flatMap(({ price: one }) =>
			one?.currency === 'EUR' ? [one.amount] : []
		);
		const euro = prices.find(({ currency }) => currency === 'EUR');
		expect(euro?.min).toBeCloseTo(Math.min(...amounts), 4);
		expect(euro?.max).toBeCloseTo(Math.max(...amounts), 4);
		const bags = items.filter((item) => item.category === 'bag' && item.price?.currency === 'EUR');
		expect(euro?.count).toBe(bags.length);
		const days = items.flatMap(({ collectedAt }) => collectedAt?.slice(0, 10) ?? []).sort();
		expect(collected).toEqual({ from: days[0], to: days.at(-1) });
	});

	it('are those of an empty catalog too', () => {
		const { total, values, prices, collected } = new CatalogBrowser(columnsOf([])).facets(
			filterOf(is('category', 'top'))
		);
		expect([total, prices, collected]).toEqual([0, [], null]);
		expect(FACETS.map((facet) => values[facet].length)).toEqual(FACETS.map(() => 0));
	});
});

describe('orders', () => {
	const inOrder = (...sort: Parameters<CatalogBrowser['list']>[1][]) =>
		sort.map((one) => Array.from(browser.list(EVERYTHING, one), (i) => items[i] as CatalogItem));

	it('newest first, what has no date last', () => {
		const [newest = []] = inOrder({ by: 'newest' });
		const days = newest.map(({ collectedAt }) => collectedAt?.slice(0, 10) ?? '');
		expect(days).toEqual([...days].sort().reverse());
		expect(newest).toHaveLength(items.length);
	});

	it('by price both ways, what has none last', () => {
		const [low = [], high = []] = inOrder(
			{ by: 'price', first: 'low' },
			{ by: 'price', first: 'high' }
		);
		const rising = low.flatMap(({ price: one }) => one?.amount ?? []);
		expect(rising).toEqual([...rising].sort((a, b) => a - b));
		const falling = high.flatMap(({ price: one }) => one?.amount ?? []);
		expect(falling).toEqual([...rising].reverse());
		expect([low.at(-1)?.price, high.at(-1)?.price]).toEqual([null, null]);
	});

	it('by the name in the language', () => {
		const [korean = [], english = []] = inOrder(
			{ by: 'name', language: 'ko' },
			{ by: 'name', language: 'en' }
		);
		const ko = korean.map(({ name }) => name.ko ?? '');
		expect(ko).toEqual([...ko].sort());
		const en = english.map(({ name }) => name.en?.toLowerCase() ?? '');
		expect(en).toEqual([...en].sort());
	});

	it('greys before colours, what has no colour last', () => {
		const [byColour = []] = inOrder({ by: 'colour' });
		const kinds = byColour.map(({ colours: [main] }) =>
			!main ? 2 : Math.hypot(main.oklab[1], main.oklab[2]) < 0.035 ? 0 : 1
		);
		expect(kinds).toEqual([...kinds].sort());
	});

	it('thins the order out by the filter', () => {
		const filter = filterOf(is('category', 'top'));
		const sort = { by: 'price', first: 'low' } as const;
		const all = [...browser.list(EVERYTHING, sort)];
		const tops = [...browser.list(filter, sort)];
		expect(tops).toEqual(all.filter((i) => items[i]?.category === 'top'));
	});
});
