import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EvalInputError } from '../../../scripts/eval/eval-error';
import { fitLogistic } from '../../../scripts/eval/logistic';
import { readOptions } from '../../../scripts/eval/options';
import { readLabelFolders, readLabelTable } from '../../../scripts/eval/person-labels';
import {
	accuracyAt,
	areaUnderCurve,
	bestAccuracy,
	brier,
	calibrationError
} from '../../../scripts/eval/score-figures';

const cases = [
	{ truth: true, score: 0.9 },
	{ truth: true, score: 0.4 },
	{ truth: false, score: 0.6 },
	{ truth: false, score: 0.1 }
];

describe('figures of a score', () => {
	it('count wins, squares and gaps', () => {
		// Of four pairs of a yes and a no, one is the wrong way round.
		expect(areaUnderCurve(cases)).toBeCloseTo(0.75);
		expect(accuracyAt(cases, 0.5)).toBeCloseTo(0.5);
		expect(bestAccuracy(cases)).toBeCloseTo(0.75);
		expect(brier(cases)).toBeCloseTo((0.01 + 0.36 + 0.36 + 0.01) / 4);
		expect(calibrationError(cases)).toBeCloseTo((0.1 + 0.6 + 0.6 + 0.1) / 4);
	});

	it('let ties count half, and find a score of halves well calibrated', () => {
		const ties = [true, false].map((truth) => ({ truth, score: 0.5 }));
		expect(areaUnderCurve(ties)).toBe(0.5);
		expect(calibrationError(ties)).toBe(0);
	});
});

describe('fitLogistic', () => {
	it('finds the sign that tells, and gives one that speaks against no weight', () => {
		const rows = Array.from({ length: 40 }, (_, i) => [i / 40, 1 - i / 40, 0.5]);
		const truths = rows.map((_, i) => Number(i >= 20));
		const { bias, weights } = fitLogistic(rows, truths);
		const [tells = 0, against, constant] = weights;
		expect(tells).toBeGreaterThan(1);
		expect([against, constant]).toEqual([0, 0]);
		expect(-bias / tells).toBeCloseTo(0.4875, 2);
	});
});

describe('labels', () => {
	let folder = '';
	const table = (text: string) => {
		const file = path.join(folder, 'labels.csv');
		writeFileSync(file, text);
		return readLabelTable(file, folder, ['hasModel']);
	};
	beforeAll(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'otlens-labels-'));
		for (const name of ['model', 'garment', 'shop/photos']) {
			mkdirSync(path.join(folder, name), { recursive: true });
		}
		for (const file of ['model/b.jpg', 'model/a.png', 'garment/c.jpg', 'shop/photos/7.jpg']) {
			writeFileSync(path.join(folder, file), '');
		}
		writeFileSync(path.join(folder, 'model/notes.txt'), '');
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('come from the two folders', async () => {
		const labels = await readLabelFolders(folder);
		expect(labels.map(({ file, hasModel }) => [path.relative(folder, file), hasModel])).toEqual([
			['model/a.png', true],
			['model/b.jpg', true],
			['garment/c.jpg', false]
		]);
	});

	it('come from a table, by path or by source and id', async () => {
		const labels = await table(
			'image,source,crop,hasModel\nmodel/b.jpg,,,1\n7,shop,0.1 0.2 0.5 0.4,no\n'
		);
		expect(labels.map(({ file }) => path.relative(folder, file))).toEqual([
			'model/b.jpg',
			'shop/photos/7.jpg'
		]);
		expect(labels.map(({ hasModel }) => hasModel)).toEqual([true, false]);
		expect(labels[1]?.crop).toEqual([0.1, 0.2, 0.5, 0.4]);
	});

	it('say what is wrong with them', async () => {
		await expect(table('image,hasModel\nnone.jpg,yes\n')).rejects.toThrow(EvalInputError);
		await expect(table('image,hasModel\nmodel/b.jpg,perhaps\n')).rejects.toThrow(/perhaps/);
		await expect(table('image,crop,hasModel\nmodel/b.jpg,0 0,yes\n')).rejects.toThrow(/crop/);
		await expect(table('image\nmodel/b.jpg\n')).rejects.toThrow(/hasModel/);
		await expect(readLabelFolders(path.join(folder, 'shop'))).rejects.toThrow(
			/model\/ and garment/
		);
	});
});

describe('options', () => {
	it('know the measures of the person and their labels', () => {
		const { measure, labels } = readOptions(['presence', '--data', 'd', '--labels', 'l.csv']);
		expect([measure, labels]).toEqual(['presence', 'l.csv']);
		expect(readOptions(['pose', '--data', 'd']).measure).toBe('pose');
	});
});
