import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { analysePhoto } from '../../../src/lib/jobs/photo-job';
import { PoseClient } from '../../../src/lib/jobs/pose-client';
import { Scheduler } from '../../../src/lib/jobs/scheduler';
import { VisionClient } from '../../../src/lib/jobs/vision-client';
import type { ProgressReport } from '../../../src/workers/contract';

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

let photo: Blob;
beforeAll(async () => {
	photo = await shirt();
	await vision.prepare({ manifestUrl, roles: ['parse', 'embed'] }, { backend: 'auto' });
	await pose.prepare({ manifestUrl, roles: ['pose'] }, { backend: 'auto' });
}, 120_000);
afterAll(() => {
	vision.dispose();
	pose.dispose();
});

it('goes from the file to garments, key-points and a preview', async () => {
	const stages = new Set<string>();
	const onProgress = ({ stage }: ProgressReport) => void stages.add(stage);
	const result = await analysePhoto(workers, photo, { wholePhoto: true }, { onProgress });
	try {
		expect(result.preview.height).toBe(1024);
		expect(result.analysis.photo).toEqual({ widthPx: 1500, heightPx: 1800 });
		expect(result.analysis.garments).toHaveLength(1);
		const [garment] = result.analysis.garments;
		expect(garment?.vector).toHaveLength(256);
		expect(Math.hypot(...(garment?.vector ?? []))).toBeCloseTo(1, 3);
		expect(garment?.mask.data.length).toBeGreaterThan(0);
		expect(result.analysis.person.keyPoints).toHaveLength(17);
		expect(result.analysis.models.pose).toMatch(/^movenet/);
		expect(result.poseFailure).toBeNull();
		expect(result.runtime.backend).toBe('wasm');
		expect(Object.keys(result.timings)).toEqual(['decode', 'parse', 'describe', 'pose']);
		expect([...stages]).toEqual(['decode', 'parse', 'describe', 'pose']);
	} finally {
		result.preview.close();
	}
});

it('goes on with fresh workers, which get their models again', async () => {
	vision.dispose();
	pose.dispose();
	const result = await analysePhoto(workers, photo);
	result.preview.close();
	expect(result.poseFailure).toBeNull();
});

it('gives way to a newer photo', async () => {
	const first = analysePhoto(workers, photo, {}, { key: 'dropped' });
	const second = analysePhoto(workers, photo, {}, { key: 'dropped' });
	await expect(first).rejects.toMatchObject({ name: 'SupersededError' });
	(await second).preview.close();
});

it('refuses what is not a photo by name, and takes the next one', async () => {
	const text = analysePhoto(workers, new Blob(['words, words, words']));
	await expect(text).rejects.toMatchObject({ name: 'NotAnImageError' });
	(await analysePhoto(workers, photo)).preview.close();
});
