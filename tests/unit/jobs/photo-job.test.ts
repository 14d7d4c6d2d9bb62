import { describe, expect, it } from 'vitest';
import { analysePhoto, type PhotoWorkers } from '../../../src/lib/jobs/photo-job';
import { Scheduler } from '../../../src/lib/jobs/scheduler';
import type { KeyPoint } from '../../../src/lib/vision/pose/key-points';
import type { FoundPose, PhotoResult } from '../../../src/workers/contract';
import { errorOf } from './fake-worker';

const keyPoints: readonly KeyPoint[] = [{ name: 'nose', x: 0.5, y: 0.1, score: 0.9 }];
const found: FoundPose = { keyPoints, model: 'pose-1' };

function photoResult() {
	let isClosed = false;
	const preview: ImageBitmap = { width: 4, height: 4, close: () => (isClosed = true) };
	const result: PhotoResult = {
		analysis: {
			version: 1,
			photo: { widthPx: 4, heightPx: 4 },
			working: { widthPx: 4, heightPx: 4 },
			found: 'nothing',
			garments: [],
			person: { skin: 0.1, hair: 0.2, keyPoints: null },
			models: { parse: 'parse-1', embed: 'embed-1', pose: null }
		},
		preview,
		notices: [],
		runtime: { backend: 'wasm', threads: 1 },
		timings: { parse: 3 }
	};
	return { result, isClosed: () => isClosed };
}

function workers(
	result: PhotoResult,
	estimateNow: PhotoWorkers['pose']['estimateNow']
): PhotoWorkers {
	const vision = { analyseNow: async () => result };
	return { scheduler: new Scheduler(), vision, pose: { estimateNow } };
}

describe('a photo', () => {
	it('gets the key-points of the pose network', async () => {
		const { result, isClosed } = photoResult();
		const done = await analysePhoto(
			workers(result, async () => found),
			new Blob()
		);
		expect(done.analysis.person).toEqual({ skin: 0.1, hair: 0.2, keyPoints });
		expect(done.analysis.models).toEqual({ parse: 'parse-1', embed: 'embed-1', pose: 'pose-1' });
		expect(done.poseFailure).toBeNull();
		expect(Object.keys(done.timings)).toEqual(['parse', 'pose']);
		expect(isClosed()).toBe(false);
	});

	it('stands without key-points when the pose network fails', async () => {
		const { result } = photoResult();
		const failure = Object.assign(new Error('offline'), { name: 'ModelDownloadError' });
		const done = await analysePhoto(
			workers(result, () => Promise.reject(failure)),
			new Blob()
		);
		expect(done.analysis).toEqual(result.analysis);
		expect(done.analysis.models.pose).toBeNull();
		expect(done.poseFailure).toBe('ModelDownloadError');
	});

	it('frees the preview when a newer photo comes during the pose', async () => {
		const { result, isClosed } = photoResult();
		const poses: AbortSignal[] = [];
		const set = workers(result, (_bitmap, { signal }) => {
			if (signal) poses.push(signal);
			if (poses.length > 1) return Promise.resolve(found);
			return new Promise((_, reject) =>
				signal?.addEventListener('abort', () => reject(signal.reason as Error))
			);
		});
		const old = errorOf(analysePhoto(set, new Blob(), {}, { key: 'dropped' }));
		while (poses.length === 0) await Promise.resolve();
		const fresh = await analysePhoto(set, new Blob(), {}, { key: 'dropped' });
		expect((await old).name).toBe('SupersededError');
		expect(isClosed()).toBe(true);
		expect(fresh.analysis.person.keyPoints).toEqual(keyPoints);
	});
});
