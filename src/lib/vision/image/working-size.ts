/** The size that photos are analysed at, in the app and in the scripts alike. */

type Size = { readonly widthPx: number; readonly heightPx: number };

/** Long side of the raster that is analysed and of the preview. */
export const WORKING_SIDE_PX = 1024;

/** The size whose long side is at most `sidePx`, in the same shape; smaller ones stay as they are. */
export function sizeWithin({ widthPx, heightPx }: Size, sidePx: number): Size {
	const scale = Math.min(1, sidePx / Math.max(widthPx, heightPx));
	return {
		widthPx: Math.max(1, Math.round(widthPx * scale)),
		heightPx: Math.max(1, Math.round(heightPx * scale))
	};
}

/** The size within `WORKING_SIDE_PX`. */
export const workingSize = (photo: Size): Size => sizeWithin(photo, WORKING_SIDE_PX);
