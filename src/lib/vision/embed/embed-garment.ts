/** Garment → unit vector for searching, its category, and raw scores of its kinds and attributes. */

import { normaliseRaster } from '../image/normalise';
import type { Box, Raster } from '../image/raster';
import { readOutput } from '../model-output';
import type { ModelEntry, RunModel, TensorData } from '../models';
import { ATTRIBUTE_VALUES, ATTRIBUTES } from './attributes';
import { cropGarment } from './crop-garment';
import type { AttributeLogits } from './rank-attributes';
import { CATEGORY_LOGITS, rankCategories, type CategoryScores } from './rank-categories';
import { nameKinds, type KindLogits } from './rank-kinds';

export const VECTOR_LENGTH = 256;

/** Side of the square where the manifest leaves it open. */
export const DEFAULT_SIDE_PX = 192;

export type Embedding = {
	/** Unit vector [256]. */
	readonly vector: Float32Array;
	readonly kinds: KindLogits;
	readonly categories: CategoryScores;
	readonly attributes: AttributeLogits;
};

/** Length 1 again after runtimes that round; a zero vector stays as it is. */
function toUnit(vector: Float32Array): Float32Array {
	const length = Math.hypot(...vector);
	return length > 0 ? vector.map((value) => value / length) : vector.slice();
}

/** The heads among the outputs that are attributes of ours, by name. */
function readAttributes(
	outputs: Readonly<Record<string, TensorData>>,
	names: readonly string[]
): AttributeLogits {
	const shipped = ATTRIBUTES.filter((attribute) => names.includes(attribute));
	return Object.fromEntries(
		shipped.map((attribute) => [
			attribute,
			readOutput(outputs, attribute, [1, ATTRIBUTE_VALUES[attribute].length]).data
		])
	);
}

/**
 * Describes the garment in `box`.
 *
 * @param box in fractions of the raster
 * @param entry the manifest's model for the role `embed`; its outputs are the vector, the kinds, the
 *   categories, then attribute heads by their names
 * @throws ModelOutputError when the model answers in another shape
 */
export async function embedGarment(
	raster: Raster,
	box: Box,
	entry: ModelEntry,
	run: RunModel
): Promise<Embedding> {
	const sidePx = entry.input.widthPx ?? DEFAULT_SIDE_PX;
	const mean = entry.input.mean / 255;
	const std = entry.input.std / 255;
	const data = normaliseRaster(cropGarment(raster, box, sidePx), {
		mean: [mean, mean, mean],
		std: [std, std, std]
	});
	const outputs = await run('embed', { dims: [1, 3, sidePx, sidePx], data });
	const vector = readOutput(outputs, entry.outputs[0] ?? 'vector', [1, VECTOR_LENGTH]);
	const kinds = readOutput(outputs, entry.outputs[1] ?? 'kinds', [1, null]);
	const categories = readOutput(outputs, entry.outputs[2] ?? 'categories', [1, CATEGORY_LOGITS]);
	return {
		vector: toUnit(vector.data),
		kinds: nameKinds(kinds.data, entry.labels),
		categories: rankCategories(categories.data),
		attributes: readAttributes(outputs, entry.outputs)
	};
}
