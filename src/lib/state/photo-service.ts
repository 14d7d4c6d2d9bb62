/** The workers that analyse photos, as state needs them: models and pose prepared together. */

import { deriveItem } from '$lib/jobs/derive-job';
import { analysePhoto } from '$lib/jobs/photo-job';
import { PoseClient } from '$lib/jobs/pose-client';
import { refusePhoto } from '$lib/jobs/refuse-photo';
import { Scheduler } from '$lib/jobs/scheduler';
import { VisionClient } from '$lib/jobs/vision-client';
import type { PhotoService } from './services';

/** @param manifestUrl absolute address of the model manifest */
export function createPhotoService(manifestUrl: string): PhotoService {
	const scheduler = new Scheduler();
	const vision = new VisionClient(scheduler);
	const pose = new PoseClient(scheduler);
	const workers = { scheduler, vision, pose };
	return {
		check: refusePhoto,
		async prepare(backend, job) {
			const input = { manifestUrl, roles: ['parse', 'embed'] as const };
			const report = await vision.prepare(input, { backend }, job);
			// Garments are found without a pose: its network loads behind, and may fail alone.
			const poseInput = { manifestUrl, roles: ['pose'] as const };
			pose.prepare(poseInput, { backend }, { priority: 'background' }).catch(() => undefined);
			return report;
		},
		analyse: (photo, options, job) => analysePhoto(workers, photo, options, job),
		findGarments: (photo, job) => vision.analyse(photo, {}, job),
		derive: (request, job) => deriveItem(workers, request, job),
		reset() {
			vision.reset();
			pose.reset();
		}
	};
}
