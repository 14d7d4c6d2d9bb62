import { describe, expect, it, vi } from 'vitest';
import { Selection } from '../../../src/lib/state/selection.svelte';

function setUp() {
	const zip = { open: vi.fn() };
	return { zip, selection: new Selection(zip) };
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

	it('asks for a zip of exactly what is selected, and keeps it selected', () => {
		const { zip, selection } = setUp();
		for (const id of ['c', 'a', 'b', 'a']) selection.toggle(id);
		selection.pack();
		expect(zip.open).toHaveBeenCalledExactlyOnceWith({ kind: 'ids', ids: ['c', 'b'] }, undefined);
		expect(selection.count).toBe(2);
	});
});
