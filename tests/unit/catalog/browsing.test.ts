import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/lib/catalog/columns/columns-of';
import { Browsing } from '../../../src/lib/catalog/facets/browsing';
import { EVERYTHING } from '../../../src/lib/catalog/facets/filter';
import {
	applyChange,
	joinChanges,
	MemoryEdits,
	type ItemChange,
	type ItemEdit
} from '../../../src/lib/catalog/facets/item-edits';
import type { CatalogItem } from '../../../src/lib/catalog/records';
import { StorageFullError } from '../../../src/lib/catalog/store/storage-errors';
import { drawItems } from './browse-items';

const items = drawItems(300);
const columns = columnsOf(items);
const page = { sort: { by: 'newest' }, from: 0, count: 1000 } as const;

function browse(store = new MemoryEdits(), of = columns) {
	return new Browsing(
		() => Promise.resolve(of),
		() => Promise.resolve(store)
	);
}

/** Facets as a fresh catalog of items that were like this from the start would have them. */
async function facetsOf(all: readonly CatalogItem[]) {
	return browse(new MemoryEdits(), columnsOf(all)).facets(EVERYTHING);
}

const some = Uint32Array.from({ length: 60 }, (_, i) => i * 5);
const isSome = (i: number) => i % 5 === 0;

const CHANGES: readonly ItemChange[] = [
	{ category: 'top' },
	{ category: 'shoes', hasModel: 'no' },
	{ hasModel: 'unknown', pose: 'back' },
	{ pose: 'unknown' },
	{ framing: 'lower-body', hasModel: 'yes' },
	{ framing: 'unknown' }
];

describe('an edit', () => {
	it.each(CHANGES)(
		'changes counts as if the items had been so from the start: %j',
		async (change) => {
			const browsing = browse();
			const { edition } = await browsing.list(EVERYTHING, page);
			await browsing.change({ edition, items: some }, change);
			const expected = await facetsOf(
				items.map((item, i) => (isSome(i) ? applyChange(item, change) : item))
			);
			expect(await browsing.facets(EVERYTHING)).toEqual(expected);
		}
	);

	it('renames a colour where it shows, and still finds it near what was measured', async () => {
		const [first = ''] = items.flatMap(({ colours }) =>
			colours.filter(({ share }) => share >= 0.1).map(({ label }) => label)
		);
		const browsing = browse();
		const before = await browsing.facets(EVERYTHING);
		const { edition } = await browsing.list(EVERYTHING, page);
		const all = Uint32Array.from(items.keys());
		await browsing.change({ edition, items: all }, { labels: { [first]: 'gold' } });
		const { values } = await browsing.facets(EVERYTHING);
		expect(values.label.find(({ value }) => value === first)).toBeUndefined();
		const count = (label: string, of = values.nearLabel) =>
			of.find(({ value }) => value === label)?.count;
		expect(count(first)).toBe(count(first, before.values.nearLabel));
	});

	it('is taken back, the counts with it', async () => {
		const store = new MemoryEdits();
		const browsing = browse(store);
		const before = await browsing.facets(EVERYTHING);
		const { edition } = await browsing.list(EVERYTHING, page);
		const first = await browsing.change({ edition, items: some }, { category: 'bag' });
		const second = await browsing.delete({ edition, items: some.subarray(0, 7) });
		expect((await browsing.list(EVERYTHING, page)).total).toBe(293);
		expect(await browsing.undo(second.token)).toBe(true);
		expect((await browsing.list(EVERYTHING, page)).total).toBe(300);
		expect(await browsing.undo(first.token)).toBe(true);
		expect(await browsing.facets(EVERYTHING)).toEqual(before);
		expect(await store.all()).toEqual([]);
		expect(await browsing.undo(first.token)).toBe(false);
	});

	it('is there again in a new session, and leaves the measured columns alone', async () => {
		const store = new MemoryEdits();
		const first = browse(store);
		const { edition } = await first.list(EVERYTHING, page);
		await first.change({ edition, items: some }, { category: 'hat', pose: 'side' });
		await first.delete({ edition, items: Uint32Array.of(1, 2) });
		const after = await first.facets(EVERYTHING);
		expect(await browse(store).facets(EVERYTHING)).toEqual(after);
		expect(await browse().facets(EVERYTHING)).toEqual(await facetsOf(items));
	});

	it('made in another tab shows when that is told, in a new edition', async () => {
		const store = new MemoryEdits();
		const browsing = browse(store);
		const before = await browsing.list(EVERYTHING, page);
		const other = browse(store);
		const { edition } = await other.list(EVERYTHING, page);
		await other.delete({ edition, items: some });
		browsing.forget();
		const after = await browsing.list(EVERYTHING, page);
		expect(after.total).toBe(before.total - some.length);
		expect(after.edition).not.toBe(before.edition);
	});

	it('that cannot be stored changes nothing', async () => {
		class FullEdits extends MemoryEdits {
			override put(_: readonly ItemEdit[]): Promise<void> {
				return Promise.reject(new StorageFullError('no room'));
			}
		}
		const browsing = browse(new FullEdits());
		const before = await browsing.facets(EVERYTHING);
		const { edition } = await browsing.list(EVERYTHING, page);
		const changing = browsing.change({ edition, items: some }, { category: 'bag' });
		await expect(changing).rejects.toThrow(StorageFullError);
		await expect(browsing.delete({ edition, items: some })).rejects.toThrow(StorageFullError);
		expect(await browsing.facets(EVERYTHING)).toEqual(before);
	});

	it('of another edition of the catalog is refused', async () => {
		let now = columns;
		const browsing = new Browsing(
			() => Promise.resolve(now),
			() => Promise.resolve(new MemoryEdits())
		);
		const { edition } = await browsing.list(EVERYTHING, page);
		now = columnsOf(items.slice(0, 10));
		for (const call of [
			browsing.change({ edition, items: some }, { category: 'bag' }),
			browsing.delete({ edition, items: some }),
			browsing.ids({ edition, items: some })
		]) {
			await expect(call).rejects.toHaveProperty('name', 'CatalogChangedError');
		}
		expect((await browsing.list(EVERYTHING, page)).total).toBe(10);
	});
});

describe('changes one after another', () => {
	it('keep what the later one does not name', () => {
		expect(joinChanges({ category: 'top', pose: 'side' }, { pose: 'back' })).toEqual({
			category: 'top',
			pose: 'back'
		});
	});

	it('follow a colour through two names', () => {
		const joined = joinChanges({ labels: { red: 'wine' } }, { labels: { wine: 'brown' } });
		expect(joined.labels).toEqual({ red: 'brown', wine: 'brown' });
	});

	it('bring a colour back to its own name', () => {
		const joined = joinChanges({ labels: { red: 'wine' } }, { labels: { wine: 'red' } });
		expect(joined.labels?.['red']).toBe('red');
	});
});
