import { describe, expect, it, vi } from 'vitest';
import { ItemCorrections } from '../../../src/lib/state/item-corrections.svelte';
import { Review } from '../../../src/lib/state/review.svelte';
import { fakeCatalog, hit, NamedError, settled } from './fakes';

const { item } = hit('demo/7');

function setUp() {
	const catalog = fakeCatalog();
	const listener = { onMade: vi.fn(), onUndone: vi.fn() };
	const corrections = new ItemCorrections(catalog.service, listener);
	return { catalog, listener, corrections };
}

describe('a correction', () => {
	it('shows at once, and reaches the store in the order they were made', async () => {
		const { catalog, listener, corrections } = setUp();
		void corrections.change(item.id, { hasModel: 'yes' });
		void corrections.change(item.id, { pose: 'side' });
		expect(corrections.shown(item)).toMatchObject({ hasModel: 'yes', pose: 'side' });
		await settled();
		expect(catalog.changes.calls).toHaveLength(1);
		catalog.changes.at(0).resolve({ token: 1, count: 1 });
		await settled();
		expect(catalog.changes.calls).toHaveLength(2);
		expect(listener.onMade).toHaveBeenCalledExactlyOnceWith({ token: 1, count: 1 });
	});

	it('is taken back, the last one first', async () => {
		const { catalog, listener, corrections } = setUp();
		void corrections.change(item.id, { framing: 'detail' });
		void corrections.change(item.id, { framing: 'full-body' });
		await settled();
		catalog.changes.at(0).resolve({ token: 1, count: 1 });
		await settled();
		catalog.changes.at(1).resolve({ token: 2, count: 1 });
		await settled();
		const undone = corrections.undo();
		expect(corrections.shown(item).framing).toBe('detail');
		await settled();
		expect(catalog.undos.at(0).input).toBe(2);
		catalog.undos.at(0).resolve(true);
		expect(await undone).toBe(item.id);
		expect(listener.onUndone).toHaveBeenCalledExactlyOnceWith({ token: 2, count: 1 });
		expect(corrections.canUndo).toBe(true);
	});

	it('that cannot be kept shows no longer, and says why', async () => {
		const { catalog, listener, corrections } = setUp();
		void corrections.change(item.id, { hasModel: 'yes' });
		await settled();
		catalog.changes.at(0).reject(new NamedError('StorageFullError'));
		await settled();
		expect(corrections.shown(item)).toEqual(item);
		expect(corrections.failure?.name).toBe('StorageFullError');
		expect(corrections.canUndo).toBe(false);
		expect(listener.onMade).not.toHaveBeenCalled();
	});

	it('of an item that is gone is refused', async () => {
		const { catalog, corrections } = setUp();
		const none = { edition: 1, items: new Uint32Array(0) };
		const service = { ...catalog.service, numbersOf: () => Promise.resolve(none) };
		const other = new ItemCorrections(service, { onMade: vi.fn(), onUndone: vi.fn() });
		await other.change(item.id, { hasModel: 'yes' });
		expect(other.failure?.name).toBe('CatalogChangedError');
		expect(corrections.failure).toBeNull();
	});
});

describe('looking through items', () => {
	function look(ids: readonly string[]) {
		const { catalog, corrections } = setUp();
		const service = {
			items: vi.fn((asked: readonly string[]) =>
				Promise.resolve(asked.map((id) => (id === 'demo/404' ? null : hit(id).item)))
			)
		};
		const review = new Review(service, corrections);
		review.open(ids, 1);
		return { catalog, corrections, review, service };
	}
	const ids = Array.from({ length: 40 }, (_, i) => `demo/${i}`);

	it('goes on and back within the list, and has the next items ready', async () => {
		const { review, service } = look(ids);
		await settled();
		expect(review.item?.id).toBe('demo/1');
		expect(review.ahead).toEqual(['demo/2', 'demo/3']);
		review.go(1);
		expect(review.item?.id).toBe('demo/2');
		for (let i = 0; i < 50; i += 1) {
			review.go(1);
			await settled();
		}
		expect(review.place).toBe(39);
		expect(review.item?.id).toBe('demo/39');
		expect(Math.max(...service.items.mock.calls.map(([asked]) => asked.length))).toBeLessThan(10);
		review.go(-1);
		expect(review.item?.id).toBe('demo/38');
	});

	it('shows what is said, and goes back to the item whose correction is taken back', async () => {
		const { catalog, review } = look(ids);
		await settled();
		review.change({ hasModel: 'yes' });
		expect(review.item?.hasModel).toBe('yes');
		await settled();
		catalog.changes.at(0).resolve({ token: 1, count: 1 });
		await settled();
		review.go(1);
		review.go(1);
		const undone = review.undo();
		await settled();
		catalog.undos.at(0).resolve(true);
		await undone;
		expect(review.place).toBe(1);
		expect(review.item?.hasModel).toBe('no');
	});

	it('says nothing of an item that cannot be had', async () => {
		const { catalog, review } = look(['demo/1', 'demo/404']);
		await settled();
		expect(review.item).toBeNull();
		review.change({ hasModel: 'yes' });
		await settled();
		expect(catalog.changes.calls).toHaveLength(0);
	});
});
