/** The command line: what it does, what it says, how it ends; through a console as well as by itself. */

import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Crawler, Project } from '../../../src/lib/catalog/collect/crawler';
import { StoreBusyError } from '../../../scripts/crawl/engine/collector';
import { createCliWorld, type CliWorld } from './cli-run';
import { createFakeCollector, type FakeCollector } from './fake-collector';
import { serve, TOKEN, type Served } from './served';

// Real sockets and processes: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

let dir: string;
let collector: FakeCollector;
let world: CliWorld;

beforeEach(async () => {
	dir = await mkdtemp(join(tmpdir(), 'otlens-cli-'));
	collector = createFakeCollector();
	world = createCliWorld(dir, collector);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Another process that lives and is not this one. */
const OTHER = process.ppid;
const lock = (owner: { url?: string; token?: string; pid?: number }) =>
	writeFile(
		join(dir, 'lock.json'),
		JSON.stringify({ pid: OTHER, startedAt: '2026-01-01T00:00:00.000Z', ...owner })
	);

const addProject = async () =>
	JSON.parse(
		(await world.run('project', 'add', '--shop', 'https://shop.example/', '--json')).out
	) as Project;
const addCrawler = async (...options: string[]) =>
	JSON.parse(
		(await world.run('crawler', 'add', '--project', 'project-1', '--json', ...options)).out
	) as Crawler;

/** The same commands, by the folder itself and through a console that has it. */
describe.each(['alone', 'through a console'])('%s', (way) => {
	let served: Served | null = null;
	beforeEach(async () => {
		if (way === 'alone') return;
		served = await serve();
		collector = served.collector;
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

describe('run', () => {
	/** Crawlers that come to an end by themselves after they are started. */
	function endAs(end: Partial<Crawler>) {
		const act = collector.act.bind(collector);
		collector.act = async (id, action) => {
			const crawler = await act(id, action);
			setTimeout(() => collector.move(id, end), 20);
			return crawler;
		};
	}
	beforeEach(async () => {
		await addProject();
		await addCrawler('--name', 'waits');
		await addCrawler('--name', 'broken off');
		await addCrawler('--name', 'paused by hand');
		collector.move('crawler-2', { state: 'paused', reason: 'interrupted' });
		collector.move('crawler-3', { state: 'paused', reason: 'paused-by-person' });
	});

	it('runs what waits and what was interrupted, and nothing a person paused', async () => {
		endAs({ state: 'done', reason: 'finished', products: 7 });
		const { code, error } = await world.run('run', '--project', 'project-1');
		expect(code).toBe(0);
		expect(error).toMatch(/waits: done, everything found is collected.*7 products/);
		expect((await collector.crawlers()).map(({ state }) => state)).toEqual([
			'done',
			'done',
			'paused'
		]);
		expect(collector.closed).toBeGreaterThan(0);
	});

	it('ends with a code of its own when a crawler failed, and says why', async () => {
		const lastErrors: Crawler['lastErrors'] = [
			{
				at: '2026-01-01T00:00:00.000Z',
				url: 'https://shop.example/',
				kind: 'unreachable',
				status: null,
				message: 'ECONNREFUSED',
				isFinal: true
			}
		];
		endAs({ state: 'failed', reason: 'host-unreachable', lastErrors });
		const { code, error } = await world.run('run');
		expect(code).toBe(1);
		expect(error).toContain('the shop does not answer');
		expect(error).toContain('not reached: https://shop.example/ (ECONNREFUSED)');
	});

	it('puts everything to rest on Ctrl+C', async () => {
		const act = collector.act.bind(collector);
		collector.act = async (...args) => {
			setTimeout(() => world.interrupt.abort(), 20);
			return act(...args);
		};
		const before = collector.closed;
		const { code, error } = await world.run('run');
		expect([code, collector.closed]).toEqual([130, before + 1]);
		expect(error).toContain('Go on with: npm run crawl -- run');
	});

	it('says so when nothing waits', async () => {
		collector.crawlers = async () => [];
		expect(await world.run('run')).toMatchObject({
			code: 0,
			out: expect.stringContaining('Nothing waits')
		});
	});
});

describe('serve', () => {
	it('prints the address with its token, answers by it, and ends on Ctrl+C', async () => {
		let text = '';
		let answered = 0;
		world.onOut = (more) => {
			text += more;
			const [, url, token] =
				/(http:\/\/127\.0\.0\.1:\d+)\/crawl#token=([\w-]{43})/.exec(text) ?? [];
			if (answered > 0 || token === undefined || !text.includes('Ctrl+C')) return;
			answered = 1;
			void fetch(`${url}/api/projects`, { headers: { Authorization: `Bearer ${token}` } }).then(
				({ status }) => {
					answered = status;
					world.interrupt.abort();
				}
			);
		};
		const { code } = await world.run('serve', '--port', '0');
		expect([code, answered, collector.closed]).toEqual([0, 200, 1]);
		expect(text).toContain('npm run build');
	});

	it('leaves a folder alone that another console has, and says where that is', async () => {
		await lock({ url: 'http://127.0.0.1:4600' });
		world.openCollector = () => Promise.reject(new StoreBusyError('taken'));
		const before = await readFile(join(dir, 'lock.json'), 'utf8');
		const { code, error } = await world.run('serve', '--port', '0');
		expect(code).toBe(3);
		expect(error).toContain('http://127.0.0.1:4600');
		expect(error).toContain(String(OTHER));
		expect(await readFile(join(dir, 'lock.json'), 'utf8')).toBe(before);
	});

	it('says when the port is taken, and closes what it opened', async () => {
		const other = await serve();
		try {
			const { code, error } = await world.run('serve', '--port', String(other.port));
			expect([code, collector.closed]).toEqual([2, 1]);
			expect(error).toContain(`Port ${other.port} is taken`);
		} finally {
			await other.close();
		}
	});

	it('takes no token that could be guessed', async () => {
		const { code, error } = await world.run('serve', '--token', 'short');
		expect([code, error]).toEqual([2, expect.stringContaining('at least 16')]);
	});

	it('resumes what was interrupted only when told to', async () => {
		await addProject();
		const { id } = await addCrawler();
		for (const [words, state] of [
			[[], 'paused'],
			[['--resume'], 'running']
		] as const) {
			collector.move(id, { state: 'paused', reason: 'interrupted' });
			world.interrupt = new AbortController();
			world.onOut = (text) => {
				if (text.includes('Ctrl+C')) world.interrupt.abort();
			};
			await world.run('serve', '--port', '0', ...words);
			expect((await collector.crawlers())[0]?.state).toBe(state);
		}
	});
});

describe('snapshot', () => {
	beforeEach(addProject);

	it('makes one, copies it where it is wanted, and keeps the one before when it fails', async () => {
		world.makeSnapshot = async (_collector, project, { out, onProgress }) => {
			await mkdir(out, { recursive: true });
			onProgress({ done: 1, total: 2, remainingMs: 1000 });
			await writeFile(join(out, 'manifest.json'), JSON.stringify({ count: 2, id: project.id }));
			return '1 picture was broken';
		};
		const out = join(dir, 'out');
		const made = await world.run('snapshot', '--project', 'project-1', '--out', out);
		expect(made).toMatchObject({ code: 0, error: expect.stringContaining('1 picture was broken') });
		const kept = join(dir, 'snapshots', 'project-1', 'manifest.json');
		expect(await readFile(join(out, 'manifest.json'), 'utf8')).toBe(await readFile(kept, 'utf8'));

		world.makeSnapshot = async (_collector, _project, { out: fresh }) => {
			await mkdir(fresh, { recursive: true });
			throw new Error('no model');
		};
		const failed = await world.run('snapshot', '--project', 'project-1');
		expect([failed.code, failed.error]).toEqual([1, expect.stringContaining('no model')]);
		expect(await readdir(join(dir, 'snapshots'))).toEqual(['project-1']);
		expect(JSON.parse(await readFile(kept, 'utf8'))).toMatchObject({ count: 2 });
	});

	it('stops on Ctrl+C', async () => {
		world.makeSnapshot = (_collector, _project, { signal }) =>
			new Promise((_, reject) => {
				signal.addEventListener('abort', () => reject(signal.reason as Error));
				setTimeout(() => world.interrupt.abort(), 20);
			});
		const { code, error } = await world.run('snapshot', '--project', 'project-1');
		expect([code, error]).toEqual([130, expect.stringContaining('Stopped')]);
	});

	it('overwrites no folder that holds something else', async () => {
		await writeFile(join(dir, 'letter.txt'), 'dear');
		const { code, error } = await world.run('snapshot', '--project', 'project-1', '--out', dir);
		expect([code, error]).toEqual([2, expect.stringContaining('exists already')]);
	});
});

describe('wrong input', () => {
	it.each([
		[['project', 'add'], '--shop'],
		[['project', 'add', '--shop', 'shop'], 'shop:'],
		[['project', 'add', '--shop', 'ftp://shop.example'], 'shop:'],
		[['project', 'add', '--shop', 'https://shop.example', '--attribute', 'toaster'], 'vocabulary'],
		[['project', 'edit', 'none', '--name', 'x'], 'project list'],
		[['project', 'edit', 'none'], 'Nothing to change'],
		[['crawler', 'add', '--project', 'none'], 'project list'],
		[['crawler', 'start', 'none'], 'crawler list'],
		[['crawler', 'edit', 'x', '--pace', 'fast'], '--pace takes a number'],
		[['crawler', 'edit', 'x', '--every', '3'], '--at'],
		[['crawler', 'edit', 'x', '--at', 'soon'], '--at takes a time'],
		[['export', '--project', 'x', '--format', 'pdf'], '--format'],
		[['export', '--project', 'x', '--format', 'zip-folder'], '--out'],
		[['items', 'list', '--limit', '501'], 'limit:'],
		[['dance'], 'dance'],
		[['status', '--loud'], '--loud'],
		[['status', 'more'], 'More was given']
	])('%s ends with code 2 and a sentence', async (words, part) => {
		const { code, error, out } = await world.run(...words);
		expect([code, out]).toEqual([2, '']);
		expect(error).toContain(part);
		expect(error).not.toMatch(/ {4}at |Error:/);
	});

	it('is explained in Korean where the system speaks it', async () => {
		world.lang = 'ko_KR.UTF-8';
		expect((await world.run('status', '--loud')).error).toBe(
			'--loud 옵션은 없어요. --help로 확인해 주세요.\n'
		);
		expect((await world.run('crawler', 'start', 'none')).error).toContain('수집기가 없어요');
		const { code, out } = await world.run('project', 'add', '--help');
		expect(code).toBe(0);
		expect(out).toContain('사용법:');
		expect(out).toContain('쇼핑몰 주소');
	});

	it('names who has the folder while another command has it', async () => {
		await lock({});
		world.openCollector = () => Promise.reject(new StoreBusyError('taken'));
		const { code, error } = await world.run('status');
		expect([code, error]).toEqual([3, expect.stringContaining(`process ${OTHER}`)]);
	});

	it('says when the console does not know the token of the lock', async () => {
		const served = await serve();
		await lock({ url: served.url, token: 'an old one, long gone' });
		const { code, error } = await world.run('status');
		expect([code, error]).toEqual([1, expect.stringContaining('does not accept the token')]);
		await served.close();
	});
});
