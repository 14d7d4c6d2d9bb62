import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// Each test starts a process that opens the real models.
vi.setConfig({ testTimeout: 120_000 });

const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';

const run = (...args: string[]) =>
	spawnSync('npx', ['--no-install', 'tsx', 'scripts/eval/sheets/main.ts', ...args], {
		cwd: root,
		encoding: 'utf8'
	});

const drawn = (number: string) => ({
	number,
	kind: 'Shirt',
	category: 'top',
	worn: false,
	pose: null,
	box: { x: 0.2, y: 0.2, width: 0.6, height: 0.6 },
	file: `photos/${number}.webp`
});

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'otlens-sheets-'));
	mkdirSync(path.join(folder, 'photos'));
	for (const [number, background] of [
		['a', '#aa3322'],
		['b', '#2233aa']
	] as const) {
		await sharp({ create: { width: 90, height: 120, channels: 3, background } })
			.webp()
			.toFile(path.join(folder, 'photos', `${number}.webp`));
	}
	writeFileSync(path.join(folder, 'items.json'), JSON.stringify([drawn('a'), drawn('b')]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run sheets', () => {
	it('draws the same palette PNG twice', async () => {
		const sheets = ['one', 'two'].map((name) => {
			const out = path.join(folder, name);
			const { status } = run('--data', folder, '--out', out, '--role', 'parse');
			expect(status).toBe(0);
			return readFileSync(path.join(out, 'sheet-parse.png'));
		});
		const [first, second] = sheets;
		if (!first || !second) throw new Error('no sheets');
		expect(first.equals(second)).toBe(true);
		const { format, width } = await sharp(first).metadata();
		expect([format, width]).toEqual(['png', 1600]);
		// The header's colour type: 3 is a palette.
		expect(first[25]).toBe(3);
	});

	it.each<[string, (data: string) => void, RegExp]>([
		['a folder without items.json', () => undefined, /items\.json is missing.*demo-catalog/],
		[
			'items.json that is not JSON',
			(data) => writeFileSync(path.join(data, 'items.json'), 'a,b'),
			/items\.json is not JSON/
		],
		[
			'items without a box',
			(data) =>
				writeFileSync(path.join(data, 'items.json'), JSON.stringify([{ ...drawn('a'), box: 1 }])),
			/items\.json: 0\.box/
		],
		[
			'a photo that is gone',
			(data) => writeFileSync(path.join(data, 'items.json'), JSON.stringify([drawn('c')])),
			/c\.webp/
		]
	])('says so and exits with 2: %s', (name, prepare, message) => {
		const data = path.join(folder, name);
		mkdirSync(data);
		prepare(data);
		const out = path.join(data, 'out');
		const { stderr, status } = run('--data', data, '--out', out, '--role', 'parse');
		expect(stderr).toMatch(message);
		expect(stderr).not.toMatch(/ at .*\.ts/);
		expect(status).toBe(2);
		expect(existsSync(path.join(out, 'sheet-parse.png'))).toBe(false);
	});
});
