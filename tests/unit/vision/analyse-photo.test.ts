import { describe, expect, it } from 'vitest';
import { analysePhoto, type AnalyseOptions } from '../../../src/lib/vision/analyse-photo';
import type { RunModel } from '../../../src/lib/vision/models';
import type { Raster } from '../../../src/lib/vision/image/raster';
import { codeOf, drawPhoto, fakeRun, MANIFEST, type Call } from './drawing';

// A few seconds are enough on an idle machine.
const GROUND = [240, 240, 240] as const;

const person = drawPhoto(300, 600, GROUND, [
	[codeOf('hair'), [120, 20, 60, 40]],
	[codeOf('skin'), [120, 60, 60, 60]],
	[codeOf('top'), [90, 120, 120, 180]],
	[codeOf('pants'), [100, 300, 100, 220]]
]);

const shirt = drawPhoto(400, 400, GROUND, [
	[
		[30, 60, 140],
		[100, 100, 200, 200]
	]
]);

const analyse = (
	photo: Raster,
	options: AnalyseOptions = {},
	run: RunModel = fakeRun(),
	steps: string[] = []
) =>
	analysePhoto(photo, options, {
		manifest: MANIFEST,
		run,
		step: async (stage, done, total) => {
			steps.push(`${stage} ${done}/${total}`);
		}
	});

describe('analysePhoto', () => {
	it('describes each garment of a person, largest first', async () => {
		const steps: string[] = [];
		const analysis = await analyse(person, {}, fakeRun('T-Shirt'), steps);
		expect(analysis.found).toBe('garments');
		expect(analysis.garments.map(({ category }) => category)).toEqual(['pants', 'top']);
		const [pants, top] = analysis.garments;
		expect(top?.index).toBe(1);
		expect(top?.kinds[0]?.kind).toBe('T-Shirt');
		expect(pants?.kinds.map(({ kind }) => kind).sort()).toEqual(['Pants', 'Shorts']);
		expect(top?.box.x).toBeCloseTo(0.3, 1);
		expect(top?.box.y).toBeCloseTo(0.2, 1);
		expect(top?.colours[0]?.hex).toBe('#3c5aa0');
		expect(top && Math.hypot(...top.vector)).toBeCloseTo(1, 6);
		expect(analysis.person.skin).toBeCloseTo(0.02, 2);
		expect(analysis.person.keyPoints).toBeNull();
		expect(analysis.models).toEqual({ parse: 'fake-parse', embed: 'fake-embed', pose: null });
		expect(steps).toEqual([
			'parse 0/1',
			'parse 1/1',
			'describe 0/2',
			'describe 1/2',
			'describe 2/2'
		]);
	});

	it.each([
		['any', [], 'pants'],
		['tops', ['top'], 'top'],
		['tops or outers', ['outer', 'top'], 'top']
	] as const)(
		'describes the first of %s alone when that is all that is asked',
		async (_, firstOf, category) => {
			const calls: Call[] = [];
			const analysis = await analyse(person, { firstOf }, fakeRun('T-Shirt', calls));
			const whole = await analyse(person, {}, fakeRun('T-Shirt'));
			const { index: _index, ...only } = analysis.garments[0] ?? {};
			expect(analysis.garments).toHaveLength(1);
			expect(whole.garments.find((garment) => garment.category === category)).toMatchObject(only);
			expect(calls.filter(({ role }) => role === 'embed')).toHaveLength(1);
		}
	);

	it('finds nothing where none of what is asked is there', async () => {
		const analysis = await analyse(person, { firstOf: ['bag'] });
		expect(analysis).toMatchObject({ found: 'nothing', garments: [] });
	});

	it('tells the delivered size from the working one', async () => {
		const { photo, working } = await analyse(person, { photo: { widthPx: 3000, heightPx: 6000 } });
		expect(photo).toEqual({ widthPx: 3000, heightPx: 6000 });
		expect(working).toEqual({ widthPx: 300, heightPx: 600 });
	});

	it('takes what stands out for one garment where the parser finds none', async () => {
		const { found, garments } = await analyse(shirt, {}, fakeRun('Dress'));
		expect(found).toBe('whole-photo');
		expect(garments.map(({ category }) => category)).toEqual(['dress']);
		expect(garments[0]?.area).toBeCloseTo(0.25, 1);
		expect(garments[0]?.colours[0]?.hex).toBe('#1e3c8c');
	});

	it('takes it also over a parser that cuts one article up', async () => {
		const patchy = drawPhoto(400, 400, GROUND, [
			[codeOf('top'), [100, 100, 200, 100]],
			[
				[60, 80, 150],
				[100, 200, 200, 100]
			]
		]);
		const { found, garments } = await analyse(patchy, {}, fakeRun('Shirt'));
		expect(found).toBe('whole-photo');
		expect(garments[0]?.area).toBeCloseTo(0.25, 1);
	});

	it('knows a bag, though there is no kind of it', async () => {
		const bag = drawPhoto(400, 400, GROUND, [[codeOf('bag'), [100, 150, 200, 150]]]);
		const { garments } = await analyse(bag, {}, fakeRun('bag'));
		expect(garments.map(({ category, kinds }) => [category, kinds])).toEqual([['bag', []]]);
	});

	it('takes the whole photo when asked to, whatever the parser finds', async () => {
		const { found, garments } = await analyse(person, { wholePhoto: true });
		expect(found).toBe('whole-photo');
		expect(garments).toHaveLength(1);
	});

	const face = drawPhoto(200, 200, GROUND, [
		[codeOf('hair'), [50, 20, 100, 40]],
		[codeOf('skin'), [50, 60, 100, 120]]
	]);
	it.each<[string, Raster, RunModel]>([
		['a black frame', drawPhoto(64, 64, [0, 0, 0]), fakeRun()],
		['a blank wall', drawPhoto(120, 80, [200, 196, 190]), fakeRun()],
		['one pixel', drawPhoto(1, 1, [255, 0, 0]), fakeRun()],
		['a face and nothing else', face, fakeRun()],
		['a thing that is like no kind', shirt, fakeRun('Dress', [], 0.5)]
	])('finds nothing in %s', async (_, photo, run) => {
		const { found, garments } = await analyse(photo, {}, run);
		expect({ found, garments }).toEqual({ found: 'nothing', garments: [] });
	});

	it('finds nothing in a blank photo even when asked for the whole', async () => {
		const { found } = await analyse(drawPhoto(64, 64, [0, 0, 0]), { wholePhoto: true });
		expect(found).toBe('nothing');
	});

	it('stops where a step throws', async () => {
		const tools = {
			manifest: MANIFEST,
			run: fakeRun(),
			step: async (stage: string) => {
				if (stage === 'describe') throw new DOMException('enough', 'AbortError');
			}
		};
		await expect(analysePhoto(person, {}, tools)).rejects.toThrow('enough');
	});
});
