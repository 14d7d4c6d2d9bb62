/** Finds the one garment of a photo, on the app's own way. */

import { findTargets } from '../../src/lib/vision/analyse-photo';
import type { Place } from '../../src/lib/vision/detect/region';
import type { Raster } from '../../src/lib/vision/image/raster';
import { modelFor, type ModelManifest, type RunModel } from '../../src/lib/vision/models';
import { parsePhoto } from '../../src/lib/vision/parse/parse-photo';
import type { Find } from './options';

type Models = { readonly manifest: ModelManifest; readonly run: RunModel };

/** Every pixel of the photo. */
export function wholePlace({ widthPx, heightPx }: Raster): Place {
	const data = new Uint8Array(widthPx * heightPx).fill(1);
	return {
		box: { xPx: 0, yPx: 0, widthPx, heightPx },
		mask: { widthPx, heightPx, data },
		area: 1
	};
}

/** The largest garment of the photo; where nothing is found, the whole of it. */
export async function locateGarment(
	raster: Raster,
	find: Find,
	{ manifest, run }: Models
): Promise<Place> {
	const map = await parsePhoto(raster, modelFor(manifest, 'parse'), run);
	const [largest] = findTargets(raster, map, { wholePhoto: find === 'whole' }).targets;
	return largest ?? wholePlace(raster);
}
