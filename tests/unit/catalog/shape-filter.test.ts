import { describe, expect, it } from 'vitest';
import {
	EVERYTHING,
	filterOf,
	partsOf,
	type FilterNode
} from '../../../src/lib/catalog/facets/filter';
import {
	conditionIn,
	isLeftOut,
	isNear,
	joinOf,
	shapedParts,
	toggleValue,
	valuesIn,
	withCondition,
	withJoin,
	withLeftOut,
	withNear,
	withoutPart,
	withValues
} from '../../../src/lib/catalog/facets/shape-filter';

describe('shaping a filter by clicks', () => {
	it('gathers the values of a facet in one condition, and lifts it with the last of them', () => {
		const one = toggleValue(EVERYTHING, 'category', 'top');
		const two = toggleValue(one, 'category', 'dress');
		expect(partsOf(two)).toEqual([{ kind: 'is', facet: 'category', values: ['top', 'dress'] }]);
		const none = toggleValue(toggleValue(two, 'category', 'top'), 'category', 'dress');
		expect(none).toEqual(EVERYTHING);
	});

	it('leaves a condition at its place when it changes', () => {
		const filter = withCondition(
			withValues(withValues(EVERYTHING, 'shop', ['A']), 'kind', ['Shirt']),
			{ kind: 'text', words: '니트' }
		);
		const changed = withValues(filter, 'shop', ['B']);
		expect(partsOf(changed).map((part) => part.kind)).toEqual(['is', 'is', 'text']);
		expect(valuesIn(changed, 'shop')).toEqual(['B']);
	});

	it.each([
		[{ kind: 'text', words: '  ' }],
		[{ kind: 'price', currency: 'KRW', min: null, max: null }],
		[{ kind: 'collected', from: null, to: null }]
	] as const)('lifts a condition that says nothing: %j', (empty) => {
		const full = withCondition(EVERYTHING, { kind: 'price', currency: 'KRW', min: 1, max: null });
		const filter = filterOf(
			...partsOf(full),
			{ kind: 'text', words: 'a' },
			{
				kind: 'collected',
				from: '2026-01-01',
				to: null
			}
		);
		const lifted = withCondition(filter, empty);
		expect(conditionIn(lifted, empty.kind)).toBeUndefined();
		expect(partsOf(lifted)).toHaveLength(2);
	});

	it('matches the chosen colours the other way, and back', () => {
		const exact = withValues(EVERYTHING, 'label', ['red', 'wine']);
		const near = withNear(exact, true);
		expect(isNear(near)).toBe(true);
		expect(valuesIn(near, 'nearLabel')).toEqual(['red', 'wine']);
		expect(withNear(near, false)).toEqual(exact);
		expect(withNear(EVERYTHING, true)).toEqual(EVERYTHING);
	});

	it('leaves chosen values out, keeps doing so as more are chosen, and wants them again', () => {
		const shop = withValues(EVERYTHING, 'shop', ['A']);
		const out = toggleValue(withLeftOut(shop, 'shop', true), 'shop', 'B');
		expect(partsOf(out)).toEqual([
			{ kind: 'not', of: { kind: 'is', facet: 'shop', values: ['A', 'B'] } }
		]);
		expect(isLeftOut(out, 'shop')).toBe(true);
		expect(valuesIn(out, 'shop')).toEqual(['A', 'B']);
		expect(withLeftOut(out, 'shop', false)).toEqual(withValues(EVERYTHING, 'shop', ['A', 'B']));
		expect(withLeftOut(EVERYTHING, 'shop', true)).toEqual(EVERYTHING);
		const near = withNear(
			withLeftOut(withValues(EVERYTHING, 'label', ['red']), 'label', true),
			true
		);
		expect(isLeftOut(near, 'nearLabel')).toBe(true);
	});

	it('asks for any of the conditions, until there are none', () => {
		const both = withValues(withValues(EVERYTHING, 'shop', ['A']), 'pose', ['side']);
		const any = withJoin(both, 'any');
		expect(joinOf(any)).toBe('any');
		expect(shapedParts(any)).toEqual(partsOf(both));
		const three = withCondition(any, { kind: 'text', words: '니트' });
		expect(three.where).toMatchObject({ kind: 'or', of: [{}, {}, { kind: 'text' }] });
		expect(withJoin(any, 'all')).toEqual(both);
		const one = withoutPart(any, shapedParts(any)[0] as FilterNode);
		expect(withValues(one, 'pose', [])).toEqual(EVERYTHING);
	});

	it('keeps parts of other shapes', () => {
		const tree: FilterNode = { kind: 'not', of: { kind: 'text', words: '니트' } };
		const filter = withValues(filterOf(tree), 'shop', ['B']);
		expect(partsOf(filter)).toEqual([tree, { kind: 'is', facet: 'shop', values: ['B'] }]);
		expect(partsOf(withoutPart(filter, tree))).toHaveLength(1);
	});
});
