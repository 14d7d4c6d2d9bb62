/** The command line: what it does and says; through a console as well as by itself. */

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreBusyError } from '../../../scripts/crawl/engine/collector';
import { addCrawler, addProject, collector, dir, lock, world, workOn } from './cli-setup';
import { serve, TOKEN, type Served } from './served';

/** The same commands, by the folder itself and through a console that has it. */
describe.each(['alone', 'through a console'])('%s', (way) => {
	let served: Served | null = null;
	beforeEach(async () => {
		if (way === 'alone') return;
		served = await serve();
		workOn(served.collector);
		world.openCollector = () => Promise.reject(new StoreBusyError('the console has it'));
		await lock({ url: served.url, token: TOKEN });
	});
	afterEach(() => served?.close());

	it('adds, lists, edits and removes projects', async () => {
		const added = await world.run(
			...['project', 'add', '--shop', 'https://shop.example/', '--attribute', '플레어 스커트'],
			...['--label', 'spring', '--label', '봄']
		);
		expect(added).toMatchObject({ code: 0, error: '' });
		expect(added.out).toContain('crawler add --project project-1');
		expect(await collector.projects()).toMatchObject([
			{
				name: 'shop.example flare skirt',
				attribute: 'flare-skirt',
				content: 'images',
				labels: ['spring', '봄']
			}
		]);
		expect((await world.run('project', 'list')).out).toMatch(/ID .*\nproject-1 .*flare-skirt/);
		await world.run('project', 'edit', 'shop.example flare skirt', '--name', 'Skirts');
		expect((await collector.projects())[0]?.name).toBe('Skirts');
		expect((await world.run('project', 'remove', 'skirts')).error).toContain('--yes');
		world.typed = 'no';
		expect((await world.run('project', 'remove', 'skirts')).code).toBe(1);
		expect(await collector.projects()).toHaveLength(1);
		world.typed = 'y';
		expect((await world.run('project', 'remove', 'skirts')).code).toBe(0);
		expect(await collector.projects()).toEqual([]);
		expect((await world.run('project', 'list')).out).toContain('No projects yet');
	});

	it('adds and edits crawlers with every option', async () => {
		await addProject();
		const crawler = await addCrawler(
			...[
				'--name',
				'one',
				'--source',
				'shopify',
				'--start',
				'https://shop.example/a',
				'--start',
				'https://shop.example/b'
			],
			...[
				'--pace',
				'1.5',
				'--concurrency',
				'2',
				'--limit',
				'10',
				'--at',
				'2027-01-02T03:04:05Z',
				'--every',
				'24',
				'--label',
				'x'
			]
		);
		expect(crawler).toMatchObject({
			name: 'one',
			source: 'shopify',
			start: ['https://shop.example/a', 'https://shop.example/b'],
			paceMs: 1500,
			concurrency: 2,
			limit: 10,
			schedule: { at: '2027-01-02T03:04:05.000Z', everyHours: 24 },
			labels: ['x']
		});
		const edited = await world.run(
			'crawler',
			'edit',
			crawler.id,
			'--limit',
			'0',
			'--at',
			'never',
			'--pace',
			'2'
		);
		expect(edited.code).toBe(0);
		expect((await collector.crawlers())[0]).toMatchObject({
			limit: null,
			schedule: null,
			paceMs: 2000,
			name: 'one'
		});
		expect((await world.run('crawler', 'list', '--project', 'project-1')).out).toContain(
			crawler.id
		);
		expect((await world.run('crawler', 'remove', crawler.id)).code).toBe(0);
		expect(await collector.crawlers()).toEqual([]);
	});

	it('acts on crawlers, and says why not where it cannot', async () => {
		await addProject();
		const { id } = await addCrawler();
		collector.move(id, { state: 'paused', reason: 'paused-by-person' });
		expect((await world.run('crawler', 'stop', id)).out).toContain('done');
		const again = await world.run('crawler', 'pause', id);
		expect([again.code, again.error]).toEqual([1, expect.stringContaining('cannot be done now')]);
	});

	it('asks before it discards what a run brought', async () => {
		await addProject();
		const { id } = await addCrawler();
		collector.move(id, { state: 'running', reason: 'collecting', products: 5 });
		const asked = await world.run('crawler', 'cancel', id);
		expect([asked.code, asked.error]).toEqual([2, expect.stringMatching(/5 products.*--yes/)]);
		expect((await collector.crawlers())[0]?.state).toBe('running');
		expect((await world.run('crawler', 'cancel', id, '--yes')).code).toBe(0);
		expect((await collector.crawlers())[0]?.state).toBe('cancelled');
	});

	it('lists, removes and restores items', async () => {
		await addProject();
		collector.addItem('project-1', {
			number: '1',
			name: 'Skirt\u001b[31m',
			price: { amount: 39000, currency: 'KRW' }
		});
		const list = await world.run('items', 'list', '--project', 'project-1');
		expect(list.out).toMatch(/project-1\/1 +0 +39000 KRW {2}Skirt \[31m/);
		expect((await world.run('items', 'remove', 'project-1/1')).out).toContain('1 removed');
		expect((await world.run('items', 'list')).out).toContain('Nothing collected');
		expect((await world.run('items', 'restore', 'project-1/1')).out).toContain('1 back');
	});

	it('writes CSV, JSON and a table with its photos', async () => {
		await addProject();
		const sha256 = 'ab'.repeat(32);
		await mkdir(join(dir, 'pictures', 'ab'), { recursive: true });
		await writeFile(join(dir, 'pictures', 'ab', `${sha256}.png`), 'pixels');
		collector.pictureFile = {
			file: join(dir, 'pictures', 'ab', `${sha256}.png`),
			type: 'image/png'
		};
		const image = {
			url: 'https://shop.example/1.png',
			sha256,
			type: 'image/png',
			widthPx: 1,
			heightPx: 1,
			bytes: 6,
			duplicateOf: null
		};
		collector.addItem(
			'project-1',
			{ number: 'a/1', name: '=HYPERLINK("x")' },
			{ images: [{ index: 0, ...image }] }
		);
		collector.addItem(
			'project-1',
			{ number: 'a?1', name: '플레어스커트' },
			{ images: [{ index: 0, ...image }] }
		);

		const csv = await world.run('export', '--project', 'project-1');
		expect(csv.out.replace('\ufeff', '').split('\r\n').length).toBe(4);
		expect(csv.out).toContain(`"'=HYPERLINK(""x"")"`);
		const json = join(dir, 'out', 'items.json');
		expect(
			(await world.run('export', '--project', 'project-1', '--format', 'json', '--out', json)).out
		).toContain('2 items');
		expect(JSON.parse(await readFile(json, 'utf8'))).toHaveLength(2);

		const folder = join(dir, 'out', 'folder');
		expect(
			(
				await world.run(
					'export',
					'--project',
					'project-1',
					'--format',
					'zip-folder',
					'--out',
					folder
				)
			).code
		).toBe(0);
		expect((await readdir(join(folder, 'photos'))).toSorted()).toEqual(['a_1-2.png', 'a_1.png']);
		expect(await readFile(join(folder, 'items.csv'), 'utf8')).toMatch(
			/^\ufeffimage,number,[^]*photos\/a_1\.png,a\/1,/
		);
		const again = await world.run(
			'export',
			'--project',
			'project-1',
			'--format',
			'zip-folder',
			'--out',
			folder
		);
		expect([again.code, again.error]).toEqual([2, expect.stringContaining('exists already')]);

		const zip = join(dir, 'out', 'all.zip');
		expect(
			(await world.run('export', '--project', 'project-1', '--format', 'zip-folder', '--out', zip))
				.code
		).toBe(0);
		const files = await JSZip.loadAsync(await readFile(zip));
		expect(Object.keys(files.files).filter((name) => !name.endsWith('/'))).toEqual([
			'items.csv',
			'photos/a_1.png',
			'photos/a_1-2.png'
		]);
		const table = await files.file('items.csv')?.async('string');
		expect(table).toBe(await readFile(join(folder, 'items.csv'), 'utf8'));
		expect(table).toContain('플레어스커트');
		expect(await files.file('photos/a_1.png')?.async('string')).toBe('pixels');
		expect(await readdir(join(dir, 'out'))).toEqual(['all.zip', 'folder', 'items.json']);
	});

	it('shows how the crawlers stand, once or again and again', async () => {
		await addProject();
		const { id } = await addCrawler();
		collector.move(id, {
			state: 'running',
			reason: 'collecting',
			done: 12,
			remaining: { state: 'range', lowMs: 180_000, highMs: 300_000 }
		});
		expect((await world.run('status')).out).toMatch(
			/crawler-1 +running +12 .*3 min–5 min +collecting/
		);
		expect(JSON.parse((await world.run('status', '--json')).out)).toMatchObject([{ id, done: 12 }]);
		world.onOut = () => world.interrupt.abort();
		const watched = await world.run('status', '--watch', '--json');
		expect(watched.code).toBe(0);
		expect(watched.out.trim().split('\n')).toHaveLength(1);
	});
});
