import { describe, expect, it } from 'vitest';
import { applyEdit, type ItemChange, type ItemEdit } from '../../../src/lib/catalog/item-edits';
import { fileUnder } from '../../../src/lib/catalog/snapshot/item-schema';
import { sampleItem } from './sample-snapshot';

const item = fileUnder('demo', sampleItem(1, { pose: 'front', kind: 'Hoodie' }));
const edit = (change: ItemChange): ItemEdit => ({
	version: 1,
	id: item.id,
	change,
	editedAt: '2026-11-26T00:00:00Z'
});

describe('applyEdit', () => {
	it('puts the person’s fields in place of the item’s and leaves the item as it was', () => {
		const before = structuredClone(item);
		const changed = applyEdit(item, edit({ category: 'dress', labels: { cut: 'flare' } }));
		expect(changed).toEqual({ ...item, category: 'dress', labels: { cut: 'flare' } });
		expect(item).toEqual(before);
	});

	it('takes null for nothing: away where a field may lack, a value where it may be null', () => {
		const changed = applyEdit(item, edit({ pose: null, kind: null, price: null }));
		expect('pose' in changed).toBe(false);
		expect(changed.kind).toBeNull();
		expect(changed.price).toBeNull();
	});

	it('never takes away what an item cannot be without', () => {
		expect(applyEdit(item, edit({ name: null, category: null, colours: null }))).toEqual(item);
	});

	it('passes over no edit, and one of a later version', () => {
		const later = { ...edit({ category: 'dress' }), version: 2 } as unknown as ItemEdit;
		expect(applyEdit(item, undefined)).toBe(item);
		expect(applyEdit(item, later)).toBe(item);
	});
});
