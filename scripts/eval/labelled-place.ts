/** Where a row of a hand-made table points: a photo, or a part of one. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { EvalInputError } from './eval-error';
import type { Row } from './read-table';

/** x, y, width, height in fractions of the photo. */
export type Crop = readonly [number, number, number, number];

/**
 * The file of a row's `image`, looked for with and without its `source` folder and ending.
 *
 * @throws EvalInputError when it is nowhere
 */
export function findPhoto(roots: readonly string[], { image = '', source = '' }: Row): string {
	const names = [image, path.join(source, image), path.join(source, 'photos', image)];
	const endings = ['', '.jpg', '.png', '.webp'];
	for (const root of roots) {
		for (const name of names) {
			for (const ending of endings) {
				const file = path.join(root, name + ending);
				if (path.extname(file) && existsSync(file)) return file;
			}
		}
	}
	throw new EvalInputError(`${path.join(source, image)} is not under ${roots.join(' or ')}.`);
}

/** @throws EvalInputError when the text is neither empty nor four numbers */
export function readCrop(text: string): Crop | null {
	if (!text) return null;
	const [x, y, width, height] = text.split(' ').map(Number);
	if (x === undefined || y === undefined || !width || !height) {
		throw new EvalInputError(`A crop is "x y width height" in fractions, not "${text}".`);
	}
	return [x, y, width, height];
}
