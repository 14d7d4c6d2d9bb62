import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readKept } from '../../../scripts/crawl/snapshot/kept-result';
import { measurePhoto } from '../../../scripts/crawl/snapshot/measure-photo';
import { Numbers } from '../../../scripts/crawl/snapshot/project-pictures';
import { fileItem, wantedOf } from '../../../scripts/crawl/snapshot/project-item';
import {
	makeProjectSnapshot,
	type SnapshotProgress
} from '../../../scripts/crawl/snapshot/project-snapshot';
import { remainingOf } from '../../../scripts/crawl/snapshot/remaining';
import { SnapshotInputError } from '../../../scripts/crawl/snapshot/snapshot-input-error';
import { createNodePose } from '../../../scripts/eval/node-pose';
import { createNodeRun, ModelFileError } from '../../../scripts/eval/node-runtime';
import { readPhoto } from '../../../scripts/eval/read-photo';
import { openSnapshot } from '../../../src/lib/catalog/snapshot/read-snapshot';
import { FakeCollector, PROJECT } from './fake-collector';

// The shipped models are loaded; a busy machine needs its time.
vi.setConfig({ testTimeout: 180_000 });

let folder = '';
let collector = new FakeCollector();
const file = (name: string) => path.join(folder, name);
const { signal } = new AbortController();

async function readFolder(dir: string) {
	const read = async (name: string) => new Uint8Array(await readFile(path.join(dir, name)));
	const { plan } = await openSnapshot({ read }, signal);
	return Promise.all(plan.map((shard) => shard.read(signal)));
}

/** Three photos of the demo catalog that ships, and one file that is no photo. */
async function savePhotos(): Promise<void> {
	const [shard] = await readFolder('static/snapshot');
	for (const i of [0, 1, 2]) {
		const photo = shard?.photos?.at(i);
		if (!photo) throw new Error('The demo catalog has no photos.');
		await writeFile(file(`${i}.webp`), photo.bytes);
	}
	writeFileSync(file('broken.webp'), '<html>not found</html>');
}

const make = (out: string, more: Partial<Parameters<typeof makeProjectSnapshot>[2]> = {}) =>
	makeProjectSnapshot(collector.collector, PROJECT, {
		...{ dataDir: file('data'), out: file(out), threads: 1 },
		...more
	});

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'otlens-project-'));
	await savePhotos();
	collector = new FakeCollector();
	collector.add(
		{
			number: 'A',
			name: '린넨 셔츠',
			brand: '데이',
			category: '여성 > 상의',
			price: { amount: 39000, currency: 'KRW' },
			colours: ['베이지', '블랙'],
			sizes: ['S', 'M'],
			material: '린넨',
			labels: { tags: '여름' }
		},
		file('0.webp'),
		file('1.webp'),
		file('0.webp')
	);
	collector.add(
		{ number: 'A-2', name: 'Broken', price: { amount: 5, currency: '' } },
		file('broken.webp')
	);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the snapshot of a project', () => {
	it('stops when it is told to, and keeps what it has', async () => {
		const stop = new AbortController();
		const progress: SnapshotProgress[] = [];
		const making = make('stopped', {
			signal: stop.signal,
			onProgress(told) {
				progress.push(told);
				if (told.done === 1) stop.abort();
			}
		});
		await expect(making).rejects.toThrow(/abort/i);
		expect(progress[0]).toEqual({ done: 0, total: 3, remainingMs: null });
		expect(await readdir(folder)).not.toContain('stopped');
		const kept = await readdir(file('data/analysed'), { recursive: true });
		expect(kept.filter((name) => /\.[0-9a-f]{16}$/.test(name))).toHaveLength(1);
	});

	it('has an item for each picture, filed by what the shop says, and names what is left out', async () => {
		const progress: SnapshotProgress[] = [];
		const { manifest, analysed, reused, leftOut, message } = await make('first', {
			onProgress: (told) => progress.push(told)
		});
		expect([analysed, reused]).toEqual([2, 1]);
		expect(manifest).toMatchObject({
			id: 'linen',
			name: { ko: '린넨 프로젝트' },
			shop: 'shop.example',
			count: 2
		});
		expect(leftOut).toEqual([
			{ item: 'linen/A-2', url: 'https://shop.example/p/A-2-0.webp', reason: 'no picture' }
		]);
		expect(message).toBe('left out: https://shop.example/p/A-2-0.webp (no picture)');
		expect(progress.at(-1)).toEqual({ done: 3, total: 3, remainingMs: 0 });
		const [shard] = await readFolder(file('first'));
		expect(shard?.items.map(({ number }) => number)).toEqual(['A', 'A-3']);
		expect(shard?.items[0]).toMatchObject({
			name: { ko: '린넨 셔츠' },
			link: 'https://shop.example/goods/A',
			shop: 'shop.example',
			category: 'top',
			project: '린넨 프로젝트',
			collectedAt: '2026-11-02T03:04:05.000Z',
			price: { amount: 39000, currency: 'KRW' },
			labels: {
				brand: '데이',
				category: '여성 > 상의',
				colours: '베이지, 블랙',
				sizes: 'S, M',
				material: '린넨',
				tags: '여름',
				projectLabels: '여름, test'
			}
		});
		expect(shard?.items[0]?.colours.length).toBeGreaterThan(0);
	});

	it('measures in its threads what the app’s code measures, to the bit', async () => {
		const [item] = collector.items_;
		if (!item) throw new RangeError('no item');
		const runtime = await createNodeRun('static/models', { threads: 1 });
		const pose = await createNodePose(runtime.manifest);
		const wanted = wantedOf(item, PROJECT, 0);
		const direct = await measurePhoto(await readPhoto(file('0.webp')), wanted, runtime, pose);
		const names = await readdir(file('data/analysed'), { recursive: true });
		const { sha256 = '' } = item.images[0] ?? {};
		const name = names.find((one) => path.basename(one).startsWith(sha256)) ?? '';
		const kept = await readKept(file(`data/analysed/${name}`));
		expect(kept).toMatchObject({ state: 'good', analysed: { described: direct } });
		pose.release();
		await runtime.release();
	});

	it('analyses only what is new, or whose result was cut off', async () => {
		expect(await make('again')).toMatchObject({ analysed: 0, reused: 3 });
		collector.add({ number: 'B', name: 'Linen trousers' }, file('2.webp'));
		const kept = await readdir(file('data/analysed'), { recursive: true });
		const [some = ''] = kept.filter((name) => /\.[0-9a-f]{16}$/.test(name));
		const whole = await readKept(file(`data/analysed/${some}`));
		expect(whole?.state).toMatch(/good|bad/);
		expect(await make('more', { threads: 2 })).toMatchObject({
			...{ analysed: 1, reused: 3, manifest: { count: 3 } }
		});
		await truncate(file(`data/analysed/${some}`), 40);
		expect(await readKept(file(`data/analysed/${some}`))).toBeNull();
	});

	it('says that there is nothing, or that the models are missing', async () => {
		const nothing = new FakeCollector().collector;
		const options = { dataDir: file('data'), out: file('none') };
		await expect(makeProjectSnapshot(nothing, PROJECT, options)).rejects.toThrow(
			SnapshotInputError
		);
		await expect(make('none', { models: file('nowhere') })).rejects.toThrow(ModelFileError);
	});
});

describe('what an item is filed under', () => {
	const [plain] = (() => {
		const fake = new FakeCollector();
		fake.add({
			number: '1',
			name: 'Wool coat',
			price: { amount: 5, currency: '' },
			labels: { nameEn: '울 코트' }
		});
		return fake.items_;
	})();

	it('keeps a price without a currency as a label, and a second name as a name', () => {
		if (!plain) throw new RangeError('no item');
		expect(fileItem(plain, PROJECT)).toMatchObject({
			name: { en: 'Wool coat', ko: '울 코트' },
			price: null,
			labels: { price: '5' }
		});
	});

	it('wants what the name says, else what the project asks for', () => {
		if (!plain) throw new RangeError('no item');
		const skirts = { ...PROJECT, attribute: 'flare-skirt' as const };
		expect(wantedOf(plain, skirts, 0)).toEqual({ categories: ['outer'], kind: null, isSure: true });
		const nameless = { ...plain, product: { ...plain.product, name: 'No. 7' } };
		expect(wantedOf(nameless, skirts, 1)).toEqual({
			...{ categories: ['skirt'], kind: null, isSure: false }
		});
	});
});

describe('numbers of pictures', () => {
	it('never meet those of products', () => {
		const numbers = new Numbers();
		for (const number of ['A', 'A-2', 'A-3-2']) numbers.reserve(number);
		const given = [
			...[0, 1, 2].map((position) => numbers.numberFor('A', position)),
			...[0, 1].map((position) => numbers.numberFor('A-3', position))
		];
		expect(given).toEqual(['A', 'A-3', 'A-4', 'A-3', 'A-3-3']);
	});
});

describe('remaining time', () => {
	it('follows the pace of late, and is nothing at the end', () => {
		let time = 0;
		const remaining = remainingOf(4, () => time);
		const after = (ms: number) => {
			time += ms;
			return remaining();
		};
		expect([after(900), after(100), after(300), after(100)]).toEqual([null, 200, 200, 0]);
	});
});
