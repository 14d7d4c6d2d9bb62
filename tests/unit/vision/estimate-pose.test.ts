import { describe, expect, it } from 'vitest';
import type { ModelEntry, TensorData } from '../../../src/lib/vision/models';
import { ModelOutputError } from '../../../src/lib/vision/model-output';
import { modelFor } from '../../../src/lib/vision/models';
import { estimatePose } from '../../../src/lib/vision/pose/estimate-pose';
import { KEY_POINTS } from '../../../src/lib/vision/pose/key-points';
import { drawPhoto, MANIFEST } from './drawing';

// A few seconds are enough on an idle machine.
const entry: ModelEntry = {
	...modelFor(MANIFEST, 'embed'),
	role: 'pose',
	input: { ...modelFor(MANIFEST, 'embed').input, layout: 'nhwc', mean: 0, std: 1 },
	outputs: ['Identity:0'],
	labels: [...KEY_POINTS]
};

/** Answers with every key-point at one place of the square. */
const answering = (y: number, x: number, asked: TensorData[] = []) => {
	return async (_: string, input: TensorData) => {
		asked.push(input);
		const data = Float32Array.from(KEY_POINTS.flatMap(() => [y, x, 0.7]));
		return { 'Identity:0': { dims: [1, 1, 17, 3], data } };
	};
};

describe('estimatePose', () => {
	it.each([
		['portrait', 100, 200, 0.5, 0.5, 0.5, 0.5],
		['portrait, left edge of the photo', 100, 200, 0.25, 0.25, 0, 0.25],
		['landscape', 400, 100, 0.5, 0.75, 0.75, 0.5],
		['landscape, in the bar above', 400, 100, 0.1, 0.5, 0.5, 0],
		['square', 64, 64, 0.2, 0.9, 0.9, 0.2]
	])('%s: from the square back to the photo', async (_, width, height, y, x, wantX, wantY) => {
		const points = await estimatePose(drawPhoto(width, height, [9, 9, 9]), entry, answering(y, x));
		expect(points.map(({ name }) => name)).toEqual([...KEY_POINTS]);
		expect(points[0]?.x).toBeCloseTo(wantX, 5);
		expect(points[0]?.y).toBeCloseTo(wantY, 5);
		expect(points[0]?.score).toBeCloseTo(0.7, 5);
	});

	it('hands over bytes as they are, rows first, with black bars', async () => {
		const asked: TensorData[] = [];
		await estimatePose(drawPhoto(50, 100, [200, 100, 50]), entry, answering(0, 0, asked));
		const [input] = asked;
		expect(input?.dims).toEqual([1, 192, 192, 3]);
		expect([...(input?.data.subarray(0, 3) ?? [])]).toEqual([0, 0, 0]);
		const middle = (96 * 192 + 96) * 3;
		expect([...(input?.data.subarray(middle, middle + 3) ?? [])]).toEqual([200, 100, 50]);
	});

	it('refuses another shape', async () => {
		const wrong = async () => ({ 'Identity:0': { dims: [1, 3], data: new Float32Array(3) } });
		const photo = drawPhoto(5, 5, [0, 0, 0]);
		await expect(estimatePose(photo, entry, wrong)).rejects.toThrow(ModelOutputError);
	});
});
