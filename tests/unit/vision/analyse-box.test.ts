import { describe, expect, it } from 'vitest';
import { analyseBox } from '../../../src/lib/vision/analyse-box';
import type { Box, Raster } from '../../../src/lib/vision/image/raster';
import { codeOf, drawPhoto, fakeRun, MANIFEST } from './drawing';

const GROUND = [240, 240, 240] as const;

const couple = drawPhoto(400, 400, GROUND, [
	[codeOf('top'), [40, 100, 100, 160]],
	[codeOf('skirt'), [260, 120, 100, 200]]
]);

const cloth = drawPhoto(400, 400, GROUND, [
	[
		[30, 60, 140],
		[200, 200, 120, 120]
	]
]);

const analyse = (photo: Raster, frame: Box) =>
	analyseBox(photo, frame, {}, { manifest: MANIFEST, run: fakeRun('Skirt'), step: async () => {} });

describe('analyseBox', () => {
	it('describes what is in the frame, at its place in the whole photo', async () => {
		const frame = { x: 0.6, y: 0.25, width: 0.35, height: 0.6 };
		const { garments, working } = await analyse(couple, frame);
		expect(garments.map(({ category, index }) => [category, index])).toEqual([['skirt', 0]]);
		const [skirt] = garments;
		expect(skirt?.box.x).toBeCloseTo(0.65, 1);
		expect(skirt?.box.y).toBeCloseTo(0.3, 1);
		expect(skirt?.box.height).toBeCloseTo(0.5, 1);
		expect(skirt?.area).toBeCloseTo(0.125, 1);
		expect(skirt?.mask.widthPx).toBe(Math.round((skirt?.box.width ?? 0) * 400));
		expect(working).toEqual({ widthPx: 400, heightPx: 400 });
	});

	it('takes what stands out where the parser finds nothing', async () => {
		const { found, garments } = await analyse(cloth, { x: 0.4, y: 0.4, width: 0.5, height: 0.5 });
		expect(found).toBe('whole-photo');
		expect(garments[0]?.box.x).toBeCloseTo(0.5, 1);
	});

	it('finds nothing on plain ground', async () => {
		const { found, garments } = await analyse(cloth, { x: 0, y: 0, width: 0.4, height: 0.4 });
		expect({ found, garments }).toEqual({ found: 'nothing', garments: [] });
	});

	it.each([
		{ x: 0.5, y: 0.5, width: 0.01, height: 0.5 },
		{ x: 1.2, y: 0.5, width: 0.5, height: 0.5 }
	])('refuses a frame that holds no garment: %j', async (frame) => {
		await expect(analyse(cloth, frame)).rejects.toMatchObject({ name: 'BoxTooSmallError' });
	});
});
