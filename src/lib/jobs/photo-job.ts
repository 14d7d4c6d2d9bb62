/** One photo all the way: its garments, then the pose of the person in it. */

import type { AnalyseOptions, PhotoResult } from '../../workers/contract';
import { addKeyPoints } from '../vision/person/person-signs';
import type { JobOptions, NowOptions } from './job-options';
import type { PoseClient } from './pose-client';
import type { Scheduler } from './scheduler';
import type { VisionClient } from './vision-client';

export type PhotoWorkers = {
	readonly scheduler: Scheduler;
	readonly vision: Pick<VisionClient, 'analyseNow'>;
	readonly pose: Pick<PoseClient, 'estimateNow'>;
};

export type PhotoJobResult = PhotoResult & {
	/** Name of the error that left the photo without key-points. */
	readonly poseFailure: string | null;
};

async function withPose(
	found: PhotoResult,
	pose: PhotoWorkers['pose'],
	call: NowOptions
): Promise<PhotoJobResult> {
	const startMs = performance.now();
	try {
		const { keyPoints, model } = await pose.estimateNow(found.preview, call);
		const person = addKeyPoints(found.analysis.person, keyPoints, found.analysis.working);
		const models = { ...found.analysis.models, pose: model };
		const analysis = { ...found.analysis, person, models };
		const timings = { ...found.timings, pose: performance.now() - startMs };
		return { ...found, analysis, timings, poseFailure: null };
	} catch (error) {
		if (call.signal?.aborted) {
			found.preview.close();
			throw error;
		}
		// Garments are what the photo was dropped for: without a pose the analysis still stands.
		return { ...found, poseFailure: error instanceof Error ? error.name : 'Error' };
	}
}

/**
 * Analyses a photo and adds key-points to `person`, with the pose and presence that they show;
 * where the pose network fails they stay null, and presence rests on the parse.
 *
 * Both halves are one job, so that nothing comes between them and one key covers both.
 * The receiver closes the preview.
 */
export function analysePhoto(
	{ scheduler, vision, pose }: PhotoWorkers,
	file: Blob,
	options: AnalyseOptions = {},
	{ onProgress, ...schedule }: JobOptions = {}
): Promise<PhotoJobResult> {
	return scheduler.run(
		async (signal) => {
			const call = { signal, onProgress };
			return withPose(await vision.analyseNow(file, options, call), pose, call);
		},
		{ ...schedule, discard: ({ preview }) => preview.close() }
	);
}
