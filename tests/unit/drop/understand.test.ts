import { describe, expect, it } from 'vitest';
import { createProduct } from '../../../src/lib/catalog/collect/product';
import { mapColumns } from '../../../src/lib/catalog/collect/table';
import type { DroppedFile } from '../../../src/lib/catalog/drop/list-files';
import type { ReadPage } from '../../../src/lib/catalog/drop/read-pages';
import { understand, type UnderstandOptions } from '../../../src/lib/catalog/drop/understand';
import { sampleEntries, writeSample } from '../catalog/sample-snapshot';
import { dropped, zipOf } from './dropped';

/** Reads `{"products":[…]}`, as a shop's feed might be. */
const readPage: ReadPage = ({ text, url }) => {
	try {
		const { products } = JSON.parse(text) as {
			products: { number: string; name?: string; images?: string[] }[];
		};
		return {
			source: { id: 'fake' },
			findings: {
				products: products.map(({ number, name = number, images = [] }) =>
					createProduct({ number, name, link: url, images, category: 'Women > 스커트 > Flare' })
				),
				requests: []
			}
		};
	} catch {
		return null;
	}
};

const read = (files: readonly DroppedFile[], options: UnderstandOptions = { mapping: null }) =>
	understand(files, options, {
		loadReader: () => Promise.resolve(readPage),
		step: () => Promise.resolve()
	});

async function itemsOf(...args: Parameters<typeof read>) {
	const read_ = await read(...args);
	if (read_.kind !== 'items') throw new Error('a snapshot');
	return read_;
}

const feed = (...products: { number: string; images?: string[] }[]): string =>
	JSON.stringify({ products });

describe('photos alone', () => {
	it('become an item each, numbered by their names', async () => {
		const found = await itemsOf(dropped({ 'shop/a.jpg': 'x', 'shop/b/A-2.PNG': 'x' }));
		expect(found.name).toBe('shop');
		expect(found.candidates.map(({ facts: { number, name } }) => [number, name])).toEqual([
			['a', { en: 'a' }],
			['A-2', { en: 'A-2' }]
		]);
		expect(found.leftOut).toEqual([]);
	});

	it('of one name in two folders are both there', async () => {
		const found = await itemsOf(dropped({ 'a/1.jpg': 'x', 'b/1.jpg': 'y' }));
		expect(found.candidates.map(({ facts, photo }) => [facts.number, photo.path])).toEqual([
			['1', 'a/1.jpg'],
			['1-2', 'b/1.jpg']
		]);
		expect(new Set(found.candidates.map(({ key }) => key)).size).toBe(2);
	});

	it('leave empty files, unknown kinds and clutter out, and say so', async () => {
		const found = await itemsOf(
			dropped({ 'a/0.jpg': '', 'a/film.mov': 'x', 'a/.DS_Store': 'x', 'a/1.jpg': 'x' })
		);
		expect(found.candidates).toHaveLength(1);
		expect(found.leftOut).toEqual([
			{ what: 'a/0.jpg', reason: 'empty-file' },
			{ what: 'a/film.mov', reason: 'unknown-kind' }
		]);
	});

	it('come from a zip too; zips within it and broken ones are left out', async () => {
		const inner = await zipOf({ 'x.jpg': 'x' });
		const zip = await zipOf({ '1.jpg': 'one', 'deep/2.jpg': 'two', 'more.zip': inner });
		const found = await itemsOf(dropped({ 'photos.zip': zip, 'bad.zip': 'PK' }));
		expect(found.candidates.map(({ photo }) => photo.path)).toEqual([
			'photos/1.jpg',
			'photos/deep/2.jpg'
		]);
		expect(found.leftOut).toEqual([
			{ what: 'photos/more.zip', reason: 'zip-in-zip' },
			{ what: 'bad.zip', reason: 'broken-zip' }
		]);
	});
});

describe('photos with a table', () => {
	const photos = { 's/D1.jpg': 'x', 's/D2.jpg': 'y', 's/D3.jpg': 'z' };

	it('take name, link, label and price from it', async () => {
		const csv =
			'number,name,link,label,price,season\nD1,청치마,https://a.example/1,skirt,39000원,봄';
		const { candidates, leftOut, table } = await itemsOf(dropped({ ...photos, 's/list.csv': csv }));
		expect(candidates.map(({ facts }) => facts)).toEqual([
			{
				number: 'D1',
				name: { ko: '청치마' },
				link: 'https://a.example/1',
				shop: '',
				price: { amount: 39000, currency: 'KRW' },
				label: 'skirt',
				labels: { season: '봄', label: 'skirt' }
			}
		]);
		expect(leftOut).toEqual([
			{ what: 's/D2.jpg', reason: 'not-in-table' },
			{ what: 's/D3.jpg', reason: 'not-in-table' }
		]);
		expect(table?.rows).toBe(1);
		expect(table?.mapping.name).toBe('name');
	});

	it('in EUC-KR', async () => {
		const head = new TextEncoder().encode('number,name\nD1,');
		const korean = new Uint8Array([0xc4, 0xa1, 0xb8, 0xb6]);
		const csv = new Uint8Array([...head, ...korean]);
		const { candidates } = await itemsOf(dropped({ ...photos, 's/list.csv': csv }));
		expect(candidates[0]?.facts.name).toEqual({ ko: '치마' });
	});

	it('whose numbers fit no photo make no item, until another column is chosen', async () => {
		const csv = 'number,code\n100,D1\n101,D2';
		const files = dropped({ ...photos, 's/list.csv': csv });
		const first = await itemsOf(files);
		expect(first.candidates).toEqual([]);
		expect(first.leftOut.filter(({ reason }) => reason === 'no-such-picture')).toHaveLength(2);
		const mapping = { ...mapColumns(['number', 'code']), image: 'code' };
		const second = await itemsOf(files, { mapping });
		expect(second.candidates.map(({ facts, photo }) => [facts.number, photo.path])).toEqual([
			['100', 's/D1.jpg'],
			['101', 's/D2.jpg']
		]);
		const alone = { ...mapping, image: null, number: null };
		expect((await itemsOf(files, { mapping: alone })).candidates).toHaveLength(3);
	});

	it('may name one photo twice for two of its garments, but not for the same', async () => {
		const csv = 'image,number,label\nD1,t,top\nD1,s,skirt\nD1,u,skirt';
		const { candidates, leftOut } = await itemsOf(dropped({ ...photos, 's/list.csv': csv }));
		expect(candidates.map(({ facts }) => facts.number)).toEqual(['t', 's']);
		expect(leftOut[0]).toEqual({ what: 'u', reason: 'said-twice' });
	});

	it('says when a name means two files, and follows the folder that is told', async () => {
		const files = { 'x/a/1.jpg': 'x', 'x/b/1.jpg': 'y' };
		const vague = await itemsOf(dropped({ ...files, 'x/list.csv': 'image,name\n1.jpg,one' }));
		expect(vague.leftOut[0]).toEqual({ what: '1.jpg', reason: 'ambiguous-picture' });
		const told = await itemsOf(dropped({ ...files, 'x/list.csv': 'image,name\nb\\1.jpg,one' }));
		expect(told.candidates.map(({ photo }) => photo.path)).toEqual(['x/b/1.jpg']);
	});

	it('that is broken is left out, and the photos are taken alone', async () => {
		const found = await itemsOf(dropped({ ...photos, 's/list.csv': 'a,b\n"unclosed' }));
		expect(found.leftOut).toEqual([{ what: 's/list.csv', reason: 'broken-table' }]);
		expect(found.candidates).toHaveLength(3);
	});
});

describe('products', () => {
	it('find their pictures by address, file name or number', async () => {
		const json = feed(
			{
				number: '1',
				images: ['https://cdn.example/a/front.jpg?v=2', 'https://cdn.example/back.webp']
			},
			{ number: '2' },
			{ number: '3', images: ['https://cdn.example/nowhere.jpg'] }
		);
		const found = await itemsOf(
			dropped({ 'd/p.json': json, 'd/front.jpg': 'x', 'd/back.jpg': 'y', 'd/2.png': 'z' })
		);
		expect(found.candidates.map(({ facts, photo }) => [facts.number, photo.path])).toEqual([
			['1', 'd/front.jpg'],
			['1-2', 'd/back.jpg'],
			['2', 'd/2.png']
		]);
		expect(found.candidates[0]?.facts).toMatchObject({ label: '스커트', link: '', shop: '' });
		expect(found.pictureless).toEqual([
			{ number: '3', name: '3', link: '', addresses: ['https://cdn.example/nowhere.jpg'] }
		]);
		expect(found.feeds).toEqual([{ path: 'd/p.json', sources: ['fake'], products: 3 }]);
	});

	it('prefer what was saved beside their page', async () => {
		const page = feed({ number: '1', images: ['https://cdn.example/1.jpg'] });
		const found = await itemsOf(
			dropped({
				'a.html': page,
				'a_files/1.jpg': 'x',
				'b_files/1.jpg': 'y',
				'b_files/logo.png': 'z'
			})
		);
		expect(found.candidates.map(({ photo }) => photo.path)).toEqual(['a_files/1.jpg']);
		expect(found.leftOut.map(({ reason }) => reason)).toEqual([
			'not-of-a-product',
			'not-of-a-product'
		]);
	});

	it('of broken JSON, or of a page without any, are left out', async () => {
		const found = await itemsOf(
			dropped({ 'a.json': '{"products": [', 'b.html': '<p>Hello</p>', 'c.jpg': 'x' })
		);
		expect(found.leftOut).toEqual([
			{ what: 'a.json', reason: 'no-products' },
			{ what: 'b.html', reason: 'no-products' }
		]);
		expect(found.candidates).toHaveLength(1);
	});

	it('told by two files are one', async () => {
		const found = await itemsOf(
			dropped({ 'a.json': feed({ number: '1' }), 'b.json': feed({ number: '1' }), '1.jpg': 'x' })
		);
		expect(found.candidates).toHaveLength(1);
		expect(found.leftOut).toEqual([{ what: '1', reason: 'said-twice' }]);
	});
});

describe('a snapshot', () => {
	it.each(['folder', 'zip'])('in a %s is known by its manifest', async (how) => {
		const written = await writeSample(sampleEntries(10), { id: 'mine', name: { en: 'Mine' } });
		const files = Object.fromEntries(
			[...written].map(([path, bytes]) => [`mine/${path}`, new Uint8Array(bytes)])
		);
		const found = await read(
			dropped(how === 'zip' ? { 'mine.zip': await zipOf(files) } : { ...files, 'other.txt': 'x' })
		);
		if (found.kind !== 'snapshot') throw new Error('not known');
		expect(found.files.map(({ name }) => name).sort()).toEqual([...written.keys()].sort());
		for (const file of found.files) {
			expect(new Uint8Array(await file.arrayBuffer())).toEqual(
				new Uint8Array(written.get(file.name) ?? [])
			);
		}
	});

	it('is not one by the name of a file alone', async () => {
		const found = await read(dropped({ 'manifest.json': '{"magic":"no"}', 'a.jpg': 'x' }));
		expect(found.kind).toBe('items');
	});
});
