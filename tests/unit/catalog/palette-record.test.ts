import { describe, expect, it } from 'vitest';
import { presentPalette, targetKey } from '../../../src/lib/catalog/palette-record';
import { edited } from './sample-palette';

describe('a stored palette', () => {
	const record = edited('aa', 'top');

	it('is read as it is in the present version', () => {
		expect(presentPalette(record)).toEqual(record);
	});

	it('of a later version is not read', () => {
		expect(presentPalette({ ...record, version: 2 })).toBeNull();
	});

	it('is filed under what and where the garment was', () => {
		expect(targetKey(record)).toBe('garment 0.100 0.200 0.500 0.600');
	});
});
