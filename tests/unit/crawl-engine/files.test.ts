import JSZip from 'jszip';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Collector } from '../../../scripts/crawl/engine/collector';
import { openCollector } from '../../../scripts/crawl/engine/open-collector';
import { runToEnd } from './test-run';
import { jsonReader, picture } from './test-shop';

const SHOP = 'https://shop.example/';

let folder: string;
let photos: string;
let collector: Collector;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crawl-files-'));
	photos = join(folder, 'photos');
	await mkdir(join(photos, 'more'), { recursive: true });
	collector = await openCollector(join(folder, 'data'), { reader: jsonReader });
});

afterEach(async () => {
	await collector.close();
	await rm(folder, { recursive: true, force: true });
});

const run = (start: string) => runToEnd(collector, SHOP, { source: 'files', start: [start] });

const TABLE = [
	'number,name,link,price,currency,image,season',
	'A1,플레어스커트,https://shop.example/a1,39000,KRW,front.png;more/back.png,봄',
	'A2,Coat,,about 20,,missing.png,',
	'A3,Hat,,,,,'
].join('\n');

it('copies the photos of a folder as its table tells of them', async () => {
	await writeFile(join(photos, 'table.csv'), TABLE);
	await writeFile(join(photos, 'front.png'), await picture(1));
	await writeFile(join(photos, 'more', 'back.png'), await picture(2));
	const crawler = await run(photos);
	expect(crawler).toMatchObject({
		state: 'done',
		reason: 'finished',
		products: 3,
		images: 2,
		failed: 0
	});
	const item = await collector.item('a-shop/A1');
	expect(item.product).toMatchObject({
		name: '플레어스커트',
		link: 'https://shop.example/a1',
		price: { amount: 39000, currency: 'KRW' },
		labels: { season: '봄' }
	});
	expect(item.images.map(({ widthPx }) => widthPx)).toEqual([72, 72]);
	const unpriced = await collector.item('a-shop/A2');
	expect(unpriced.product).toMatchObject({ price: null, labels: { price: 'about 20' } });
});

it('makes each photo a product where there is no table, and follows no link out of the folder', async () => {
	await writeFile(join(photos, 'skirt.png'), await picture(1));
	await writeFile(join(folder, 'secret.png'), await picture(2));
	await symlink(join(folder, 'secret.png'), join(photos, 'linked.png'));
	expect(await run(photos)).toMatchObject({ state: 'done', products: 1, images: 1 });
	const { items } = await collector.items({});
	expect(items.map(({ id }) => id)).toEqual(['a-shop/skirt']);
});

it('reads a zip, and leaves out names that lead elsewhere', async () => {
	const zip = new JSZip();
	zip.file('table.csv', 'number,name,image\nA1,Skirt,in/front.png\nA2,Coat,evil.png');
	zip.file('in/front.png', await picture(1));
	zip.file('../evil.png', await picture(2));
	const path = join(folder, 'photos.zip');
	await writeFile(path, await zip.generateAsync({ type: 'nodebuffer' }));
	expect(await run(path)).toMatchObject({ state: 'done', products: 2, images: 1 });
	expect((await collector.item('a-shop/A2')).images).toEqual([]);
});

it('names a photo that is too large unpacked, and goes on', async () => {
	const zip = new JSZip();
	zip.file('bomb.png', Buffer.alloc(31 * 2 ** 20));
	zip.file('front.png', await picture(1));
	const path = join(folder, 'photos.zip');
	await writeFile(path, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));
	const crawler = await run(path);
	expect(crawler).toMatchObject({ state: 'done', images: 1, failed: 1 });
	expect(crawler.lastErrors).toMatchObject([{ kind: 'too-large', isFinal: true }]);
});

it.each([
	['nothing there', 'nowhere'],
	['a file that is no zip', 'photos.zip']
])('says that it could not begin: %s', async (_, name) => {
	await writeFile(join(folder, 'photos.zip'), 'not a zip');
	const crawler = await run(join(folder, name));
	expect(crawler).toMatchObject({ state: 'failed', reason: 'start-unreadable', products: 0 });
	expect(crawler.lastErrors).toMatchObject([{ kind: 'broken-content' }]);
});
