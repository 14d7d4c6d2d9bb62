import { describe, expect, it } from 'vitest';
import { ModelOutputError } from '../../../src/lib/vision/model-output';
import { modelFor } from '../../../src/lib/vision/models';
import { PARSE_CLASSES } from '../../../src/lib/vision/parse/classes';
import { parserInputSize } from '../../../src/lib/vision/parse/input-size';
import { classShares } from '../../../src/lib/vision/parse/label-map';
import { parsePhoto } from '../../../src/lib/vision/parse/parse-photo';
import { softmaxCells } from '../../../src/lib/vision/parse/softmax';
import { codeOf, drawPhoto, fakeRun, MANIFEST, type Call } from './drawing';

// A few seconds are enough on an idle machine.
const entry = modelFor(MANIFEST, 'parse');

describe('parserInputSize', () => {
	it.each([
		['portrait 2:3', 683, 1024, 224, 320],
		['landscape 3:2', 1024, 683, 320, 224],
		['square', 800, 800, 256, 256],
		['tall 1:4', 256, 1024, 128, 544],
		['beyond 1:6', 20, 1024, 128, 768],
		['one pixel', 1, 1, 256, 256]
	])('%s', (_, width, height, widthPx, heightPx) => {
		expect(parserInputSize({ widthPx: width, heightPx: height }, entry.input)).toEqual({
			widthPx,
			heightPx
		});
	});

	it('takes the model’s own sides where they are fixed', () => {
		const input = { ...entry.input, widthPx: 224, heightPx: 320 };
		expect(parserInputSize({ widthPx: 900, heightPx: 300 }, input)).toEqual({
			widthPx: 224,
			heightPx: 320
		});
	});
});

describe('softmaxCells', () => {
	it('gives each cell probabilities, and stays finite for large scores', () => {
		const cells = softmaxCells(Float32Array.from([0, 1000, Math.log(3), 0]), 2);
		expect([...cells].map((value) => Math.round(value * 1000) / 1000)).toEqual([0.25, 0.75, 1, 0]);
	});
});

describe('parsePhoto', () => {
	it.each([
		['portrait', 300, 600],
		['landscape', 600, 300],
		['1:4', 150, 600]
	])('finds drawn shapes in a %s photo at their places', async (_, width, height) => {
		const calls: Call[] = [];
		const [halfX, halfY] = [width / 2, height / 2];
		const photo = drawPhoto(
			width,
			height,
			[255, 255, 255],
			[
				[codeOf('top'), [0, 0, halfX, halfY]],
				[codeOf('pants'), [halfX, halfY, halfX, halfY]]
			]
		);
		const map = await parsePhoto(photo, entry, fakeRun('Top', calls));
		expect([map.widthPx, map.heightPx]).toEqual([width, height]);
		expect(calls[0]?.dims.slice(2).every((side) => side % 32 === 0)).toBe(true);
		const labelAt = (x: number, y: number) =>
			PARSE_CLASSES[map.labels[Math.floor(y) * width + Math.floor(x)] ?? 0];
		expect(labelAt(width * 0.25, height * 0.25)).toBe('top');
		expect(labelAt(width * 0.75, height * 0.75)).toBe('pants');
		expect(labelAt(width * 0.75, height * 0.25)).toBe('background');
		const shares = classShares(map);
		expect(shares.top).toBeCloseTo(0.25, 1);
		expect(shares.pants).toBeCloseTo(0.25, 1);
		expect(Object.values(shares).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
	});

	it('takes a blank frame for background, and asks no network', async () => {
		const calls: Call[] = [];
		const map = await parsePhoto(drawPhoto(40, 30, [90, 90, 90]), entry, fakeRun('Top', calls));
		expect(calls).toHaveLength(0);
		expect(classShares(map).background).toBe(1);
	});

	it('says what came when the model answers in another shape', async () => {
		const photo = drawPhoto(
			8,
			8,
			[0, 0, 0],
			[
				[
					[255, 255, 255],
					[0, 0, 4, 8]
				]
			]
		);
		const wrong = async () => ({ logits: { dims: [1, 2, 2], data: new Float32Array(4) } });
		await expect(parsePhoto(photo, entry, wrong)).rejects.toThrow(ModelOutputError);
		await expect(parsePhoto(photo, entry, async () => ({}))).rejects.toThrow(/No output "logits"/);
	});
});
