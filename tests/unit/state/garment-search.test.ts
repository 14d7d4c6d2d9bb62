import { describe, expect, it } from 'vitest';
import { filterOf } from '../../../src/lib/catalog/facets/filter';
import { GarmentSearch, LEAST_SHOWN } from '../../../src/lib/state/garment-search.svelte';
import { SearchBoard } from '../../../src/lib/state/search-board.svelte';
import { fakeCatalog, garment, hit, NamedError, settled, summary } from './fakes';

const setUp = () => {
	const catalog = fakeCatalog();
	return { catalog, search: new GarmentSearch(catalog.service) };
};

describe('GarmentSearch', () => {
	it('keeps the former items while it searches again, and takes only the latest answer', async () => {
		const { catalog, search } = setUp();
		void search.show(garment(0, 'top', 0.2), { embedModel: 'embed', wholePhoto: false });
		catalog.searches.at(0).resolve([hit('a')]);
		await settled();
		void search.filter({ scope: 'everything' });
		void search.filter({ colourWeight: 1 });
		expect(search.results.state).toBe('searching');
		expect(search.hits.map(({ item }) => item.id)).toEqual(['a']);
		expect(catalog.searches.at(1).job.signal?.aborted).toBe(true);
		catalog.searches.at(2).resolve([hit('c')]);
		await settled();
		catalog.searches.at(1).resolve([hit('b')]);
		await settled();
		expect(search.hits.map(({ item }) => item.id)).toEqual(['c']);
	});

	it('lifts the colour filter with the next garment and keeps the others', async () => {
		const { catalog, search } = setUp();
		void search.show(garment(0, 'top', 0.2), { embedModel: 'embed', wholePhoto: false });
		void search.filter({ label: 'navy', scope: 'everything' });
		expect(catalog.searches.at(1).input.labels).toEqual(['navy']);
		void search.show(garment(1, 'pants', 0.2), { embedModel: 'embed', wholePhoto: false });
		expect(catalog.searches.at(2).input.labels).toEqual([]);
		expect(catalog.searches.at(2).input.categories).toEqual([]);
	});

	it('holds all searches of a photo to one filter, which stays with the next garment', async () => {
		const catalog = fakeCatalog();
		const board = new SearchBoard(catalog.service);
		const origin = { embedModel: 'embed', wholePhoto: false };
		const [top, pants] = [garment(0, 'top', 0.2), garment(1, 'pants', 0.2)];
		void board.show([
			{ garment: top, origin },
			{ garment: pants, origin }
		]);
		expect(catalog.searches.at(0).input).not.toHaveProperty('where');
		const where = filterOf({ kind: 'is', facet: 'pose', values: ['side'] });
		void board.narrow(where);
		void board.narrow(structuredClone(where));
		expect(catalog.searches.calls.slice(2).map(({ input }) => input.where)).toEqual([where, where]);
		void board.show([{ garment: garment(2, 'skirt', 0.2), origin }]);
		await settled();
		expect(catalog.searches.at(4).input.where).toEqual(where);
	});

	it('holds back what is beyond the cut-off until it is asked for, anew with each garment', async () => {
		const { catalog, search } = setUp();
		const last = () => search.worthwhile.at(-1)?.item.id;
		const near = Array.from({ length: LEAST_SHOWN }, (_, i) => hit(`near ${i}`));
		const hits = [...near, { ...hit('far'), cutOff: 'beyond' as const }];
		void search.show(garment(0, 'top', 0.2), { embedModel: 'embed', wholePhoto: false });
		catalog.searches.at(0).resolve(hits);
		await settled();
		expect(last()).toBe('near 7');
		search.showBeyond();
		expect(last()).toBe('far');
		void search.show(garment(1, 'top', 0.2), { embedModel: 'embed', wholePhoto: false });
		catalog.searches.at(1).resolve(hits);
		await settled();
		expect(last()).toBe('near 7');
	});

	it('shows a few though all of them are beyond it', async () => {
		const { catalog, search } = setUp();
		void search.show(garment(0, 'top', 0.2), { embedModel: 'embed', wholePhoto: false });
		const far = Array.from({ length: 20 }, (_, i) => ({
			...hit(`${i}`),
			cutOff: 'beyond' as const
		}));
		catalog.searches.at(0).resolve(far);
		await settled();
		expect(search.worthwhile).toHaveLength(LEAST_SHOWN);
	});

	it('takes an item as an example on one side only, and takes it back', () => {
		const { catalog, search } = setUp();
		void search.show(garment(0, 'top', 0.2), { embedModel: 'embed', wholePhoto: false });
		void search.mark('a', 'plus');
		void search.mark('b', 'minus');
		void search.mark('a', 'minus');
		expect(catalog.searches.at(3).input).toMatchObject({ plus: [], minus: ['b', 'a'] });
		expect(search.exampleOf('a')).toBe('minus');
		void search.mark('a', 'none');
		expect(catalog.searches.at(4).input.minus).toEqual(['b']);
		void search.show(garment(1, 'top', 0.2), { embedModel: 'embed', wholePhoto: false });
		expect(catalog.searches.at(5).input.minus).toEqual([]);
	});

	it('says what failed and can be asked again', async () => {
		const { catalog, search } = setUp();
		void search.show(garment(0, 'top', 0.2), { embedModel: 'embed', wholePhoto: false });
		catalog.searches.at(0).reject(new NamedError('WorkerDiedError'));
		await settled();
		expect(search.results).toMatchObject({ state: 'failed', failure: { name: 'WorkerDiedError' } });
		void search.again();
		catalog.searches.at(1).resolve([hit('a')]);
		await settled();
		expect(search.results.state).toBe('listed');
	});

	it('says by which embedder its garment was measured, for as long as it shows one', () => {
		const { catalog, search } = setUp();
		expect(search.embedModel).toBeNull();
		void search.show(garment(0, 'top', 0.2), { embedModel: 'embed-2', wholePhoto: false });
		expect(catalog.searches.at(0).input.embedModel).toBe('embed-2');
		expect(search.embedModel).toBe('embed-2');
		search.clear();
		expect(search.embedModel).toBeNull();
	});

	it('names the collections whose vectors another embedder made', () => {
		const { search } = setUp();
		const [mine, other] = summary('mine', 'other').collections;
		if (!mine || !other) throw new Error('no collections');
		const collections = [mine, { ...other, embedModel: 'embed-0' }];
		expect(search.leftOut(collections)).toEqual([]);
		void search.show(garment(0, 'top', 0.2), { embedModel: 'embed', wholePhoto: false });
		expect(search.leftOut(collections).map(({ id }) => id)).toEqual(['other']);
	});
});
