/** The small copy of a photo in which ground and article are told apart. */

import type { Raster } from '../image/raster';
import { resizeRaster } from '../image/resize';
import { sizeWithin } from '../image/working-size';

/** A photo's texture is finer than its article. */
const LONG_SIDE_PX = 256;

/** The photo with a long side of at most 256 px. */
export function overviewOf(photo: Raster): Raster {
	const { widthPx, heightPx } = sizeWithin(photo, LONG_SIDE_PX);
	return resizeRaster(photo, widthPx, heightPx);
}
