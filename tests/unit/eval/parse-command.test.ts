import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createNodeRun, ModelFileError } from '../../../scripts/eval/node-runtime';

// Each test starts a process that opens the real models.
vi.setConfig({ testTimeout: 120_000 });

const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';

const run = (...args: string[]) =>
	spawnSync('npx', ['--no-install', 'tsx', 'scripts/eval/main.ts', ...args], {
		cwd: root,
		encoding: 'utf8'
	});

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'otlens-eval-'));
	mkdirSync(path.join(folder, 'photos'));
	mkdirSync(path.join(folder, 'masks'));
	const grey = { width: 60, height: 90, channels: 3, background: '#cccccc' } as const;
	await sharp({ create: grey })
		.jpeg()
		.toFile(path.join(folder, 'photos', 'a.jpg'));
	await sharp({ create: { ...grey, background: '#000000' } })
		.toColourspace('b-w')
		.png()
		.toFile(path.join(folder, 'masks', 'a.png'));
	writeFileSync(path.join(folder, 'labels.json'), '["background","skin"]');
	writeFileSync(path.join(folder, 'split.csv'), 'id,split\na,test\nb,broken\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run eval -- parse', () => {
	it('ends with one JSON object', () => {
		const { stdout, stderr, status } = run('parse', '--data', folder, '--threads', '1');
		expect(stderr.replace(/^npm warn.*$/gm, '').trim()).toBe('');
		expect(status).toBe(0);
		const lines = stdout.trim().split('\n');
		const result: Record<string, unknown> = JSON.parse(lines.at(-1) ?? '');
		expect(Object.keys(result)).toEqual([
			'miou',
			'iou',
			'foreground',
			'baseline',
			'pixelAccuracy',
			'images',
			'msPerImage'
		]);
		expect(Object.keys(result['iou'] as object)).toHaveLength(12);
		expect(result['images']).toBe(1);
		// A plain grey picture has nothing in it.
		expect(result['pixelAccuracy']).toBeGreaterThan(0.5);
	});

	it.each([
		['a folder that is not there', ['parse', '--data', '/nowhere'], /split\.csv is missing/],
		['a split that is not there', ['parse', '--split', 'dev'], /there are: test, broken/],
		['a photo that is not there', ['parse', '--split', 'broken'], /b\.png/],
		['models that are not there', ['parse', '--models', '/nowhere'], /manifest\.json is missing/]
	])('says so and exits with 2: %s', (_, args, message) => {
		const all = args.includes('--data') ? args : [...args, '--data', folder];
		const { stderr, status } = run(...all);
		expect(stderr).toMatch(message);
		expect(status).toBe(2);
	});
});

describe('createNodeRun', () => {
	it('refuses a file that is not the one the manifest names', async () => {
		const models = path.join(folder, 'models');
		mkdirSync(models);
		const { readFileSync } = await import('node:fs');
		const manifest = path.join(root, 'static/models/manifest.json');
		expect(existsSync(manifest)).toBe(true);
		writeFileSync(path.join(models, 'manifest.json'), readFileSync(manifest));
		const runtime = await createNodeRun(models);
		const [parser] = runtime.manifest.models.filter(({ role }) => role === 'parse');
		const input = { dims: [1, 3, 128, 128], data: new Float32Array(3 * 128 * 128) };
		await expect(runtime.run('parse', input)).rejects.toThrow(ModelFileError);
		writeFileSync(path.join(models, parser?.files[0]?.file ?? ''), 'altered');
		// The failed load is not remembered: the next run reads the file again.
		await expect(runtime.run('parse', input)).rejects.toThrow(/SHA-256/);
	});
});
