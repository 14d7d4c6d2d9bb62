import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Confusion } from '../../../scripts/eval/confusion';
import { EvalInputError } from '../../../scripts/eval/eval-error';
import { foldTable } from '../../../scripts/eval/fold-labels';
import { readIndexPng } from '../../../scripts/eval/index-png';
import { readOptions } from '../../../scripts/eval/options';
import { averagePrecisionAt, precisionAt } from '../../../scripts/eval/ranking';
import { rowsOfSplit } from '../../../scripts/eval/read-table';
import { PARSE_CLASSES } from '../../../src/lib/vision/parse/classes';

describe('Confusion', () => {
	const confusion = new Confusion(3);
	// truth 0: three right, one taken for 1; truth 1: two right; nothing is 2.
	for (const [truth, guess] of [
		[0, 0],
		[0, 0],
		[0, 0],
		[0, 1],
		[1, 1],
		[1, 1]
	] as const) {
		confusion.add(truth, guess);
	}

	it('counts accuracy, intersection over union and F1', () => {
		expect(confusion.accuracy()).toBeCloseTo(5 / 6);
		expect(confusion.iou(0)).toBeCloseTo(3 / 4);
		expect(confusion.iou(1)).toBeCloseTo(2 / 3);
		expect(confusion.f1(1)).toBeCloseTo(4 / 5);
	});

	it('takes all classes but the first together as foreground', () => {
		// Two foreground pixels are found, one ground pixel is taken for a third.
		expect(confusion.foregroundIou()).toBeCloseTo(2 / 3);
	});

	it('has no F1 and no overlap for what never occurs', () => {
		expect(confusion.f1(2)).toBeUndefined();
		expect(confusion.iou(2)).toBe(0);
	});
});

describe('ranking figures', () => {
	it('counts right answers among the first', () => {
		expect(precisionAt([true, false, true, false], 2)).toBe(0.5);
	});

	it('weighs early answers more, and is 1 when all that exist come first', () => {
		expect(averagePrecisionAt([true, true, false], 10, 2)).toBe(1);
		expect(averagePrecisionAt([false, true, false, true], 10, 2)).toBeCloseTo((1 / 2 + 2 / 4) / 2);
		expect(averagePrecisionAt([false], 10, 0)).toBe(0);
	});
});

describe('foldTable', () => {
	it('files source labels under the twelve classes, the unnamed under accessory', () => {
		const table = foldTable(['background', 'blazer', 'tights', 'boots', 'necklace']);
		const names = [...table.subarray(0, 6)].map((index) => PARSE_CLASSES[index]);
		expect(names).toEqual(['background', 'outer', 'pants', 'shoes', 'accessory', 'accessory']);
	});

	it('leaves masks that hold the twelve classes already as they are', () => {
		const table = foldTable([...PARSE_CLASSES]);
		expect([...table.subarray(0, 12)]).toEqual([...PARSE_CLASSES.keys()]);
	});
});

describe('readIndexPng', () => {
	const values = Uint8Array.from({ length: 7 * 5 }, (_, i) => (i * i) % 59);

	it('reads a grey PNG as another encoder filters it', async () => {
		const file = await sharp(values, { raw: { width: 7, height: 5, channels: 1 } })
			.toColourspace('b-w')
			.png({ adaptiveFiltering: true })
			.toBuffer();
		const mask = readIndexPng(file);
		expect([mask.widthPx, mask.heightPx]).toEqual([7, 5]);
		expect([...mask.data]).toEqual([...values]);
	});

	const chunk = (type: string, data: Buffer) => {
		const head = Buffer.alloc(8);
		head.writeUInt32BE(data.length);
		head.write(type, 4, 'latin1');
		return Buffer.concat([head, data, Buffer.alloc(4)]);
	};
	const png = (colourType: number, rows: Buffer) =>
		Buffer.concat([
			Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
			chunk('IHDR', Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, colourType, 0, 0, 0])),
			chunk('IDAT', deflateSync(rows))
		]);

	it('gives the index of a palette PNG, not its colour', () => {
		// Row 1 as it is, row 2 as differences from the row above.
		expect([...readIndexPng(png(3, Buffer.from([0, 3, 9, 2, 1, 255]))).data]).toEqual([3, 9, 4, 8]);
	});

	it.each([
		['no PNG', Buffer.from('hello'), /not a PNG/],
		['colour', png(2, Buffer.alloc(14)), /8-bit grey or palette/],
		['one that is cut short', png(0, Buffer.from([0, 1])), /cut short/]
	])('refuses %s', (_, file, message) => {
		expect(() => readIndexPng(file)).toThrow(message);
	});
});

describe('options and splits', () => {
	it('reads a whole command line', () => {
		expect(
			readOptions(['parse', '--data', 'd', '--split', 'val', '--json', '--limit', '3'])
		).toEqual({
			measure: 'parse',
			data: 'd',
			split: 'val',
			json: true,
			models: 'static/models',
			limit: 3,
			queries: Infinity,
			seed: 1,
			threads: 2
		});
	});

	it('keeps tables beside figures, unless the figures have a name of their own', () => {
		const asked = ['parse', '--data', 'd', '--out', 'o'];
		expect(readOptions(asked)).toMatchObject({ out: 'o', tables: 'o' });
		expect(readOptions([...asked, '--name', 'n'])).toMatchObject({ out: 'o', name: 'n' });
		expect(readOptions([...asked, '--name', 'n']).tables).toBeUndefined();
	});

	it('needs no data for what is drawn', () => {
		expect(readOptions(['colour-synthetic', '--seed', '7'])).toMatchObject({ data: '', seed: 7 });
		expect(readOptions(['colour-names'])).toMatchObject({ data: '' });
	});

	it.each([
		['no measure', ['--data', 'd']],
		['an unknown one', ['speed', '--data', 'd']],
		['no data', ['parse']],
		['an unknown option', ['parse', '--data', 'd', '--fast']],
		['a limit that is no number', ['parse', '--data', 'd', '--limit', 'few']],
		['queries that are no number', ['robust', '--data', 'd', '--queries', '0']],
		['a seed that is no number', ['colour-synthetic', '--seed', 'x']],
		['a filter without a value', ['cutout', '--data', 'd', '--where', 'kids']],
		['an unknown way of finding', ['robust', '--data', 'd', '--find', 'luck']]
	])('refuses %s', (_, args) => {
		expect(() => readOptions(args)).toThrow(EvalInputError);
	});

	it('names the splits there are when one is missing', () => {
		const rows = [{ split: 'train' }, { split: 'val' }];
		expect(() => rowsOfSplit(rows, 'test', 10)).toThrow(/train, val/);
		expect(() => rowsOfSplit([{ id: 'a' }], 'test', 10)).toThrow(/--split all/);
	});

	it('takes every row of a table without splits when asked for all', () => {
		const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
		expect(rowsOfSplit(rows, 'all', 2)).toEqual(rows.slice(0, 2));
	});

	it('splits a filter at its first equals sign', () => {
		const { where } = readOptions(['cutout', '--data', 'd', '--where', 'a=b=c']);
		expect(where).toEqual({ column: 'a', value: 'b=c' });
	});
});
