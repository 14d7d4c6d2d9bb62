import { describe, expect, it } from 'vitest';
import { maskArea } from '../../../src/lib/vision/image/mask';
import type { Box, Raster } from '../../../src/lib/vision/image/raster';
import { outlineGarment } from '../../../src/lib/vision/outline-garment';
import { codeOf, drawPhoto, fakeRun, MANIFEST } from './drawing';

const GROUND = [240, 240, 240] as const;

/** A top on the left, a skirt on the right. */
const couple = drawPhoto(400, 400, GROUND, [
	[codeOf('top'), [40, 100, 100, 160]],
	[codeOf('skirt'), [260, 120, 100, 200]]
]);

/** Something that the parser knows no name for. */
const cloth = drawPhoto(400, 400, GROUND, [
	[
		[30, 60, 140],
		[200, 200, 120, 120]
	]
]);

const outline = (photo: Raster, box: Box) =>
	outlineGarment(photo, box, { manifest: MANIFEST, run: fakeRun('Skirt') });

describe('outlineGarment', () => {
	it.each([
		['skirt', { x: 0.63, y: 0.28, width: 0.28, height: 0.5 }, { x: 0.65, height: 0.5 }],
		['top', { x: 0.1, y: 0.25, width: 0.25, height: 0.4 }, { x: 0.1, height: 0.4 }]
	])('takes the region that has most in common with the box: the %s', async (_, box, expected) => {
		const found = await outline(couple, box);
		expect(found?.box.x).toBeCloseTo(expected.x, 1);
		expect(found?.box.height).toBeCloseTo(expected.height, 1);
		const { widthPx = 0, heightPx = 0 } = found?.mask ?? {};
		expect(widthPx).toBe(Math.round((found?.box.width ?? 0) * 400));
		expect(heightPx).toBe(Math.round((found?.box.height ?? 0) * 400));
		expect(found && maskArea(found.mask) / (widthPx * heightPx)).toBeGreaterThan(0.9);
	});

	it('takes what stands out in the box where no region fills it', async () => {
		const found = await outline(cloth, { x: 0.45, y: 0.45, width: 0.4, height: 0.4 });
		expect(found?.box.x).toBeCloseTo(0.5, 1);
		expect(found?.box.width).toBeCloseTo(0.3, 1);
	});

	it('finds nothing on plain ground, nor in a box of a few pixels', async () => {
		expect(await outline(cloth, { x: 0, y: 0, width: 0.4, height: 0.4 })).toBeNull();
		expect(await outline(cloth, { x: 0.5, y: 0.5, width: 0.01, height: 0.4 })).toBeNull();
	});
});
