import { describe, expect, it } from 'vitest';
import {
	joinChanges,
	MemoryEdits,
	type ItemEdit
} from '../../../src/lib/catalog/facets/item-edits';
import { KnownEdits } from '../../../src/lib/catalog/known-edits';

const edit: ItemEdit = {
	version: 1,
	id: 'demo/1',
	change: joinChanges({ category: 'hat' }, { hasModel: 'no' }),
	deleted: false
};

class CountedEdits extends MemoryEdits {
	reads = 0;

	override all() {
		this.reads += 1;
		return this.reads === 1 ? Promise.reject(new Error('once')) : super.all();
	}
}

describe('KnownEdits', () => {
	it('reads once, and again after a failure, a change or word of one', async () => {
		const kept = new CountedEdits();
		const known = new KnownEdits(kept);
		await expect(known.byId()).rejects.toThrow('once');
		expect((await known.byId()).size).toBe(0);
		await known.byId();
		expect(kept.reads).toBe(2);
		await known.put([edit]);
		expect((await known.byId()).get('demo/1')).toEqual(edit);
		await known.drop(['demo/1']);
		expect(await known.all()).toEqual([]);
		await kept.put([edit]);
		expect(await known.all()).toEqual([]);
		known.forget();
		expect(await known.all()).toEqual([edit]);
	});
});
