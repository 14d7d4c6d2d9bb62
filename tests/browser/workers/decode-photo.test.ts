import { afterAll, describe, expect, it } from 'vitest';
import { WorkerHost } from '../../../src/lib/jobs/worker-host';
import type { Raster } from '../../../src/lib/vision/image/raster';
import type { DecodeTestWorker } from './decode.worker';

const host = new WorkerHost<DecodeTestWorker>({
	spawn: () => new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' })
});
afterAll(() => host.dispose());

const decode = (file: Blob) => host.call('decode', file, {});
const nameOf = (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'resolved',
		(error: unknown) => (error instanceof Error ? error.name : String(error))
	);

/** Left half red, right half blue, as stored. */
async function halves(widthPx: number, heightPx: number, type = 'image/jpeg'): Promise<Blob> {
	const canvas = new OffscreenCanvas(widthPx, heightPx);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.fillStyle = '#e00000';
	context.fillRect(0, 0, widthPx / 2, heightPx);
	context.fillStyle = '#0000e0';
	context.fillRect(widthPx / 2, 0, widthPx / 2, heightPx);
	return canvas.convertToBlob({ type, quality: 0.9 });
}

/** The JPEG with an EXIF block that holds nothing but the orientation (tag 0x0112). */
async function turned(jpeg: Blob, orientation: number): Promise<Blob> {
	const tiff = [
		0x4d,
		0x4d,
		0,
		42,
		0,
		0,
		0,
		8,
		0,
		1,
		0x01,
		0x12,
		0,
		3,
		0,
		0,
		0,
		1,
		0,
		orientation,
		0,
		0,
		0,
		0,
		0,
		0
	];
	const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
	const length = body.length + 2;
	const app1 = Uint8Array.of(0xff, 0xe1, length >> 8, length & 255, ...body);
	return new Blob([jpeg.slice(0, 2), app1, jpeg.slice(2)], { type: 'image/jpeg' });
}

function colourAt({ rgba, widthPx, heightPx }: Raster, x: number, y: number): string {
	const at = (Math.floor(y * heightPx) * widthPx + Math.floor(x * widthPx)) * 4;
	return (rgba[at] ?? 0) > 128 ? 'red' : (rgba[at + 2] ?? 0) > 128 ? 'blue' : 'neither';
}

describe('a photo', () => {
	it('that is small stays as it is', async () => {
		const { raster, photo, notices } = await decode(await halves(300, 200, 'image/png'));
		expect([raster.widthPx, raster.heightPx]).toEqual([300, 200]);
		expect([...raster.rgba.subarray(0, 4)]).toEqual([0xe0, 0, 0, 255]);
		expect([...raster.rgba.subarray(-4)]).toEqual([0, 0, 0xe0, 255]);
		expect(photo).toEqual({ widthPx: 300, heightPx: 200 });
		expect(notices).toEqual([]);
	});

	it('that is larger is scaled to 1024 px, read whole across the strips', async () => {
		const { raster, photo } = await decode(await halves(4000, 3000));
		expect([raster.widthPx, raster.heightPx]).toEqual([1024, 768]);
		expect(photo).toEqual({ widthPx: 4000, heightPx: 3000 });
		for (const y of [0.01, 0.34, 0.5, 0.67, 0.99]) {
			expect(colourAt(raster, 0.25, y)).toBe('red');
			expect(colourAt(raster, 0.75, y)).toBe('blue');
		}
	});

	it('is turned upright by its EXIF orientation', async () => {
		const { raster, photo } = await decode(await turned(await halves(400, 200), 6));
		expect(photo).toEqual({ widthPx: 200, heightPx: 400 });
		expect([raster.widthPx, raster.heightPx]).toEqual([200, 400]);
		// 6: the stored left side is the upright top.
		expect([colourAt(raster, 0.5, 0.2), colourAt(raster, 0.5, 0.8)]).toEqual(['red', 'blue']);
	});

	it.each([1, 6])('of 48 megapixels decodes small, with orientation %i', async (orientation) => {
		const { raster, photo, notices } = await decode(
			await turned(await halves(8064, 6048), orientation)
		);
		expect(notices).toEqual(['scaled-down']);
		if (orientation === 1) {
			expect(photo).toEqual({ widthPx: 8064, heightPx: 6048 });
			expect([raster.widthPx, raster.heightPx]).toEqual([1024, 768]);
			expect([colourAt(raster, 0.2, 0.5), colourAt(raster, 0.8, 0.5)]).toEqual(['red', 'blue']);
		} else {
			expect(photo).toEqual({ widthPx: 6048, heightPx: 8064 });
			expect([raster.widthPx, raster.heightPx]).toEqual([768, 1024]);
			expect([colourAt(raster, 0.5, 0.2), colourAt(raster, 0.5, 0.8)]).toEqual(['red', 'blue']);
		}
	});

	it('of 20,000 px width decodes small', async () => {
		const { raster, photo, notices } = await decode(await halves(20_000, 500));
		expect(photo).toEqual({ widthPx: 20_000, heightPx: 500 });
		expect(raster.widthPx).toBeLessThanOrEqual(1024);
		expect(raster.widthPx / raster.heightPx).toBeCloseTo(40, -1);
		expect(notices).toEqual(['scaled-down']);
	});
});

describe('a bad file', () => {
	it.each<[string, () => Promise<Blob> | Blob, string]>([
		['no bytes', () => new Blob([]), 'EmptyFileError'],
		['text', () => new Blob(['not an image at all, whatever its name says']), 'NotAnImageError'],
		[
			'a drawing',
			() => new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>']),
			'VectorImageError'
		],
		['1 × 1 px', () => halves(1, 1, 'image/png'), 'PhotoTooSmallError'],
		[
			'half a JPEG',
			async () => {
				const whole = await halves(600, 400);
				return whole.slice(0, whole.size / 2);
			},
			'TruncatedPhotoError'
		],
		[
			'a PNG header with rubbish behind it',
			async () => {
				const bytes = new Uint8Array(await (await halves(64, 64, 'image/png')).arrayBuffer());
				bytes.fill(7, 33, bytes.length - 12);
				return new Blob([bytes]);
			},
			'UndecodablePhotoError|TruncatedPhotoError'
		]
	])('%s is refused by name', async (_, file, names) => {
		expect(names.split('|')).toContain(await nameOf(decode(await file())));
	});
});
