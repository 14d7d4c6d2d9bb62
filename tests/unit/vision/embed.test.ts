import { describe, expect, it } from 'vitest';
import { cropGarment, padToSquare } from '../../../src/lib/vision/embed/crop-garment';
import { embedGarment } from '../../../src/lib/vision/embed/embed-garment';
import { KINDS } from '../../../src/lib/vision/embed/kinds';
import { kindsWithin, nameKinds } from '../../../src/lib/vision/embed/rank-kinds';
import { ModelOutputError } from '../../../src/lib/vision/model-output';
import { modelFor } from '../../../src/lib/vision/models';
import { drawPhoto, fakeRun, MANIFEST, type Call } from './drawing';

// A few seconds are enough on an idle machine.
const pixel = (rgba: Uint8ClampedArray, widthPx: number, x: number, y: number) => [
	...rgba.subarray((y * widthPx + x) * 4, (y * widthPx + x) * 4 + 3)
];

describe('cropGarment', () => {
	it('pads a tall picture left and right with the mean of its border', () => {
		// Border of 2 × 4: rows 0 and 3 (4 px) and both columns (8 px), corners twice, as in training.
		const square = padToSquare(
			drawPhoto(
				2,
				4,
				[0, 0, 0],
				[
					[
						[120, 60, 0],
						[0, 0, 2, 1]
					]
				]
			)
		);
		expect([square.widthPx, square.heightPx]).toEqual([4, 4]);
		expect(pixel(square.rgba, 4, 0, 2)).toEqual([40, 20, 0]);
		expect(pixel(square.rgba, 4, 1, 0)).toEqual([120, 60, 0]);
		expect(pixel(square.rgba, 4, 3, 3)).toEqual([40, 20, 0]);
	});

	it('keeps 8 % of ground around the box and stays within the photo', () => {
		const photo = drawPhoto(
			200,
			200,
			[255, 255, 255],
			[
				[
					[200, 0, 0],
					[50, 50, 100, 100]
				]
			]
		);
		const crop = cropGarment(photo, { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }, 116);
		expect(pixel(crop.rgba, 116, 7, 58)).toEqual([255, 255, 255]);
		expect(pixel(crop.rgba, 116, 8, 58)).toEqual([200, 0, 0]);
		const whole = cropGarment(photo, { x: 0, y: 0, width: 1, height: 1 }, 200);
		expect(Buffer.compare(Buffer.from(whole.rgba), Buffer.from(photo.rgba))).toBe(0);
	});
});

describe('kinds', () => {
	const logits = nameKinds(
		Float32Array.from(KINDS, (kind) => ({ Hoodie: 3, Outwear: 2, Pants: 5 })[kind as string] ?? 0),
		KINDS
	);

	it('keeps to those that fit the category, three at most, as probabilities among them', () => {
		const outer = kindsWithin('outer', logits);
		expect(outer.map(({ kind }) => kind)).toEqual(['Hoodie', 'Outwear', 'Blazer']);
		const weight = Math.exp(3) + Math.exp(2) + 2;
		expect(outer[0]?.score).toBeCloseTo(Math.exp(3) / weight, 5);
		expect(kindsWithin('dress', logits)).toEqual([{ kind: 'Dress', score: 1 }]);
	});

	it.each(['bag', 'accessory'] as const)('knows none of a %s', (category) => {
		expect(kindsWithin(category, logits)).toEqual([]);
	});

	it('follows the order of the model’s own labels', () => {
		const named = nameKinds(Float32Array.of(1, 9, 4), ['Hat', 'unheard-of', 'Dress']);
		expect(named).toEqual([
			{ kind: 'Hat', logit: 1 },
			{ kind: 'Dress', logit: 4 }
		]);
	});
});

describe('embedGarment', () => {
	const entry = modelFor(MANIFEST, 'embed');
	const photo = drawPhoto(90, 40, [10, 200, 30]);
	const box = { x: 0.2, y: 0.1, width: 0.5, height: 0.8 };

	it('asks with a square of the model’s side and gives a unit vector', async () => {
		const calls: Call[] = [];
		const { vector } = await embedGarment(photo, box, entry, fakeRun('Dress', calls));
		expect(calls).toEqual([{ role: 'embed', dims: [1, 3, 192, 192] }]);
		expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
	});

	it('refuses a vector of another length', async () => {
		const short = async () => ({ vector: { dims: [1, 128], data: new Float32Array(128) } });
		await expect(embedGarment(photo, box, entry, short)).rejects.toThrow(ModelOutputError);
	});
});
