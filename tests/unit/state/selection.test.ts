import { describe, expect, it, vi } from 'vitest';
import { Selection } from '../../../src/lib/state/selection.svelte';
import { fakeCatalog, NamedError, settled } from './fakes';

function setUp() {
	const catalog = fakeCatalog();
	const save = vi.fn();
	return { catalog, save, selection: new Selection(catalog.service, save) };
}

const shown = ['a', 'b', 'c', 'd', 'e'];

describe('Selection', () => {
	it('selects a range from the item toggled last', () => {
		const { selection } = setUp();
		selection.toggle('d');
		selection.extendTo('b', shown);
		expect(shown.filter((id) => selection.has(id))).toEqual(['b', 'c', 'd']);
	});

	it('gives back what was cleared', () => {
		const { selection } = setUp();
		selection.toggle('a');
		selection.toggle('b');
		selection.clear();
		expect(selection.count).toBe(0);
		selection.undoClear();
		expect(selection.count).toBe(2);
		expect(selection.canUndoClear).toBe(false);
	});

	it('zips exactly what is selected and saves the file', async () => {
		const { catalog, save, selection } = setUp();
		for (const id of ['c', 'a', 'b', 'a']) selection.toggle(id);
		void selection.download({ language: 'ko' });
		expect(catalog.zips.at(0).input.ids).toEqual(['c', 'b']);
		catalog.zips.at(0).job.onProgress?.({ stage: 'zip', done: 1, total: 2 });
		expect(selection.zip).toMatchObject({ state: 'zipping', progress: { done: 1 } });
		const file = new Blob(['zip']);
		catalog.zips.at(0).resolve({ file, summary: { items: 2, missing: [], bytes: 3 } });
		await settled();
		expect(save).toHaveBeenCalledExactlyOnceWith(file, 'otlens.zip');
		expect(selection.zip.state).toBe('done');
	});

	it('saves nothing of a zip that was cancelled, and keeps the selection', async () => {
		const { catalog, save, selection } = setUp();
		selection.toggle('a');
		void selection.download({ language: 'en' });
		selection.cancel();
		const summary = { items: 1, missing: [], bytes: 3 };
		catalog.zips.at(0).resolve({ file: new Blob(), summary });
		await settled();
		expect(save).not.toHaveBeenCalled();
		expect(selection.count).toBe(1);
		expect(selection.zip.state).toBe('idle');
	});

	it('keeps the selection when the zip fails', async () => {
		const { catalog, selection } = setUp();
		selection.toggle('a');
		void selection.download({ language: 'en' });
		catalog.zips.at(0).reject(new NamedError('QuotaExceededError'));
		await settled();
		expect(selection.zip).toMatchObject({ failure: { name: 'QuotaExceededError' } });
		expect(selection.has('a')).toBe(true);
	});
});
