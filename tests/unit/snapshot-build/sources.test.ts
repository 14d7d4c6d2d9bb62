import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSources } from '../../../scripts/crawl/snapshot/find-sources';
import { meaningOf } from '../../../src/lib/catalog/collect/label-meaning';
import { readOptions } from '../../../scripts/crawl/snapshot/options';
import { readPrice } from '../../../src/lib/catalog/collect/price';
import { formatDuration, progressLine } from '../../../scripts/crawl/snapshot/progress';
import { SnapshotInputError } from '../../../scripts/crawl/snapshot/snapshot-input-error';
import { fieldsOf, mapColumns, readTable } from '../../../src/lib/catalog/collect/table';

describe('readPrice', () => {
	it.each([
		['39,000원', '', 39000, 'KRW'],
		['₩1,290,000', '', 1290000, 'KRW'],
		['$12.50', '', 12.5, 'USD'],
		['12,50 €', '', 12.5, 'EUR'],
		['1.299,00 EUR', '', 1299, 'EUR'],
		['4999 JPY', '', 4999, 'JPY'],
		['£8', '', 8, 'GBP'],
		['59000', 'krw', 59000, 'KRW']
	])('%s %s', (text, currency, amount, code) => {
		expect(readPrice(text, currency)).toEqual({ amount, currency: code });
	});

	it.each(['', 'on request', '39000', '₩10,000 ~ ₩20,000'])('reads no price in "%s"', (text) => {
		expect(readPrice(text)).toBeNull();
	});
});

describe('meaningOf', () => {
	it.each([
		['T-Shirt', ['top'], 'T-Shirt'],
		['hoodie', ['top', 'outer'], 'Hoodie'],
		['Hat', ['hat'], 'Hat'],
		['Top', ['top'], null],
		['원피스', ['dress'], null],
		['Bottoms', ['pants'], null],
		['bag', ['bag'], null],
		['Not sure', [], null],
		['', [], null]
	])('%s', (label, categories, kind) => {
		expect(meaningOf(label)).toEqual({ categories, kind });
	});
});

describe('readTable', () => {
	const bytes = (text: string) => new TextEncoder().encode(text);

	it('recognises columns in any case and order, and keeps the rest', () => {
		const [row] = readTable(
			bytes('URL,Kids,Title,FILE,Category\nhttps://a.b/1,False,Coat,1.jpg,Outwear\n')
		);
		const { rest, ...fields } = fieldsOf(row ?? {});
		expect(fields).toMatchObject({
			image: '1.jpg',
			name: 'Coat',
			link: 'https://a.b/1',
			label: 'Outwear',
			price: ''
		});
		expect(rest).toEqual({ Kids: 'False' });
	});

	it.each([';', '\t'])('separates by "%s" where the header does', (separator) => {
		const [row] = readTable(bytes(`image${separator}name\n7${separator}Blue, long\n`));
		expect(fieldsOf(row ?? {})).toMatchObject({ image: '7', name: 'Blue, long' });
	});

	it('reads EUC-KR', () => {
		// "이름" and "코트" in EUC-KR.
		const korean = [0xc0, 0xcc, 0xb8, 0xa7, 0x0a, 0xc4, 0xda, 0xc6, 0xae, 0x0a];
		expect(readTable(Uint8Array.from(korean))).toEqual([{ 이름: '코트' }]);
	});

	it('takes away what an export guards formulas with, and nothing else', () => {
		const table = bytes("name,a,b\n'=1+1,'-10 % dress,'tis\n");
		expect(readTable(table)).toEqual([{ name: '=1+1', a: '-10 % dress', b: "'tis" }]);
	});

	it('takes a person’s own mapping, and Korean names of columns', () => {
		const [row = {}] = readTable(bytes('상품번호,상품명,사진,메모\n7,코트,7.jpg,name\n'));
		const mapping = mapColumns(Object.keys(row));
		expect(fieldsOf(row)).toMatchObject({ number: '7', name: '코트', image: '7.jpg' });
		const own = { ...mapping, name: '메모', number: null };
		expect(fieldsOf(row, own)).toMatchObject({
			...{ number: '', name: 'name', rest: { 상품번호: '7', 상품명: '코트' } }
		});
	});

	it('uses one column both as image and as number', () => {
		const [row] = readTable(bytes('id,price\n0042,$3\n'));
		expect(fieldsOf(row ?? {})).toMatchObject({ image: '0042', number: '0042' });
	});
});

describe('progress', () => {
	it('tells what remains from the pace so far', () => {
		expect(progressLine(50, 200, 30_000)).toBe('50 of 200 photos (25 %), 1:30 to go');
		expect(formatDuration(65_400)).toBe('1:05');
	});
});

describe('findSources', () => {
	let folder = '';
	const write = (file: string, content = '') => {
		const target = path.join(folder, file);
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, content);
	};
	const find = (...args: string[]) =>
		findSources(readOptions(['--photos', folder, '--out', '/tmp/unused', ...args]));
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'otlens-sources-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	it('takes every picture of a folder without a table', async () => {
		write('b.PNG');
		write('deep/a.jpg');
		write('notes.txt');
		const { sources } = await find('--shop', 'Corner');
		expect(sources.map(({ number, name, shop }) => [number, name, shop])).toEqual([
			['b', { en: 'b' }, 'Corner'],
			['a', { en: 'a' }, 'Corner']
		]);
	});

	it('follows labels.csv, with and without extensions, and notes rows without a photo', async () => {
		write('photos/one.jpg');
		write('photos/two.webp');
		write(
			'labels.csv',
			'image,label,name,link,sender\none,Hoodie,분홍 후드,https://shop.example/1,7\nTWO.webp,Pants,,javascript:alert(1),8\nthree,Hat,,,9\n'
		);
		const { sources, notes } = await find();
		expect(
			sources.map(({ number, name, link, labels }) => ({ number, name, link, labels }))
		).toEqual([
			{
				number: 'one',
				name: { ko: '분홍 후드' },
				link: 'https://shop.example/1',
				labels: { sender: '7', label: 'Hoodie' }
			},
			{
				number: 'two',
				name: { en: 'Pants' },
				link: '',
				labels: { sender: '8', label: 'Pants', link: 'javascript:alert(1)' }
			}
		]);
		expect(notes).toEqual(['three: no such photo']);
	});

	it('numbers a second photo of the same number apart', async () => {
		write('1.jpg');
		write('2.jpg');
		write('labels.csv', 'file,number\n1.jpg,A\n2.jpg,A\n');
		const { sources } = await find();
		expect(sources.map(({ number }) => number)).toEqual(['A', 'A-2']);
	});

	it('reads drawn items with their exact labels', async () => {
		const item = {
			number: 'D-1',
			name: { ko: '빨간 치마', en: 'Red skirt' },
			kind: 'Skirt',
			category: 'skirt',
			cut: 'flare',
			pattern: 'plain',
			colours: [{ hex: '#C00000', share: 1, label: 'red' }],
			worn: true,
			pose: 'front',
			price: 29000,
			link: 'https://shop.example/d1',
			shop: { ko: '가게', en: 'Shop' },
			box: { x: 0.2, y: 0.3, width: 0.5, height: 0.4 },
			file: 'photos/D-1.jpg'
		};
		write('items.json', JSON.stringify([item]));
		const [source] = (await find()).sources;
		expect(source?.file).toBe(path.join(folder, 'photos/D-1.jpg'));
		expect(source?.labels).toEqual({ cut: 'flare', pattern: 'plain' });
		expect(source?.truth?.pose).toBe('front');
		expect(source?.price).toEqual({ amount: 29000, currency: 'KRW' });
		expect(source?.truth).toMatchObject({ category: 'skirt', kind: 'Skirt', hasModel: 'yes' });
		expect(source?.truth?.colours[0]).toMatchObject({ hex: '#c00000', label: 'red', share: 1 });
		expect(source?.truth?.colours[0]?.runnerUp).not.toBe('red');
	});

	it.each([
		['an empty folder', () => undefined, /No photos/],
		[
			'a table that names no photo',
			() => {
				write('a.jpg');
				write('labels.csv', 'x\n1\n');
			},
			/No row/
		],
		['broken items.json', () => write('items.json', '{'), /not JSON/],
		['items.json of another kind', () => write('items.json', '[{"number":1}]'), /number/]
	])('says what is wrong with %s', async (_, prepare, message) => {
		prepare();
		await expect(find()).rejects.toThrow(SnapshotInputError);
		await expect(find()).rejects.toThrow(message);
	});

	it('says that a folder is missing', async () => {
		const options = readOptions(['--photos', '/nowhere', '--out', '/tmp/unused']);
		await expect(findSources(options)).rejects.toThrow(/\/nowhere is missing/);
	});
});

describe('readOptions', () => {
	it.each([
		['no photos', ['--out', 'o']],
		['no out', ['--photos', 'p']],
		['an id with capitals', ['--photos', 'p', '--out', 'o', '--id', 'Mine']],
		['an unknown option', ['--photos', 'p', '--out', 'o', '--quick']]
	])('refuses %s', (_, args) => {
		expect(() => readOptions(args)).toThrow(SnapshotInputError);
	});
});
