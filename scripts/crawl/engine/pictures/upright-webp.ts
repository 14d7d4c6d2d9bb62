/** A picture made smaller. */

import sharp, { type Sharp } from 'sharp';

/** Pixels. */
type Most = { readonly width: number; readonly height?: number };

/**
 * The first frame within `most`, never enlarged, upright and without metadata, so that no place or
 * person's name travels along.
 *
 * @param quality 1..100 of WebP
 * @returns made when a buffer of it is asked for, which rejects where the file cannot be read
 */
export const uprightWebp = (file: string, most: Most, quality: number): Sharp =>
	sharp(file)
		.autoOrient()
		.resize({ ...most, fit: 'inside', withoutEnlargement: true })
		.webp({ quality });
