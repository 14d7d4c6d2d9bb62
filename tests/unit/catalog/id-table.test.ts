import { describe, expect, it } from 'vitest';
import { packTexts } from '../../../src/lib/catalog/columns/texts';
import { IdTable } from '../../../src/lib/catalog/store/id-table';

describe('IdTable', () => {
	it('finds each of many ids where it is, and none that is not there', () => {
		const ids = Array.from({ length: 5000 }, (_, i) => `모음/${i * 7}`);
		const cuts = [0, 1, 1, 1700, 5000];
		const parts = cuts.slice(1).map((to, i) => ids.slice(cuts[i], to));
		const table = new IdTable(parts.map(packTexts));
		expect(table.twice).toBeNull();
		for (const [part, here] of parts.entries()) {
			for (const [row, id] of here.entries()) expect(table.find(id)).toEqual({ part, row });
		}
		for (const id of ['', '모음/', '모음/1', '모음/35000', '모음/00']) {
			expect(table.find(id)).toBeNull();
		}
	});

	it('names an id that comes twice, in one part or in two', () => {
		expect(new IdTable([packTexts(['a', 'b', 'a'])]).twice).toBe('a');
		expect(new IdTable([packTexts(['a', 'b']), packTexts(['c', 'b'])]).twice).toBe('b');
	});

	it('is empty without parts', () => {
		expect(new IdTable([]).find('a')).toBeNull();
		expect(new IdTable([packTexts([])]).find('')).toBeNull();
	});
});
