/** The command line where it works for a while, how it ends, and what it says of wrong input. */

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Crawler } from '../../../src/lib/catalog/collect/crawler';
import { StoreBusyError } from '../../../scripts/crawl/engine/collector';
import { addCrawler, addProject, collector, dir, lock, OTHER, world } from './cli-setup';
import { serve } from './served';

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
