import { describe, expect, it } from 'vitest';
import { ATTRIBUTE_VALUES, ATTRIBUTES } from '../../../src/lib/vision/embed/attributes';
import { embedGarment } from '../../../src/lib/vision/embed/embed-garment';
import { attributesOf, likeliestValue } from '../../../src/lib/vision/embed/rank-attributes';
import { ModelOutputError } from '../../../src/lib/vision/model-output';
import { modelFor, type RunModel, type TensorData } from '../../../src/lib/vision/models';
import { drawPhoto, fakeRun, MANIFEST } from './drawing';

const logits = {
	sleeve: Float32Array.of(0, 0, 4),
	neckline: Float32Array.of(0, 3, 0, 0),
	// No value has a probability of one half.
	pattern: Float32Array.of(1, 1, 0, 0, 0),
	length: Float32Array.of(5, 0, 0)
};

describe('likeliestValue', () => {
	it('is the softmax of the attribute’s own values', () => {
		const { value, score } = likeliestValue('sleeve', logits.sleeve);
		expect(value).toBe('long');
		expect(score).toBeCloseTo(Math.exp(4) / (Math.exp(4) + 2), 6);
	});
});

describe('attributesOf', () => {
	it.each([
		['top', ['sleeve long', 'neckline collar', 'length short']],
		['pants', ['length short']],
		['shoes', []],
		['bag', []]
	] as const)('says of a %s only what it has and what is sure', (category, expected) => {
		const said = attributesOf(category, logits).map((s) => `${s.attribute} ${s.value}`);
		expect(said).toEqual(expected);
	});

	it('says nothing of heads that the model has not', () => {
		expect(attributesOf('top', { length: logits.length })).toHaveLength(1);
		expect(attributesOf('top', {})).toEqual([]);
	});
});

describe('embedGarment', () => {
	const photo = drawPhoto(40, 40, [10, 200, 30]);
	const box = { x: 0, y: 0, width: 1, height: 1 };
	const entry = modelFor(MANIFEST, 'embed');
	const outputs = ['vector', 'kinds', 'categories', ...ATTRIBUTES];
	const heads = (length: (name: keyof typeof ATTRIBUTE_VALUES) => number): RunModel => {
		const answers = ATTRIBUTES.map((name): [string, TensorData] => [
			name,
			{ dims: [1, length(name)], data: new Float32Array(length(name)) }
		]);
		return async (role, input) => ({
			...(await fakeRun()(role, input)),
			...Object.fromEntries(answers)
		});
	};

	it('reads the heads that the manifest names', async () => {
		const run = heads((name) => ATTRIBUTE_VALUES[name].length);
		const all = await embedGarment(photo, box, { ...entry, outputs }, run);
		expect(Object.keys(all.attributes)).toEqual(ATTRIBUTES);
		const old = await embedGarment(photo, box, entry, run);
		expect(old.attributes).toEqual({});
	});

	it('refuses a head of another length', async () => {
		const asked = embedGarment(
			photo,
			box,
			{ ...entry, outputs },
			heads(() => 2)
		);
		await expect(asked).rejects.toThrow(ModelOutputError);
	});
});
