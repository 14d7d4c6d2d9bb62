import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../../scripts/crawl/snapshot/build-snapshot';
import { chooseGarment, wornBy } from '../../../src/lib/catalog/collect/choose-garment';
import type { PhotoSource, Truth } from '../../../scripts/crawl/snapshot/photo-source';
import type { NodePose } from '../../../scripts/eval/node-pose';
import type { Garment } from '../../../src/lib/vision/analysis';
import { decodeItemTable } from '../../../src/lib/catalog/snapshot/item-table';
import type { SnapshotItem } from '../../../src/lib/catalog/snapshot/item-schema';
import type { Raster } from '../../../src/lib/vision/image/raster';
import { codeOf, drawPhoto, fakeRun, MANIFEST, type Call } from '../vision/drawing';

// Several photos are decoded and encoded in one test; a busy machine needs its time.
let folder = '';
const save = async (name: string, { rgba, widthPx, heightPx }: Raster) => {
	const raw = { width: widthPx, height: heightPx, channels: 4 } as const;
	await sharp(Buffer.from(rgba), { raw }).png().toFile(path.join(folder, name));
};

const source = (file: string, label = '', truth: Truth | null = null): PhotoSource => ({
	file: path.join(folder, file),
	number: file,
	name: { en: file },
	link: '',
	shop: '',
	price: null,
	labels: {},
	label,
	truth
});

/** Builds with fake models; gives items, notes and what the models were asked. */
async function build(
	sources: readonly PhotoSource[],
	kind = 'T-Shirt',
	pose: NodePose | null = null
) {
	const calls: Call[] = [];
	const files = new Map<string, Uint8Array<ArrayBuffer>>();
	const runtime = { manifest: MANIFEST, run: fakeRun(kind, calls), release: async () => {} };
	const { manifest, skipped } = await buildSnapshot(
		sources,
		{ id: 'mine', name: '내 옷', shop: '' },
		{ runtime, pose },
		async (file, bytes) => void files.set(file, bytes)
	);
	const bytes = files.get('items-0000.parquet');
	const items = bytes ? ((await decodeItemTable(bytes)) as SnapshotItem[]) : [];
	return { manifest, skipped, items, calls };
}

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'otlens-build-'));
	const ground = [240, 240, 240] as const;
	await save(
		'person.png',
		drawPhoto(300, 600, ground, [
			[codeOf('hair'), [120, 20, 60, 40]],
			[codeOf('skin'), [120, 60, 60, 60]],
			[codeOf('top'), [90, 120, 120, 180]],
			[codeOf('pants'), [100, 300, 100, 220]]
		])
	);
	await save('blank.png', drawPhoto(100, 100, [200, 200, 200]));
	await save(
		'large.png',
		drawPhoto(1400, 700, ground, [
			[
				[160, 30, 40],
				[400, 150, 600, 400]
			]
		])
	);
	writeFileSync(path.join(folder, 'broken.png'), 'no picture at all');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('buildSnapshot', () => {
	it('files a photo under the garment that its label names', async () => {
		const { items, manifest } = await build([source('person.png', 'T-Shirt')]);
		expect(items[0]).toMatchObject({ category: 'top', kind: 'T-Shirt', hasModel: 'yes' });
		expect(items[0]?.box.y).toBeCloseTo(0.2, 1);
		expect(manifest).toMatchObject({ id: 'mine', name: { ko: '내 옷' }, embedModel: 'fake-embed' });
	});

	it('asks the pose network whether, how and how far somebody is seen', async () => {
		// Nose, eyes, ears, shoulders, elbows, wrists, hips, knees, ankles of a standing figure: y, x.
		const at = [10, 9, 9, 10, 10, 20, 20, 30, 30, 40, 40, 50, 50, 72, 72, 92, 92];
		const data = Float32Array.from(
			at.flatMap((y, i) => [y / 100, i === 0 ? 0.5 : 0.5 + (i % 2 === 1 ? 0.06 : -0.06), 0.9])
		);
		const entry = {
			id: 'fake-pose',
			role: 'pose' as const,
			runtime: 'tfjs' as const,
			license: '',
			source: '',
			files: [],
			input: { order: 'nhwc' as const, mean: [0, 0, 0], std: [1, 1, 1] },
			outputs: ['points']
		};
		const pose = {
			entry: entry as unknown as NodePose['entry'],
			run: async () => ({ points: { dims: [1, 1, 17, 3], data } }),
			release: () => {}
		};
		const { items } = await build([source('person.png', 'T-Shirt')], 'T-Shirt', pose);
		expect(items[0]).toMatchObject({ hasModel: 'yes', pose: 'front', framing: 'full-body' });
		const without = await build([source('person.png', 'T-Shirt')]);
		expect(without.items[0]).not.toHaveProperty('pose');
	});

	it('takes the largest garment where there is no label', async () => {
		const { items } = await build([source('person.png')]);
		expect(items[0]?.category).toBe('pants');
	});

	it('takes the whole photo where the label’s garment was not found', async () => {
		const { items } = await build([source('person.png', 'Bag')]);
		expect(items[0]).toMatchObject({ category: 'bag', kind: null });
	});

	it('leaves out what is broken or blank, says why, and goes on', async () => {
		const photos = ['broken.png', 'blank.png', 'missing.png', 'large.png'];
		const { items, skipped, manifest } = await build(photos.map((file) => source(file)));
		expect(items.map(({ number }) => number)).toEqual(['large.png']);
		expect(manifest.count).toBe(1);
		expect(skipped.map(({ file }) => path.basename(file))).toEqual(photos.slice(0, 3));
		expect(skipped[1]?.reason).toBe('no garment found');
	});

	it('leaves out an item that a reader would refuse', async () => {
		const bad = { ...source('large.png'), number: 'x'.repeat(300) };
		const { skipped, manifest } = await build([bad, source('large.png')]);
		expect(skipped[0]?.reason).toMatch(/number/);
		expect(manifest.count).toBe(1);
	});

	it('ships WebP within 640 px and nobody on a single article', async () => {
		const { items } = await build([source('large.png')]);
		expect(items[0]?.photo).toEqual({ widthPx: 640, heightPx: 320, type: 'image/webp' });
		expect(items[0]?.hasModel).toBe('no');
	});

	it('keeps the exact labels of drawn photos and only embeds them', async () => {
		const truth: Truth = {
			category: 'skirt',
			kind: 'Skirt',
			colours: [
				{ hex: '#c00000', share: 1, label: 'red', runnerUp: 'rust', oklab: [0.5, 0.2, 0.1] }
			],
			box: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 },
			hasModel: 'yes',
			pose: 'back'
		};
		const { items, calls } = await build([source('large.png', 'Skirt', truth)]);
		expect(items[0]).toMatchObject(truth);
		expect(calls.map(({ role }) => role)).toEqual(['embed']);
	});
});

describe('chooseGarment', () => {
	const garment = (index: number, category: Garment['category']) =>
		({ index, category }) as Garment;
	const garments = [garment(0, 'outer'), garment(1, 'top'), garment(2, 'pants')];

	it.each([
		['the largest that fits', ['top', 'outer'] as const, 0],
		['the only one that fits', ['pants'] as const, 2],
		['the largest for want of a label', [] as const, 0],
		['none', ['dress'] as const, undefined]
	])('%s', (_, categories, index) => {
		expect(chooseGarment(garments, { categories, kind: null })?.index).toBe(index);
	});
});

describe('wornBy', () => {
	it.each([
		['skin and hair', 0.03, 0.02, 'yes'],
		['neither', 0.001, 0, 'no'],
		['a hand', 0.01, 0, 'unknown']
	])('%s', (_, skin, hair, expected) => {
		expect(wornBy({ skin, hair, keyPoints: null })).toBe(expected);
	});
});
