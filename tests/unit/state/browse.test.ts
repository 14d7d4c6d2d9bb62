import { describe, expect, it, vi } from 'vitest';
import type { Listing } from '../../../src/lib/catalog/facets/browsing';
import type { FacetCounts } from '../../../src/lib/catalog/facets/count-facets';
import { EVERYTHING, FACETS, filterOf } from '../../../src/lib/catalog/facets/filter';
import { createBrowseDesk } from '../../../src/lib/state/browse-desk';
import { BrowseFilters } from '../../../src/lib/state/browse-filters.svelte';
import { BrowseList } from '../../../src/lib/state/browse-list.svelte';
import { BrowseSelection } from '../../../src/lib/state/browse-selection.svelte';
import { BrowseWindow } from '../../../src/lib/state/browse-window.svelte';
import { fakeCatalog, hit, NamedError, settled } from './fakes';

const listing = (items: readonly number[], edition = 1): Listing => ({
	edition,
	total: items.length,
	highest: 999,
	items: Uint32Array.from(items)
});
const counts = (total: number): FacetCounts => ({
	total,
	values: Object.fromEntries(FACETS.map((facet) => [facet, []])) as never,
	prices: [],
	collected: null
});
const tops = filterOf({ kind: 'is', facet: 'category', values: ['top'] });

describe('BrowseList', () => {
	it('shows the items and counts of the newest filter alone', async () => {
		const catalog = fakeCatalog();
		const list = new BrowseList(catalog.service);
		void list.refresh();
		void list.narrow(tops);
		expect(catalog.browses.at(0).job.signal?.aborted).toBe(true);
		catalog.browses.at(1).resolve(listing([3, 1]));
		catalog.facets.at(1).resolve(counts(2));
		catalog.browses.at(0).resolve(listing([9]));
		catalog.facets.at(0).resolve(counts(1));
		await settled();
		expect([...(list.listing?.items ?? [])]).toEqual([3, 1]);
		expect(list.counts?.total).toBe(2);
		expect(list.status.state).toBe('listed');
	});

	it('keeps the former items until the new ones are there', async () => {
		const catalog = fakeCatalog();
		const list = new BrowseList(catalog.service);
		void list.refresh();
		catalog.browses.at(0).resolve(listing([1]));
		catalog.facets.at(0).resolve(counts(1));
		await settled();
		void list.order({ by: 'colour' });
		expect(list.status).toMatchObject({ state: 'listing', listing: { total: 1 } });
	});

	it('tells why it failed, and lists when tried again', async () => {
		const catalog = fakeCatalog();
		const list = new BrowseList(catalog.service);
		void list.refresh();
		catalog.browses.at(0).reject(new NamedError('WorkerDiedError'));
		await settled();
		expect(list.status).toMatchObject({ state: 'failed', failure: { name: 'WorkerDiedError' } });
		void list.refresh();
		catalog.browses.at(1).resolve(listing([]));
		catalog.facets.at(1).resolve(counts(0));
		await settled();
		expect(list.status.state).toBe('listed');
	});
});

describe('BrowseWindow', () => {
	it('asks for what is in sight, one request at a time, the newest sight next', async () => {
		const catalog = fakeCatalog();
		const view = new BrowseWindow(catalog.service);
		view.reset(1);
		view.show([1, 2]);
		view.show([5, 6]);
		view.show([8, 9]);
		expect(catalog.itemsAt.calls).toHaveLength(1);
		catalog.itemsAt.at(0).resolve([hit('a').item, null]);
		await settled();
		expect([...catalog.itemsAt.at(1).input.items]).toEqual([8, 9]);
		expect(view.item(1)?.id).toBe('a');
		expect(view.item(2)).toBeNull();
		expect(view.item(5)).toBeUndefined();
	});

	it('holds few items however far one scrolls, and never lets go of those in sight', async () => {
		const catalog = fakeCatalog();
		const itemsAt = async ({ items }: { readonly items: Uint32Array }) =>
			Array.from(items, (number) => hit(String(number)).item);
		const view = new BrowseWindow({ ...catalog.service, itemsAt });
		for (let first = 0; first < 5000; first += 100) {
			view.show(Array.from({ length: 100 }, (_, i) => first + i));
			await settled();
		}
		expect(view.size).toBeLessThanOrEqual(800);
		expect(view.item(4999)?.id).toBe('4999');
	});

	it('drops what comes from another edition', async () => {
		const catalog = fakeCatalog();
		const view = new BrowseWindow(catalog.service);
		view.reset(1);
		view.show([1]);
		view.reset(2);
		catalog.itemsAt.at(0).resolve([hit('old').item]);
		await settled();
		expect(view.item(1)).toBeUndefined();
		expect(catalog.itemsAt.at(1).input.edition).toBe(2);
	});

	it('shows an edited item as it was until the new one is there', async () => {
		const catalog = fakeCatalog();
		const view = new BrowseWindow(catalog.service);
		view.show([1]);
		catalog.itemsAt.at(0).resolve([hit('before').item]);
		await settled();
		view.refresh();
		expect(view.item(1)?.id).toBe('before');
		catalog.itemsAt.at(1).resolve([hit('after').item]);
		await settled();
		expect(view.item(1)?.id).toBe('after');
		expect(catalog.itemsAt.calls).toHaveLength(2);
	});

	it('says when the catalog changed', async () => {
		const catalog = fakeCatalog();
		const onOutdated = vi.fn();
		const view = new BrowseWindow(catalog.service, onOutdated);
		view.show([1]);
		catalog.itemsAt.at(0).reject(new NamedError('CatalogChangedError'));
		await settled();
		expect(onOutdated).toHaveBeenCalledOnce();
	});
});

describe('BrowseSelection', () => {
	const list = Uint32Array.of(40, 7, 63, 0, 12);
	function setUp() {
		const picked = new BrowseSelection();
		picked.enter(1, 63);
		return picked;
	}
	const numbers = (picked: BrowseSelection) => [...picked.items];

	it('picks one alone, adds and takes away, and a range in the order shown', () => {
		const picked = setUp();
		picked.only(list, 1);
		picked.toggle(list, 3);
		expect(numbers(picked)).toEqual([0, 7]);
		picked.toggle(list, 3);
		expect(numbers(picked)).toEqual([7]);
		picked.only(list, 3);
		picked.extend(list, 1);
		expect(numbers(picked)).toEqual([0, 7, 63]);
		picked.extend(list, 4);
		expect(numbers(picked)).toEqual([0, 12]);
	});

	it('adds a range to what is picked', () => {
		const picked = setUp();
		picked.only(list, 0);
		picked.toggle(list, 3);
		picked.extend(list, 4, true);
		expect(numbers(picked)).toEqual([0, 12, 40]);
	});

	it('picks what a frame holds, alone or beside the others, and less when it shrinks', () => {
		const picked = setUp();
		picked.only(list, 0);
		const before = picked.snapshot;
		picked.frame([7, 63], before);
		picked.frame([7], before);
		expect(numbers(picked)).toEqual([7, 40]);
		picked.frame([63], null);
		expect(numbers(picked)).toEqual([63]);
	});

	it('picks all that fit, beside what is picked already', () => {
		const picked = setUp();
		picked.only(list, 2);
		picked.all(list.subarray(0, 2));
		expect(picked.count).toBe(3);
	});

	it('gives back what was cleared, until something else is picked', () => {
		const picked = setUp();
		picked.all(list);
		picked.clear();
		expect(picked.count).toBe(0);
		picked.undoClear();
		expect(picked.count).toBe(5);
		picked.clear();
		picked.only(list, 0);
		expect(picked.canUndoClear).toBe(false);
	});

	it('forgets everything in another edition, where numbers mean others', () => {
		const picked = setUp();
		picked.all(list);
		picked.enter(1, 63);
		expect(picked.count).toBe(5);
		picked.enter(2, 200);
		expect(picked.count).toBe(0);
		expect(picked.canUndoClear).toBe(false);
	});
});

describe('the desk', () => {
	async function setUp() {
		const catalog = fakeCatalog();
		const zip = { open: vi.fn() };
		const desk = createBrowseDesk(catalog.service, zip, null);
		void desk.list.refresh();
		catalog.browses.at(0).resolve(listing([5, 6, 7]));
		catalog.facets.at(0).resolve(counts(3));
		await settled();
		return { catalog, zip, desk };
	}

	it('changes what is picked, keeps it picked and lists anew', async () => {
		const { catalog, desk } = await setUp();
		desk.picked.all(Uint32Array.of(5, 7));
		void desk.change({ category: 'bag' });
		expect(catalog.changes.at(0).input).toEqual({ edition: 1, items: Uint32Array.of(5, 7) });
		catalog.changes.at(0).resolve({ token: 4, count: 2 });
		await settled();
		expect(desk.edits.status).toEqual({ state: 'done', kind: 'changed', count: 2 });
		expect(desk.picked.count).toBe(2);
		expect(catalog.browses.calls).toHaveLength(2);
	});

	it('deletes what is picked, and takes it back', async () => {
		const { catalog, desk } = await setUp();
		desk.picked.all(Uint32Array.of(5, 7));
		void desk.delete();
		catalog.deletions.at(0).resolve({ token: 9, count: 2 });
		await settled();
		expect(desk.picked.count).toBe(0);
		expect(desk.edits.canUndo).toBe(true);
		void desk.edits.undo();
		expect(catalog.undos.at(0).input).toBe(9);
		catalog.undos.at(0).resolve(true);
		await settled();
		expect(desk.edits.status).toEqual({ state: 'done', kind: 'undone', count: 2 });
		expect(desk.edits.canUndo).toBe(false);
	});

	it('keeps what is picked when a deletion fails, and tells why', async () => {
		const { catalog, desk } = await setUp();
		desk.picked.all(Uint32Array.of(5));
		void desk.delete();
		catalog.deletions.at(0).reject(new NamedError('StorageFullError'));
		await settled();
		expect(desk.edits.status).toMatchObject({ failure: { name: 'StorageFullError' } });
		expect(desk.picked.count).toBe(1);
		expect(desk.edits.canUndo).toBe(false);
	});

	it('asks for a zip of exactly what is picked, or of all that fits', async () => {
		const { desk, zip } = await setUp();
		desk.picked.all(Uint32Array.of(7, 5));
		desk.packPicked();
		const at = { edition: 1, items: Uint32Array.of(5, 7) };
		expect(zip.open).toHaveBeenLastCalledWith({ kind: 'at', at }, desk.list.filter);
		desk.packListed();
		const { filter } = desk.list;
		expect(zip.open).toHaveBeenLastCalledWith({ kind: 'filter', filter }, filter);
	});

	it('corrects items one by one, in one row of steps with other edits', async () => {
		const { catalog, desk } = await setUp();
		void desk.corrections.change('demo/7', { pose: 'back' });
		await settled();
		expect(catalog.changes.at(0).input.items).toEqual(Uint32Array.of(7));
		catalog.changes.at(0).resolve({ token: 4, count: 1 });
		await settled();
		expect(desk.edits.canUndo).toBe(true);
		void desk.corrections.undo();
		await settled();
		expect(catalog.undos.at(0).input).toBe(4);
		catalog.undos.at(0).resolve(true);
		await settled();
		expect(desk.edits.canUndo).toBe(false);
	});

	it('starts anew in another edition of the catalog', async () => {
		const { catalog, desk } = await setUp();
		desk.picked.all(Uint32Array.of(5));
		void desk.delete();
		catalog.deletions.at(0).resolve({ token: 1, count: 1 });
		await settled();
		catalog.browses.at(1).resolve(listing([1], 2));
		catalog.facets.at(1).resolve(counts(1));
		await settled();
		expect(desk.picked.count).toBe(0);
		expect(desk.edits.canUndo).toBe(false);
	});
});

describe('BrowseFilters', () => {
	function memory(initial: string | null = null) {
		let kept = initial;
		return {
			getItem: () => kept,
			setItem: (_: string, value: string) => {
				kept = value;
			},
			get kept() {
				return kept;
			}
		};
	}

	it('are there again in a new session', () => {
		const store = memory();
		new BrowseFilters(store).save(' Tops ', tops);
		expect(new BrowseFilters(store).saved).toEqual([{ name: 'Tops', filter: tops }]);
	});

	it('take the place of one of the same name; an empty name keeps nothing', () => {
		const filters = new BrowseFilters(memory());
		filters.save('A', tops);
		filters.save('B', tops);
		filters.save('A', EVERYTHING);
		filters.save('  ', tops);
		expect(filters.saved.map(({ name }) => name)).toEqual(['A', 'B']);
		expect(filters.saved[0]?.filter).toEqual(EVERYTHING);
	});

	it('come back to their place after they were deleted', () => {
		const store = memory();
		const filters = new BrowseFilters(store);
		for (const name of ['A', 'B', 'C']) filters.save(name, tops);
		filters.remove('B');
		expect(filters.removed?.name).toBe('B');
		filters.undoRemove();
		expect(filters.saved.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
		expect(new BrowseFilters(store).saved).toHaveLength(3);
	});

	it.each([
		['no JSON', '{'],
		['another shape', '[]'],
		['null', 'null'],
		['entries that are none', '{"version":1,"saved":[null,3,{"name":"x"}]}']
	])('begin empty over %s', (_what, kept) => {
		expect(new BrowseFilters(memory(kept)).saved).toEqual([]);
	});

	it('leave one of a newer app stored, though it is not shown', () => {
		const newer = { name: 'Newer', filter: { version: 9, where: {} } };
		const store = memory(JSON.stringify({ version: 1, saved: [newer] }));
		const filters = new BrowseFilters(store);
		expect(filters.saved).toEqual([]);
		filters.save('A', tops);
		expect(store.kept).toContain('Newer');
	});

	it('do not write over what a newer app stored', () => {
		const kept = JSON.stringify({ version: 2, saved: [{ name: 'Newer' }] });
		const store = memory(kept);
		const filters = new BrowseFilters(store);
		filters.save('A', tops);
		expect(filters.saved).toHaveLength(1);
		expect(filters.unkept).toBe(true);
		expect(store.kept).toBe(kept);
	});

	it('hold until the tab closes where the browser keeps nothing, and say so', () => {
		const full = {
			getItem: () => null,
			setItem: () => {
				throw new NamedError('QuotaExceededError');
			}
		};
		for (const store of [null, full]) {
			const filters = new BrowseFilters(store);
			expect(filters.unkept).toBe(false);
			filters.save('A', tops);
			expect(filters.saved).toHaveLength(1);
			expect(filters.unkept).toBe(true);
		}
	});
});
