/** One catalog item cut out of its photo: the garment's pictures and outline, and the wearer's key-points. */

import type { Derived, DeriveRequest } from '../export/zip/wish';
import type { JobOptions, NowOptions } from './job-options';
import type { PoseClient } from './pose-client';
import type { Scheduler } from './scheduler';
import type { VisionClient } from './vision-client';

export type DeriveWorkers = {
	readonly scheduler: Scheduler;
	readonly vision: Pick<VisionClient, 'deriveNow'>;
	readonly pose: Pick<PoseClient, 'estimateNow'>;
};

async function keyPointsOf(
	preview: ImageBitmap,
	pose: DeriveWorkers['pose'],
	call: NowOptions
): Promise<Derived['keyPoints']> {
	try {
		return (await pose.estimateNow(preview, call)).keyPoints;
	} catch (error) {
		if (call.signal?.aborted) throw error;
		// The outline stands without them.
		return null;
	} finally {
		preview.close();
	}
}

/**
 * Makes what was asked for; what cannot be made is absent or null.
 * Key-points are looked for only where the item is not said to be worn by nobody.
 * @throws the photo's errors, those of the workers, or the signal's reason
 */
export function deriveItem(
	{ scheduler, vision, pose }: DeriveWorkers,
	{ item, photo, kinds, format }: DeriveRequest,
	{ onProgress, ...schedule }: JobOptions = {}
): Promise<Derived> {
	const wanted = item.hasModel === 'no' ? kinds.filter((kind) => kind !== 'keyPoints') : kinds;
	return scheduler.run(async (signal) => {
		const call = { signal, onProgress };
		const options = { box: item.box, kinds: wanted, format };
		const { preview, ...parts } = await vision.deriveNow(photo, options, call);
		return { ...parts, keyPoints: preview && (await keyPointsOf(preview, pose, call)) };
	}, schedule);
}
