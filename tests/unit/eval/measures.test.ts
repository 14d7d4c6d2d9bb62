import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { categoryFigures, measureCategory } from '../../../scripts/eval/category-measure';
import { ConfidenceCurve } from '../../../scripts/eval/confidence-curve';
import { measureCutout } from '../../../scripts/eval/cutout-measure';
import { faultsOf } from '../../../scripts/eval/cutout-rules';
import type { LabelledGarment } from '../../../scripts/eval/embed-folder';
import { likeliestFolded } from '../../../scripts/eval/fold-kinds';
import { labelledPhotos } from '../../../scripts/eval/labelled-photos';
import { readOptions } from '../../../scripts/eval/options';
import { retrievalFigures } from '../../../scripts/eval/retrieval-measure';
import { measureRobust } from '../../../scripts/eval/robust-measure';
import { KINDS } from '../../../src/lib/vision/embed/kinds';
import type { Mask } from '../../../src/lib/vision/image/raster';
import type { RunModel } from '../../../src/lib/vision/models';
import { drawLabels, drawPhoto, fakeRun, MANIFEST, type Rect } from '../vision/drawing';

// Photos are analysed by the app's own code.
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
const garments = [
	['red', [200, 20, 20], 'T-Shirt'],
	['blue', [20, 20, 200], 'Pants'],
	['green', [20, 160, 20], 'T-Shirt']
] as const;

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'otlens-measures-'));
	mkdirSync(path.join(folder, 'photos'));
	for (const [id, colour] of garments) {
		const { rgba } = drawPhoto(120, 120, [240, 240, 240], [[colour, [30, 25, 60, 70]]]);
		await sharp(rgba, { raw: { width: 120, height: 120, channels: 4 } })
			.jpeg()
			.toFile(path.join(folder, 'photos', `${id}.jpg`));
	}
	const rows = garments.map(([id, , label], i) => `${id},${label},${i},test,${label}s`);
	writeFileSync(
		path.join(folder, 'labels.csv'),
		['image,label,sender,split,articleType', ...rows, 'gone,Hat,9,val,Hats'].join('\n')
	);
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** An embedder that answers with the mean colour of what it sees; the parser finds nothing. */
const colourRun: RunModel = async (role, input) => {
	const answer = await fakeRun()(role, input);
	if (role !== 'embed') return answer;
	const vector = new Float32Array(256);
	const plane = input.data.length / 3;
	for (let c = 0; c < 3; c++) {
		const values = input.data.subarray(c * plane, (c + 1) * plane);
		vector[c] = 1 - values.reduce((sum, value) => sum + value, 0) / plane;
	}
	return { ...answer, vector: { dims: [1, 256], data: vector } };
};

const context = (measure: string, ...args: string[]) => ({
	options: readOptions([measure, '--data', folder, ...args]),
	runtime: { manifest: MANIFEST, run: colourRun, release: () => Promise.resolve() },
	say: () => undefined
});

const maskOf = (...rects: Rect[]): Mask => {
	const { labels, ...size } = drawLabels(
		40,
		20,
		rects.map((rect) => ['skin', rect])
	);
	return { ...size, data: labels };
};

describe('faults of a cut-out', () => {
	it.each([
		['sound', [maskOf([10, 5, 10, 10])], []],
		['missing', [undefined], ['none']],
		['empty', [maskOf()], ['none']],
		['in two', [maskOf([5, 5, 8, 10], [20, 5, 8, 10])], ['pieces']],
		['too small', [maskOf([10, 5, 6, 10])], ['cover']],
		['along the top', [maskOf([10, 0, 10, 10])], ['border']],
		['all of it', [maskOf([0, 0, 40, 20])], ['border', 'cover']]
	])('%s', (_, [mask], faults) => {
		expect(faultsOf(mask, 1)).toEqual(faults);
	});

	it('lets a pair be two', () => {
		expect(faultsOf(maskOf([5, 5, 8, 10], [20, 5, 8, 10]), 2)).toEqual([]);
	});
});

describe('cutout', () => {
	it('judges the masks that the app takes', async () => {
		const result = await measureCutout(context('cutout'));
		expect(result).toMatchObject({
			cutout: 1,
			n: 3,
			failures: { none: 0, pieces: 0, border: 0, cover: 0 },
			several: 0,
			baseline: { cutout: 1 }
		});
		expect(result['msPerImage']).toBeGreaterThan(0);
	});
});

describe('robust', () => {
	it('finds each garment again, by every change', async () => {
		const result = await measureRobust(context('robust'));
		expect(result).toMatchObject({ n: 3, r5: 1, baseline: { chance: 0.3333 } });
		expect(result['changes']).toMatchObject({
			crop: { r1: 1 },
			turn: { r1: 1 },
			perspective: { r1: 1 },
			light: { r1: 1 }
		});
		expect(Object.keys(result['baseline'] as object)).toEqual(['histogram', 'chance']);
	});
});

const unit = (angle: number) => Float32Array.of(Math.cos(angle), Math.sin(angle));

/** A garment whose vector points in a direction; the embedder takes it for `guess`. */
const garment = (label: string, sender: string, angle: number, guess = label): LabelledGarment => ({
	id: '',
	file: '',
	label,
	sender,
	attributes: {},
	kinds: KINDS.map((kind) => ({ kind, logit: kind === guess ? 5 : 0 })),
	vectors: { ours: unit(angle), histogram: unit(0) }
});

describe('retrieval', () => {
	it('asks all others and strangers alone, and says what chance would give', () => {
		const all = [
			garment('Hat', 'a', 0),
			garment('Hat', 'a', 0.01),
			garment('Hat', 'b', 0.1),
			garment('Dress', 'b', 0.14),
			garment('Dress', 'c', 0.2)
		];
		const { p1, n, baseline, strangers } = retrievalFigures(all);
		expect(n).toBe(5);
		// The hat and the dress of one sender are nearest to each other.
		expect(p1).toBe(0.6);
		expect(baseline.chance).toBeCloseTo((3 * (2 / 4) + 2 * (1 / 4)) / 5);
		expect(strangers?.p1).toBe(1);
		expect(strangers?.baseline.chance).toBeCloseTo((1 / 3 + 1 / 3 + 2 / 3 + 1 / 3 + 1 / 4) / 5);
	});

	it('has nothing to say where no garment has its like', () => {
		expect(retrievalFigures([garment('Hat', 'a', 0)])).toMatchObject({ p1: 0, n: 0 });
	});
});

describe('category', () => {
	it('counts hits, also with rare kinds folded to their nearest', () => {
		const all = [
			garment('T-Shirt', 'a', 0),
			garment('Undershirt', 'b', 0, 'Polo'),
			garment('Dress', 'c', 1, 'Skirt'),
			garment('Sock', 'd', 1)
		];
		const { result } = categoryFigures(all);
		expect(result).toMatchObject({
			top1: 0.3333,
			n: 3,
			majority: 0.3333,
			fold10: { top1: 0.6667, majority: 0.6667 }
		});
		expect(Object.keys(result.baseline)).toEqual(['histogram']);
	});

	it('adds up the probabilities of kinds folded together', () => {
		expect(
			likeliestFolded([
				{ kind: 'Dress', score: 0.4 },
				{ kind: 'Polo', score: 0.3 },
				{ kind: 'Top', score: 0.3 }
			])
		).toBe('T-Shirt');
	});

	it('writes its matrix and curve as tables and pictures', async () => {
		const out = path.join(folder, 'out');
		await measureCategory(context('category', '--out', out));
		const rows = readFileSync(path.join(out, 'category-confusion.csv'), 'utf8').trim().split('\n');
		expect(rows).toHaveLength(KINDS.length + 1);
		const cells = rows.slice(1).flatMap((row) => row.split(',').slice(1).map(Number));
		expect(cells.reduce((sum, count) => sum + count, 0)).toBe(3);
		expect(readFileSync(path.join(out, 'category-f1.csv'), 'utf8')).toMatch(/^confidence,mean,/);
		for (const name of ['category-confusion.png', 'category-f1.png']) {
			const { format, width } = await sharp(path.join(out, name)).metadata();
			expect([format, width]).toEqual(['png', expect.any(Number)]);
		}
	});
});

describe('ConfidenceCurve', () => {
	it('drops guesses below the confidence', () => {
		const curve = new ConfidenceCurve(2);
		curve.add(0, 0, 0.9);
		curve.add(0, 0, 0.4);
		curve.add(1, 0, 0.2);
		const f1 = curve.f1(0) ?? [];
		expect([f1[0], f1[30], f1[50], f1[95]]).toEqual([0.8, 1, 2 / 3, 0]);
		expect(curve.f1(1)?.[0]).toBe(0);
		expect(curve.macroF1()[30]).toBe(0.5);
	});
});

describe('labelledPhotos', () => {
	const ids = async (...args: string[]) =>
		(await labelledPhotos(context('retrieval', ...args).options)).map(({ id }) => id);

	it('takes the split, or all, and what the filter keeps', async () => {
		expect(await ids()).toEqual(['red', 'blue', 'green']);
		expect(await ids('--split', 'all')).toEqual(['red', 'blue', 'green', 'gone']);
		expect(await ids('--where', 'label=Pants')).toEqual(['blue']);
	});

	it('reads the label from another column', async () => {
		const [first] = await labelledPhotos(context('retrieval', '--label', 'articleType').options);
		expect(first?.label).toBe('T-Shirts');
	});

	it.each([
		['a column that is not there', ['--label', 'size'], /no column size/],
		['a filter by one that is not there', ['--where', 'size=M'], /no column size/],
		['a filter that keeps nothing', ['--where', 'label=Sock'], /--where/]
	])('refuses %s', async (_, args, message) => {
		await expect(ids(...args)).rejects.toThrow(message);
	});
});
