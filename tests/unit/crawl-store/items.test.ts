import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProduct } from '../../../src/lib/catalog/collect/product';
import { freshId } from '../../../scripts/crawl/store/fresh-id';
import { splitItemId } from '../../../scripts/crawl/store/items';
import { openStore, type Store } from '../../../scripts/crawl/store/store';

let folder: string;
let store: Store;
let project: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'crawl-items-'));
	store = openStore(folder);
	const shop = { shop: 'https://shop.example/', attribute: null, content: 'images' } as const;
	project = store.projects.add({ name: 'Shop', ...shop }, 1).id;
});

afterEach(() => {
	store.close();
	rmSync(folder, { recursive: true, force: true });
});

function save(number: string, name: string, images: string[] = [], run = 'a#1'): void {
	const context = { project, crawler: 'a', run, now: 1000, withImages: true };
	const product = createProduct({ number, name, link: '', images, brand: 'Brand_%' });
	store.products.save({ ...context, merge: (first) => first }, product);
}

function addPicture(url: string, sha256: string): void {
	const size = { widthPx: 10, heightPx: 20, bytes: 300 };
	store.pictures.add({ sha256, type: 'image/png', ...size, look: new Uint8Array(56) });
	store.products.linkPicture(project, url, sha256);
}

it('pages through everything once, newest first', () => {
	for (let number = 0; number < 25; number++) save(String(number), `item ${number}`);
	const seen: string[] = [];
	let after = '';
	do {
		const page = store.items.query({ project, limit: 10, after });
		expect(page.total).toBe(25);
		seen.push(...page.items.map(({ product }) => product.number));
		after = page.next;
	} while (after);
	expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => String(24 - index)));
});

it.each([
	['플레어', ['1']],
	['SKIRT black', ['2']],
	['brand_%', ['2', '1']],
	['%', ['2', '1']],
	['none', []]
])('finds by words: %s', (text, numbers) => {
	save('1', '플레어스커트');
	save('2', 'Black pencil skirt');
	const { items } = store.items.query({ project, text });
	expect(items.map(({ product }) => product.number)).toEqual(numbers);
});

it('says which item before it shows the same picture, or one like it', () => {
	save('1', 'one', ['https://shop.example/1.png']);
	save('2', 'two', ['https://shop.example/2.png']);
	save('3', 'three', ['https://shop.example/3.png']);
	addPicture('https://shop.example/1.png', 'aa');
	addPicture('https://shop.example/2.png', 'aa');
	addPicture('https://shop.example/3.png', 'bb');
	store.pictures.addLikeness(project, 'bb', 'aa');
	const twin = (number: string) => store.items.get(`${project}/${number}`).images[0]?.duplicateOf;
	expect([twin('1'), twin('2'), twin('3')]).toEqual([null, `${project}/1`, `${project}/1`]);
});

it('counts a picture once, however many show it', () => {
	save('1', 'one', ['https://shop.example/1.png']);
	save('2', 'two', ['https://shop.example/1.png']);
	addPicture('https://shop.example/1.png', 'aa');
	expect(store.projects.get(project)).toMatchObject({ products: 2, images: 1, bytes: 300 });
	store.products.discard('a#1', true);
	expect(store.pictures.removeOrphans().map(({ sha256 }) => sha256)).toEqual(['aa']);
});

it('keeps a picture when the product names more of them', () => {
	save('1', 'one', ['https://shop.example/1.png']);
	addPicture('https://shop.example/1.png', 'aa');
	save('1', 'one', ['https://shop.example/0.png', 'https://shop.example/1.png'], 'a#2');
	expect(store.items.get(`${project}/1`).images).toMatchObject([{ index: 1, sha256: 'aa' }]);
	store.products.discard('a#2', true);
	expect(store.items.get(`${project}/1`).images).toMatchObject([{ index: 0, sha256: 'aa' }]);
});

it('leaves slashes in a product’s number to it', () => {
	expect(splitItemId('shop/a/b')).toEqual({ project: 'shop', number: 'a/b' });
});

it.each([
	['Flare skirts, Shop', [], /^flare-skirts-shop$/],
	['Flare skirts, Shop', ['flare-skirts-shop'], /^flare-skirts-shop-2$/],
	['Café', [], /^cafe$/],
	['플레어스커트', [], /^c-[0-9a-f]{8}$/]
])('makes an id of %s that is not taken', (name, taken: string[], expected) => {
	expect(freshId(name, (id) => taken.includes(id))).toMatch(expected);
});
