import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/lib/catalog/columns/columns-of';
import { joinColumns } from '../../../src/lib/catalog/columns/join-columns';
import { decodeColumns, encodeColumns } from '../../../src/lib/catalog/columns/pack-columns';
import { textAt, unpackTexts } from '../../../src/lib/catalog/columns/texts';
import type { CatalogItem } from '../../../src/lib/catalog/records';
import { fileUnder } from '../../../src/lib/catalog/snapshot/item-schema';
import { LABELS32 } from '../../../src/lib/vision/colour/labels32';
import { sampleItem } from './sample-snapshot';

const item = (number: number, change: Partial<CatalogItem> = {}): CatalogItem =>
	fileUnder('demo', sampleItem(number, change));

const bit = (label: string): number => (1 << LABELS32.findIndex(({ id }) => id === label)) >>> 0;

const full = item(1, {
	category: 'top',
	kind: 'Blazer',
	attributes: { sleeve: 'short', length: 'long' },
	hasModel: 'yes',
	pose: 'side',
	framing: 'full-body',
	project: '니트',
	collectedAt: '2026-02-03T23:59:59Z',
	price: { amount: 39000, currency: 'KRW' },
	colours: [
		{ hex: '#8b1a1a', share: 0.85, label: 'red', runnerUp: 'orange', oklab: [0.5, 0.25, 0.125] },
		{ hex: '#ffffff', share: 0.09, label: 'white', runnerUp: 'ivory', oklab: [1, 0, 0] }
	]
});
const bare = item(2, { category: 'bag', hasModel: 'unknown', colours: [], shop: '' });

describe('columnsOf', () => {
	it('codes what is known of an item, and 0 for what is not', () => {
		const columns = columnsOf([full, bare]);
		expect(columns.count).toBe(2);
		expect(unpackTexts(columns.ids)).toEqual(['demo/n0001', 'demo/n0002']);
		expect(textAt(columns.names, 0)).toBe('Garment 1\n옷 1');
		expect([...columns.category]).toEqual([0, 6]);
		expect([...columns.kind]).toEqual([1, 0]);
		expect([...columns.attributes.sleeve]).toEqual([2, 0]);
		expect([...columns.attributes.length]).toEqual([3, 0]);
		expect([...columns.attributes.pattern]).toEqual([0, 0]);
		expect([...columns.hasModel]).toEqual([1, 0]);
		expect([...columns.pose]).toEqual([3, 0]);
		expect([...columns.framing]).toEqual([1, 0]);
		expect([...columns.price]).toEqual([39000, NaN]);
		expect(columns.currency).toEqual({ codes: Uint16Array.of(1, 0), values: ['', 'KRW'] });
		expect([...columns.day]).toEqual([Date.UTC(2026, 1, 3) / 86_400_000, 0]);
		expect(columns.shop).toEqual({ codes: Uint16Array.of(1, 0), values: ['', 'Example'] });
		expect(columns.project.values).toEqual(['', '니트']);
	});

	it('counts no trim as a colour, and runners-up only in the wider column', () => {
		const columns = columnsOf([full, bare]);
		expect([...columns.labels]).toEqual([bit('red'), 0]);
		expect([...columns.nearLabels]).toEqual([(bit('red') | bit('orange')) >>> 0, 0]);
		expect([...columns.palettes.starts]).toEqual([0, 2, 2]);
		expect([...columns.palettes.colours.subarray(0, 3)]).toEqual([0.5, 0.25, 0.125]);
	});

	it('takes a date that is none, or one before 1970, for unknown', () => {
		const dates = ['soon', '1969-05-01', '9999-01-01'];
		const columns = columnsOf(dates.map((collectedAt, i) => item(i, { collectedAt })));
		expect([...columns.day]).toEqual([0, 0, 0]);
	});
});

describe('joinColumns', () => {
	const items = Array.from({ length: 23 }, (_, i) =>
		item(i, i % 5 === 0 ? { ...full, shop: `shop ${i % 3}` } : { project: `p${i % 4}` })
	);

	it('gives what one run over all items gives', () => {
		const parts = [items.slice(0, 9), [], items.slice(9, 10), items.slice(10)];
		expect(joinColumns(parts.map(columnsOf))).toEqual(columnsOf(items));
	});

	it('makes columns of nothing', () => {
		expect(joinColumns([])).toEqual(columnsOf([]));
	});
});

describe('columns as one buffer', () => {
	const columns = columnsOf([full, bare, item(7, { name: { ko: '가' } })]);

	it('come back whole, from any offset', () => {
		const packed = encodeColumns(columns);
		expect(decodeColumns(packed)).toEqual(columns);
		const shifted = new Uint8Array(packed.length + 3);
		shifted.set(packed, 3);
		expect(decodeColumns(shifted.subarray(3))).toEqual(columns);
		expect(decodeColumns(encodeColumns(columnsOf([])))).toEqual(columnsOf([]));
	});

	it.each([
		['an empty buffer', new Uint8Array()],
		['another file', new Uint8Array(64)],
		['a buffer that is cut short', encodeColumns(columns).slice(0, -4)],
		['one cut within its header', encodeColumns(columns).slice(0, 40)]
	])('are to be made anew from %s', (_, bytes) => {
		expect(decodeColumns(bytes)).toBeNull();
	});

	it.each([
		['version', 4],
		['vocabulary', 8]
	])('of another %s are to be made anew', (_, at) => {
		const packed = encodeColumns(columns);
		packed[at] = (packed[at] ?? 0) ^ 1;
		expect(decodeColumns(packed)).toBeNull();
	});
});
