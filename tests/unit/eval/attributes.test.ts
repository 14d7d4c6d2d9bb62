import { describe, expect, it } from 'vitest';
import type { AttributeCase } from '../../../scripts/eval/attribute-cases';
import { attributeFigures, measureAttributes } from '../../../scripts/eval/attributes-measure';
import { EvalInputError } from '../../../scripts/eval/eval-error';
import { readCrop } from '../../../scripts/eval/labelled-place';
import { readOptions } from '../../../scripts/eval/options';
import { fakeRun, MANIFEST } from '../vision/drawing';

const garment = (sleeve: string | undefined, said: number, vector: number[]): AttributeCase => ({
	id: `${sleeve}${said}`,
	kinds: [],
	truth: sleeve === undefined ? {} : { sleeve },
	attributes: { sleeve: Float32Array.from([0, 0, 0], (_, i) => (i === said ? 3 : 0)) },
	vectors: { ours: Float32Array.from(vector), histogram: Float32Array.from(vector) }
});

describe('attributeFigures', () => {
	const cases = [
		garment('none', 0, [1, 0]),
		garment('none', 2, [0.9, 0]),
		garment('long', 2, [0, 1]),
		garment('long', 2, [0, 0.9]),
		// Nobody could tell: it counts for nothing.
		garment(undefined, 1, [1, 1])
	];

	it('counts what a person saw against the likeliest value', () => {
		const result = attributeFigures(cases, 'sleeve')?.result;
		// none: 1 of 2 found, none wrongly: F1 2/3; long: both found, one wrongly: F1 4/5.
		expect(result).toMatchObject({ accuracy: 0.75, n: 4, majority: 0.5, macroF1: 0.7333 });
		expect(result?.f1).toEqual({ none: 0.6667, short: 0, long: 0.8 });
	});

	it('is undefined where no garment has the attribute or the model has no head', () => {
		expect(attributeFigures(cases, 'pattern')).toBeUndefined();
		expect(attributeFigures([], 'sleeve')).toBeUndefined();
	});
});

describe('measureAttributes', () => {
	const context = (...args: string[]) => ({
		options: readOptions(['attributes', '--data', '/nowhere', ...args]),
		runtime: { manifest: MANIFEST, run: fakeRun(), release: () => Promise.resolve() },
		say: () => undefined
	});

	it.each([
		[[], '--labels CSV is missing.'],
		[['--labels', '/nowhere/labels.csv'], '/nowhere/labels.csv is missing.']
	])('says what is missing of %j', async (args, message) => {
		await expect(measureAttributes(context(...args))).rejects.toThrow(new EvalInputError(message));
	});
});

describe('readCrop', () => {
	it('reads four fractions, or none for the whole photo', () => {
		expect(readCrop('0.1 0.2 0.3 0.4')).toEqual([0.1, 0.2, 0.3, 0.4]);
		expect(readCrop('')).toBeNull();
		expect(() => readCrop('left')).toThrow(EvalInputError);
	});
});
