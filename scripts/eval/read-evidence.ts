/** Photo → what the app's networks say of the person in it. */

import type { Raster } from '../../src/lib/vision/image/raster';
import { cropRaster } from '../../src/lib/vision/image/resize';
import { modelFor } from '../../src/lib/vision/models';
import { classShares } from '../../src/lib/vision/parse/label-map';
import { parsePhoto } from '../../src/lib/vision/parse/parse-photo';
import { sketchLabels } from '../../src/lib/vision/person/label-sketch';
import type { PersonEvidence } from '../../src/lib/vision/person/presence-signs';
import { estimatePose } from '../../src/lib/vision/pose/estimate-pose';
import type { NodePose } from './node-pose';
import type { NodeRuntime } from './node-runtime';
import type { PersonLabel } from './person-labels';
import { readPhoto } from './read-photo';

/** The labelled photo, or the labelled part of it. */
export async function readLabelled({ file, crop }: PersonLabel): Promise<Raster> {
	const { raster } = await readPhoto(file);
	if (!crop) return raster;
	const [x, y, width, height] = crop;
	return cropRaster(raster, {
		xPx: Math.round(x * raster.widthPx),
		yPx: Math.round(y * raster.heightPx),
		widthPx: Math.round(width * raster.widthPx),
		heightPx: Math.round(height * raster.heightPx)
	});
}

/** Runs parser and pose network on one photo. */
export async function readEvidence(
	raster: Raster,
	{ manifest, run }: NodeRuntime,
	pose: NodePose
): Promise<PersonEvidence> {
	const map = await parsePhoto(raster, modelFor(manifest, 'parse'), run);
	const { skin, hair, background } = classShares(map);
	return {
		skin,
		hair,
		figure: 1 - background,
		sketch: sketchLabels(map),
		keyPoints: await estimatePose(raster, pose.entry, pose.run),
		size: { widthPx: raster.widthPx, heightPx: raster.heightPx }
	};
}
