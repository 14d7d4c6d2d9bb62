import { parse } from 'csv-parse/sync';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { fileUnder } from '../../../src/lib/catalog/snapshot/item-schema';
import { zipItems, type ZipContent } from '../../../src/lib/export/zip-items';
import { neverAborted, picture, sampleItem } from '../catalog/sample-snapshot';

const items = [
	fileUnder('demo', sampleItem(1, { name: { ko: '빨간 치마', en: 'Red skirt' } })),
	fileUnder(
		'demo',
		sampleItem(2, { name: { en: '=2+3' }, labels: { season: 'Summer', Link: 'x' } })
	),
	fileUnder('mine', sampleItem(1, { price: { amount: 4999, currency: 'KRW' } })),
	fileUnder('mine', sampleItem(3))
];
const content: ZipContent = {
	items,
	lost: ['demo/lost'],
	models: ['embed-1'],
	readPhoto: async (id) =>
		id === 'mine/n0003' ? null : new Blob([picture(id)], { type: 'image/png' })
};
const quiet = () => undefined;

async function unzip(file: Blob): Promise<JSZip> {
	return JSZip.loadAsync(await file.arrayBuffer(), { checkCRC32: true });
}

describe('zipItems', () => {
	it('writes photos, table and manifest, and reports what is missing', async () => {
		const { file, summary } = await zipItems(content, { language: 'ko' }, neverAborted(), quiet);
		expect(file.type).toBe('application/zip');
		expect(summary).toEqual({
			items: 4,
			missing: ['demo/lost', 'mine/n0003'],
			bytes: file.size
		});
		const zip = await unzip(file);
		const paths = Object.values(zip.files).flatMap(({ dir, name }) => (dir ? [] : [name]));
		expect(paths.sort()).toEqual([
			'images/n0001-2.png',
			'images/n0001.png',
			'images/n0002.png',
			'items.csv',
			'manifest.json'
		]);
		const photo = await zip.file('images/n0001-2.png')?.async('uint8array');
		expect([...(photo ?? [])]).toEqual([...picture('mine/n0001')]);
	});

	it('writes a manifest with every item as it is', async () => {
		const { file } = await zipItems(content, { language: 'en' }, neverAborted(), quiet);
		const text = await (await unzip(file)).file('manifest.json')?.async('string');
		expect(JSON.parse(text ?? '')).toEqual({
			schema: 'otlens-items',
			version: 1,
			app: 'Otlens',
			createdAt: expect.stringMatching(/^\d{4}-/),
			models: { embed: ['embed-1'] },
			items: [
				{ ...items[0], file: 'images/n0001.png' },
				{ ...items[1], file: 'images/n0002.png' },
				{ ...items[2], file: 'images/n0001-2.png' },
				{ ...items[3], file: null }
			],
			missing: ['demo/lost', 'mine/n0003']
		});
	});

	it('writes the table in the language asked for, with the source’s own columns', async () => {
		const { file } = await zipItems(content, { language: 'ko' }, neverAborted(), quiet);
		const csv = await (await unzip(file)).file('items.csv')?.async('uint8array');
		const rows = parse(Buffer.from(csv ?? []), { bom: true, columns: true });
		expect(rows).toHaveLength(4);
		expect(rows[0]).toMatchObject({ number: 'n0001', name: '빨간 치마', file: 'images/n0001.png' });
		expect(rows[1]).toMatchObject({ name: "'=2+3", season: 'Summer', source_Link: 'x' });
		expect(rows[1]).toMatchObject({ link: 'https://shop.example/2', colour_labels: 'red white' });
		expect(rows[2]).toMatchObject({ price: '4999', currency: 'KRW', collection: 'mine' });
		expect(rows[3]).toMatchObject({ file: '', season: '' });
	});

	it('tells progress that only grows, up to the whole', async () => {
		const done: number[] = [];
		await zipItems(content, { language: 'en' }, neverAborted(), (report) => {
			expect(report).toMatchObject({ stage: 'zip', total: 4 });
			done.push(report.done);
		});
		expect(done[0]).toBe(0);
		expect(done.at(-1)).toBe(4);
		expect([...done].sort((a, b) => a - b)).toEqual(done);
	});

	it('writes a zip of nothing', async () => {
		const nothing = { ...content, items: [], lost: [] };
		const { file, summary } = await zipItems(nothing, { language: 'en' }, neverAborted(), quiet);
		expect(summary).toMatchObject({ items: 0, missing: [] });
		expect(Object.keys((await unzip(file)).files).sort()).toEqual(['items.csv', 'manifest.json']);
	});

	it('stops while reading and while writing', async () => {
		for (const stopAt of [1, 3]) {
			const controller = new AbortController();
			const zipping = zipItems(content, { language: 'en' }, controller.signal, ({ done }) => {
				if (done >= stopAt) controller.abort();
			});
			await expect(zipping).rejects.toHaveProperty('name', 'AbortError');
		}
	});

	it('passes on an error of the reader', async () => {
		const broken = { ...content, readPhoto: () => Promise.reject(new Error('gone')) };
		await expect(zipItems(broken, { language: 'en' }, neverAborted(), quiet)).rejects.toThrow(
			'gone'
		);
	});
});
