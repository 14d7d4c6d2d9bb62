import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { paletteAse } from '../../../src/lib/export/palette/palette-ase';
import { paletteCss } from '../../../src/lib/export/palette/palette-css';
import { paletteCsv } from '../../../src/lib/export/palette/palette-csv';
import { batchJson, paletteJson } from '../../../src/lib/export/palette/palette-json';
import { PALETTE_FORMATS, writePalette } from '../../../src/lib/export/palette/write-palette';
import { measuredPalette } from '../../../src/lib/vision/palette/work-palette';
import { colour, sample } from './sample-palette';

const createdAt = new Date('2026-03-04T05:06:07Z');

describe('paletteAse', () => {
	it('writes header, group and colours as the format lays them out, byte for byte', () => {
		const bytes = paletteAse('A', [
			{ name: 'Red', rgb: [255, 0, 0] },
			{ name: '흰', rgb: [255, 255, 255] }
		]);
		const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
		expect(hex).toBe(
			[
				// signature, version 1.0, four blocks
				'41 53 45 46 00 01 00 00 00 00 00 04',
				// group start, 6 bytes: 2 units "A", 0
				'c0 01 00 00 00 06 00 02 00 41 00 00',
				// colour, 28 bytes: 4 units "Red", 0; "RGB "; 1, 0, 0; normal
				'00 01 00 00 00 1c 00 04 00 52 00 65 00 64 00 00',
				'52 47 42 20 3f 80 00 00 00 00 00 00 00 00 00 00 00 02',
				// colour, 24 bytes: 2 units "흰", 0; "RGB "; 1, 1, 1; normal
				'00 01 00 00 00 18 00 02 d7 70 00 00',
				'52 47 42 20 3f 80 00 00 3f 80 00 00 3f 80 00 00 00 02',
				// group end, empty
				'c0 02 00 00 00 00'
			].join(' ')
		);
	});

	it('counts UTF-16 units, not letters, and an empty palette is a group alone', () => {
		const bytes = paletteAse('', [{ name: '👕', rgb: [0, 0, 0] }]);
		const view = new DataView(bytes.buffer);
		expect(view.getUint32(8)).toBe(3);
		// After the 12 bytes of the header and the 10 of the group: type, length, units with the zero.
		expect(view.getUint16(22)).toBe(1);
		expect(view.getUint16(28)).toBe(3);
		expect(paletteAse('', [])).toHaveLength(12 + 10 + 6);
	});
});

describe('paletteCss', () => {
	it('names each colour by its label, a second one with a number', () => {
		const palette = measuredPalette([
			colour('#c8c9ca', 0.5),
			colour('#b6b8ba', 0.3),
			colour('#c8102e', 0.2)
		]);
		expect(paletteCss(palette)).toBe(
			':root {\n' +
				'\t--light-gray: #c8c9ca; /* 50.0% */\n' +
				'\t--light-gray-2: #b6b8ba; /* 30.0% */\n' +
				'\t--red: #c8102e; /* 20.0% */\n' +
				'}\n'
		);
	});

	it('follows the person’s name', () => {
		expect(paletteCss(sample.palette)).toContain('--ivory: #ffffff');
	});
});

describe('paletteCsv', () => {
	const read = (csv: string): Record<string, string>[] =>
		parse(csv, { columns: true, bom: true, relax_column_count: false });

	it('has a row for each colour, figures in columns of their own', () => {
		const [first, second] = read(paletteCsv([sample]));
		expect(first).toMatchObject({
			// The apostrophe keeps spreadsheets from running it.
			file: "'=상의, 1.jpg",
			garment: 'top',
			edited: 'yes',
			multicolour: 'yes',
			pattern: 'stripe',
			colours: '2',
			rank: '1',
			hex: '#ffffff',
			share: '0.6667',
			label: 'ivory',
			label_ko: '아이보리',
			runner_up: 'white',
			// A person's name has no odds.
			confidence: '',
			labelled_by: 'person',
			red: '255',
			cielab_l: '100',
			left_out_shadow: '0.1235',
			left_out_edge: '0.05'
		});
		expect(second).toMatchObject({ rank: '2', label: 'red', labelled_by: 'measured', error: '' });
		expect(Number(second?.['confidence'])).toBeGreaterThan(0.5);
	});

	it('has a row for a garment without a colour to measure', () => {
		const nothing = { ...sample, palette: measuredPalette([]) };
		expect(read(paletteCsv([nothing]))).toMatchObject([
			{ garment: 'top', colours: '0', hex: '', error: '' }
		]);
	});

	it('says of a photo that failed why', () => {
		const rows = read(paletteCsv([{ name: 'cut.jpg', error: 'TruncatedPhotoError' }, sample]));
		expect(rows).toHaveLength(3);
		expect(rows[0]).toMatchObject({ file: 'cut.jpg', hex: '', error: 'TruncatedPhotoError' });
	});
});

describe('paletteJson', () => {
	it('says what it is, by whom each name is, and what the other method found', () => {
		expect(JSON.parse(paletteJson(sample, createdAt))).toMatchObject({
			schema: 'otlens-palette',
			version: 1,
			createdAt: '2026-03-04T05:06:07.000Z',
			file: sample.name,
			sha256: sample.photo,
			garment: 'top',
			edited: true,
			flags: { multicolour: true, pattern: 'stripe' },
			leftOut: { shadow: 0.1235, highlight: 0, edge: 0.05 },
			colours: [
				{
					hex: '#ffffff',
					share: 0.6667,
					label: { id: 'ivory', en: 'Ivory', ko: '아이보리' },
					runnerUp: { id: 'white' },
					labelledBy: 'person',
					srgb: [255, 255, 255],
					oklab: [1, 0, 0]
				},
				{ hex: '#c8102e', labelledBy: 'measured', made: 'measured' }
			],
			extcolors: [{ hex: '#fefefe', share: 0.7, pixels: 70 }]
		});
	});

	it('lists a batch in its order, failures among it, and no comparison that was not made', () => {
		const failed = { name: 'cut.jpg', error: 'TruncatedPhotoError' };
		const batch = JSON.parse(batchJson([failed, { ...sample, others: null }], createdAt)) as {
			photos: object[];
		};
		expect(batch).toMatchObject({ schema: 'otlens-palettes', version: 1 });
		expect(batch.photos[0]).toEqual({ file: 'cut.jpg', error: 'TruncatedPhotoError' });
		expect(batch.photos[1]).not.toHaveProperty('extcolors');
	});
});

describe('writePalette', () => {
	const options = { nameOf: (label: string) => label.toUpperCase(), createdAt };

	it.each(PALETTE_FORMATS)('makes a file of %s that every system takes', (format) => {
		const { blob, name } = writePalette({ ...sample, name: 'a:b.jpeg' }, format, options);
		expect(name).toBe(`a_b palette.${format}`);
		expect(blob.size).toBeGreaterThan(30);
	});

	it('gives swatches the person’s names', async () => {
		const { blob } = writePalette(sample, 'ase', options);
		const text = new TextDecoder('utf-16be').decode(await blob.arrayBuffer());
		expect(text).toContain('IVORY #ffffff');
		expect(text).toContain('RED #c8102e');
	});
});
