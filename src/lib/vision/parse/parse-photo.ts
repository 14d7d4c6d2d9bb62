/** Photo → label map: the class of every pixel. */

import { isBlank } from '../image/blank';
import { normaliseRaster } from '../image/normalise';
import type { Raster } from '../image/raster';
import { resizeRaster } from '../image/resize';
import { readOutput } from '../model-output';
import type { ModelEntry, RunModel } from '../models';
import { PARSE_CLASSES } from './classes';
import { guidedLabels } from './guided-labels';
import { parserInputSize } from './input-size';
import type { LabelMap } from './label-map';
import { softmaxCells } from './softmax';

/** The answer for a frame that shows nothing; `PARSE_CLASSES` begins with the background. */
function allBackground({ widthPx, heightPx }: Raster): LabelMap {
	const labels = new Uint8Array(widthPx * heightPx);
	return { widthPx, heightPx, labels, confidence: labels.map(() => 255) };
}

/**
 * Labels every pixel of a photo with one of the twelve parse classes.
 *
 * A blank frame is background without asking the network, whose answer is a quarter of its input's
 * size: logits [1,12,h/4,w/4].
 *
 * @param entry the manifest's model for the role `parse`
 * @returns a label map of the raster's size
 * @throws ModelOutputError when the model answers in another shape
 */
export async function parsePhoto(
	raster: Raster,
	entry: ModelEntry,
	run: RunModel
): Promise<LabelMap> {
	if (isBlank(raster)) return allBackground(raster);
	const { widthPx, heightPx } = parserInputSize(raster, entry.input);
	const mean = entry.input.mean / 255;
	const std = entry.input.std / 255;
	const copy = resizeRaster(raster, widthPx, heightPx);
	const data = normaliseRaster(copy, {
		mean: [mean, mean, mean],
		std: [std, std, std]
	});
	const outputs = await run('parse', { dims: [1, 3, heightPx, widthPx], data });
	const classes = PARSE_CLASSES.length;
	const logits = readOutput(outputs, entry.outputs[0] ?? 'logits', [1, classes, null, null]);
	const coarse = {
		widthPx: logits.dims[3] ?? 0,
		heightPx: logits.dims[2] ?? 0,
		classes,
		data: softmaxCells(logits.data, classes)
	};
	return guidedLabels(coarse, raster, copy);
}
