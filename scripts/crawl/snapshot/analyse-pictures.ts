/** A thread that analyses one picture after another with models of its own, one thread each. */

import { access } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { createNodePose, type NodePose } from '../../eval/node-pose';
import { createNodeRun, ModelFileError, type NodeRuntime } from '../../eval/node-runtime';
import { readPhoto, UnreadablePhotoError } from '../../eval/read-photo';
import type { AnalysisAnswer, AnalysisJob, ThreadData } from './analysis-job';
import { keep, type Kept } from './kept-result';
import { measurePhoto, NoGarmentError } from './measure-photo';
import { encodePictures } from './pictures';

// The threads of the pool are all there are; sharp's own would only wait for them.
sharp.concurrency(1);
sharp.cache(false);

const say = (answer: AnalysisAnswer) => parentPort?.postMessage(answer);

function uselessness(error: unknown): AnalysisAnswer {
	const { name, message } = error instanceof Error ? error : new Error(String(error));
	return { kind: 'useless', name, message };
}

const isNoSpace = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

async function analyse(
	{ file, wanted }: AnalysisJob,
	runtime: NodeRuntime,
	pose: NodePose
): Promise<Kept> {
	// A picture that went missing is no judgement on the picture.
	await access(file);
	try {
		const photo = await readPhoto(file);
		const [described, pictures] = await Promise.all([
			measurePhoto(photo, wanted, runtime, pose),
			encodePictures(file)
		]);
		return { state: 'good', analysed: { described, pictures } };
	} catch (error) {
		if (error instanceof NoGarmentError) return { state: 'bad', reason: error.message };
		if (error instanceof UnreadablePhotoError) return { state: 'bad', reason: 'no picture' };
		throw error;
	}
}

async function answer(
	job: AnalysisJob,
	runtime: NodeRuntime,
	pose: NodePose
): Promise<AnalysisAnswer> {
	try {
		await keep(job.keepAs, await analyse(job, runtime, pose));
		return { kind: 'done' };
	} catch (error) {
		if (error instanceof ModelFileError || isNoSpace(error)) return uselessness(error);
		return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
	}
}

try {
	const { models } = workerData as ThreadData;
	const runtime = await createNodeRun(models, { threads: 1 });
	const pose = await createNodePose(runtime.manifest);
	parentPort?.on('message', (job: AnalysisJob) => void answer(job, runtime, pose).then(say));
	say({ kind: 'ready' });
} catch (error) {
	say(uselessness(error));
}
