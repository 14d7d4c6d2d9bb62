/** Photo → key-points of its main person, by a network of the MoveNet family. */

import type { Raster } from '../image/raster';
import { readOutput } from '../model-output';
import type { ModelEntry, RunModel } from '../models';
import { KEY_POINTS, type KeyPoint } from './key-points';
import { letterboxInput, letterboxOf } from './letterbox';

const DEFAULT_SIDE_PX = 192;

const toFraction = (value: number) => Math.min(Math.max(value, 0), 1);

/**
 * The 17 key-points of the main person; low scores mean "not seen", as MoveNet (Votel and Li 2021)
 * answers for every photo.
 *
 * Input [1,192,192,3] with black bars, output [1,1,17,3]: y, x in fractions of the square, score.
 *
 * @param entry the manifest's model for the role `pose`
 * @returns places in fractions of the photo, held within it
 * @throws ModelOutputError when the model answers in another shape
 */
export async function estimatePose(
	raster: Raster,
	entry: ModelEntry,
	run: RunModel
): Promise<readonly KeyPoint[]> {
	const sidePx = entry.input.widthPx ?? DEFAULT_SIDE_PX;
	const frame = letterboxOf(raster, sidePx);
	const data = letterboxInput(raster, frame, entry.input);
	const outputs = await run('pose', { dims: [1, sidePx, sidePx, 3], data });
	const name = entry.outputs[0] ?? 'output_0';
	const points = readOutput(outputs, name, [1, 1, KEY_POINTS.length, 3]).data;
	return KEY_POINTS.map((keyPoint, i) => ({
		name: keyPoint,
		x: toFraction(((points[i * 3 + 1] ?? 0) * sidePx - frame.leftPx) / frame.widthPx),
		y: toFraction(((points[i * 3] ?? 0) * sidePx - frame.topPx) / frame.heightPx),
		score: toFraction(points[i * 3 + 2] ?? 0)
	}));
}
