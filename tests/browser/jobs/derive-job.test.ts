import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CatalogItem } from '../../../src/lib/catalog/records';
import type { CutoutFormat, DerivedKind } from '../../../src/lib/export/zip/wish';
import { deriveItem } from '../../../src/lib/jobs/derive-job';
import { PoseClient } from '../../../src/lib/jobs/pose-client';
import { Scheduler } from '../../../src/lib/jobs/scheduler';
import { VisionClient } from '../../../src/lib/jobs/vision-client';
import { hits } from '../ui/items';

vi.setConfig({ testTimeout: 180_000 });

const manifestUrl = new URL('/models/manifest.json', location.href).href;
const scheduler = new Scheduler();
const vision = new VisionClient(scheduler);
const pose = new PoseClient(scheduler);
const workers = { scheduler, vision, pose };

/** A red T-shirt on a light ground, larger than what is worked on. */
async function shirt(): Promise<Blob> {
	const canvas = new OffscreenCanvas(1500, 1800);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.fillStyle = '#f2f1ef';
	context.fillRect(0, 0, 1500, 1800);
	context.fillStyle = '#b3202c';
	context.fillRect(450, 400, 600, 900);
	context.fillRect(200, 400, 1100, 280);
	return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
}

const box = { x: 200 / 1500, y: 400 / 1800, width: 1100 / 1500, height: 900 / 1800 };
let photo: Blob;
let item: CatalogItem;

beforeAll(async () => {
	photo = await shirt();
	const [hit] = hits(1);
	if (!hit) throw new Error('no item');
	item = { ...hit.item, box, hasModel: 'unknown' };
	await vision.prepare({ manifestUrl, roles: ['parse', 'embed'] }, { backend: 'auto' });
	await pose.prepare({ manifestUrl, roles: ['pose'] }, { backend: 'auto' });
}, 120_000);
afterAll(() => {
	vision.dispose();
	pose.dispose();
});

const derive = (kinds: readonly DerivedKind[], format: CutoutFormat = 'png', of = item) =>
	deriveItem(workers, { item: of, photo, kinds, format }, {});

async function pixels(blob: Blob | undefined) {
	if (!blob) throw new Error('no picture');
	const bitmap = await createImageBitmap(blob);
	const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
	const context = canvas.getContext('2d');
	context?.drawImage(bitmap, 0, 0);
	const at = (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data ?? [])];
	const { width, height } = bitmap;
	bitmap.close();
	return { width, height, at };
}

it('cuts the garment out of the photo at its own size, and finds its outline and key-points', async () => {
	const { pictures, garment, keyPoints } = await derive([
		'cutout',
		'crop',
		'mask',
		'outline',
		'keyPoints'
	]);
	expect(keyPoints).toHaveLength(17);
	expect(garment?.box.x).toBeCloseTo(box.x, 1);
	expect(garment?.box.height).toBeCloseTo(box.height, 1);

	expect(pictures.crop?.type).toBe('image/jpeg');
	const crop = await pixels(pictures.crop);
	expect([crop.width, crop.height]).toEqual([1100, 900]);

	expect(pictures.mask?.type).toBe('image/png');
	const mask = await pixels(pictures.mask);
	expect([mask.width, mask.height]).toEqual([1500, 1800]);
	expect(mask.at(750, 800)).toEqual([255, 255, 255, 255]);
	expect(mask.at(20, 20)).toEqual([0, 0, 0, 255]);
	expect(mask.at(250, 1200)).toEqual([0, 0, 0, 255]);

	expect(pictures.cutout?.type).toBe('image/png');
	const cutout = await pixels(pictures.cutout);
	const [red = 0, green = 0, , alpha] = cutout.at(cutout.width >> 1, cutout.height >> 1);
	expect(alpha).toBe(255);
	expect(red).toBeGreaterThan(green + 80);
	expect(cutout.at(20, cutout.height - 20)[3]).toBe(0);
});

it('makes no more than was asked for', async () => {
	const { pictures, garment, keyPoints } = await derive(['cutout'], 'webp');
	expect(Object.keys(pictures)).toEqual(['cutout']);
	expect(pictures.cutout?.type).toBe('image/webp');
	expect(garment).not.toBeNull();
	expect(keyPoints).toBeNull();
	const worn = await derive(['crop', 'keyPoints'], 'png', { ...item, hasModel: 'no' });
	expect(worn).toMatchObject({ garment: null, keyPoints: null });
});

it('takes what stands out in the box where no garment fills it', async () => {
	const sleeve = { ...box, width: 0.2, height: 280 / 1800 };
	const { garment } = await derive(['outline'], 'png', { ...item, box: sleeve });
	expect(garment?.box.width).toBeLessThan(0.3);
});

it('refuses what is no photo', async () => {
	const request = { item, photo: new Blob(['text']), kinds: ['crop'], format: 'png' } as const;
	await expect(deriveItem(workers, request, {})).rejects.toHaveProperty('name', 'NotAnImageError');
});
