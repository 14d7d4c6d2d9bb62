/** The parts of a zip's choices that each component shows. */

import type { ZipWish } from '$lib/export/zip/wish';

export type Contents = Pick<
	ZipWish,
	'photo' | 'thumbnail' | 'cutout' | 'crop' | 'mask' | 'palette' | 'restorable'
>;

export type Training = Pick<ZipWish, 'coco' | 'training'>;

/** Whether anything would be in the zip beside its tables. */
export const isEmpty = ({ coco, palette, ...wish }: Contents & Training): boolean =>
	!(
		wish.photo ||
		wish.thumbnail ||
		wish.cutout !== null ||
		wish.crop ||
		wish.mask ||
		wish.restorable ||
		coco ||
		palette.csv ||
		palette.json
	);
