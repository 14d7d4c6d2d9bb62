/** The size that photos are analysed at, in the app and in the scripts alike. */

type Size = { readonly widthPx: number; readonly heightPx: number };

/** Long side of the raster that is analysed and of the preview. */
export const WORKING_SIDE_PX = 1024;

/** The size within `WORKING_SIDE_PX`; smaller photos stay as they are. */
export function workingSize({ widthPx, heightPx }: Size): Size {
	const scale = Math.min(1, WORKING_SIDE_PX / Math.max(widthPx, heightPx));
	return {
		widthPx: Math.max(1, Math.round(widthPx * scale)),
		heightPx: Math.max(1, Math.round(heightPx * scale))
	};
}
