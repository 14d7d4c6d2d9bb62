import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StoreBusyError } from '../../../scripts/crawl/engine/collector';
import { announceConsole, readOwner } from '../../../scripts/crawl/store/lock';
import { Sql, StoreCorruptError, StoreTooNewError } from '../../../scripts/crawl/store/sql';
import { openStore } from '../../../scripts/crawl/store/store';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'crawl-store-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PROJECT = {
	name: '플레어스커트',
	shop: 'https://shop.example/',
	attribute: null,
	content: 'images'
} as const;

it('keeps what was stored when it is opened again', () => {
	const store = openStore(folder);
	const { id } = store.projects.add(PROJECT, 1000);
	store.close();
	const again = openStore(folder);
	expect(again.projects.get(id)).toMatchObject({ name: '플레어스커트', crawlers: 0, labels: [] });
	again.close();
});

it('says who has it, and takes it over when they are dead', async () => {
	const script = `
		import { openStore } from ${JSON.stringify(join(process.cwd(), 'scripts/crawl/store/store.ts'))};
		import { announceConsole } from ${JSON.stringify(join(process.cwd(), 'scripts/crawl/store/lock.ts'))};
		openStore(process.argv[1]);
		announceConsole(process.argv[1], 'http://127.0.0.1:4600', 'token');
		console.log('open');
		setInterval(() => undefined, 1000);`;
	const child = spawn(
		process.execPath,
		['--import', 'tsx', '--input-type=module', '-e', script, folder],
		{ stdio: ['ignore', 'pipe', 'inherit'] }
	);
	try {
		await new Promise((resolve) => child.stdout.once('data', resolve));
		const lock = readFileSync(join(folder, 'lock.json'), 'utf8');
		expect(() => openStore(folder)).toThrow(StoreBusyError);
		expect(() => openStore(folder)).toThrow(`process ${child.pid} (http://127.0.0.1:4600)`);
		expect(readFileSync(join(folder, 'lock.json'), 'utf8')).toBe(lock);
		expect(readOwner(folder)).toMatchObject({ pid: child.pid, token: 'token' });
	} finally {
		child.kill('SIGKILL');
		await new Promise((resolve) => child.once('exit', resolve));
	}
	expect(readOwner(folder)).toBeNull();
	const store = openStore(folder);
	expect(readOwner(folder)?.pid).toBe(process.pid);
	store.close();
	expect(readOwner(folder)).toBeNull();
});

it('does not open twice in one process', () => {
	const store = openStore(folder);
	expect(() => openStore(folder)).toThrow(StoreBusyError);
	store.close();
	openStore(folder).close();
});

it('does not trust a number that another process has now', () => {
	writeFileSync(
		join(folder, 'lock.json'),
		JSON.stringify({ pid: process.ppid, url: '', token: '', startedAt: '2026-01-01T00:00:00Z' })
	);
	const store = openStore(folder);
	expect(readOwner(folder)?.pid).toBe(process.pid);
	announceConsole(folder, 'http://127.0.0.1:1', 'secret');
	expect(readOwner(folder)?.url).toBe('http://127.0.0.1:1');
	store.close();
});

it('leaves a broken database as it is', () => {
	const file = join(folder, 'crawl.db');
	const rubbish = 'this is not a database '.repeat(1000);
	writeFileSync(file, rubbish);
	expect(() => openStore(folder)).toThrow(StoreCorruptError);
	expect(readFileSync(file, 'utf8')).toBe(rubbish);
});

it('leaves the database of a newer version as it is', () => {
	openStore(folder).close();
	const file = join(folder, 'crawl.db');
	const sql = new Sql(file);
	sql.exec('PRAGMA user_version = 99; CREATE TABLE future (x); INSERT INTO future VALUES (7)');
	sql.close();
	expect(() => openStore(folder)).toThrow(StoreTooNewError);
	expect(() => openStore(folder)).toThrow('version 99');
	const after = new Sql(file);
	expect(after.prepare<{ x: number }>('SELECT x FROM future').get()?.x).toBe(7);
	after.close();
});

it('undoes a transaction as a whole', () => {
	const store = openStore(folder);
	expect(() =>
		store.transaction(() => {
			store.projects.add(PROJECT, 1);
			throw new Error('half-way');
		})
	).toThrow('half-way');
	expect(store.projects.all()).toEqual([]);
	store.close();
});
