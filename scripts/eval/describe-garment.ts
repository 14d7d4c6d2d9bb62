/** Describes a garment by the embedder and, from the same crop, by each baseline. */

import type { Place } from '../../src/lib/vision/detect/region';
import {
	DEFAULT_SIDE_PX,
	embedGarment,
	type Embedding
} from '../../src/lib/vision/embed/embed-garment';
import { toFractionBox } from '../../src/lib/vision/image/pixel-box';
import type { Raster } from '../../src/lib/vision/image/raster';
import { modelFor } from '../../src/lib/vision/models';
import { colourHistogram, dot, intersection } from './baseline/histogram';
import type { ImagenetNetwork } from './baseline/imagenet';
import type { NodeRuntime } from './node-runtime';

export const METHODS = ['ours', 'imagenet', 'histogram'] as const;
/** `ours` is the shipped embedder. */
export type Method = (typeof METHODS)[number];

export type Described = {
	readonly kinds: Embedding['kinds'];
	readonly attributes: Embedding['attributes'];
	/** No `imagenet` where its weights were not found. */
	readonly vectors: Readonly<Partial<Record<Method, Float32Array>>>;
};

/** Higher is nearer. */
export const similarity: Readonly<Record<Method, (a: Float32Array, b: Float32Array) => number>> = {
	ours: dot,
	imagenet: dot,
	histogram: intersection
};

export async function describeGarment(
	raster: Raster,
	place: Place,
	{ manifest, run }: NodeRuntime,
	imagenet: ImagenetNetwork | undefined
): Promise<Described> {
	const embedder = modelFor(manifest, 'embed');
	const box = toFractionBox(place.box, raster);
	const { vector, kinds, attributes } = await embedGarment(raster, box, embedder, run);
	const histogram = colourHistogram(raster, place);
	if (!imagenet) return { kinds, attributes, vectors: { ours: vector, histogram } };
	const features = await imagenet.features(raster, box, embedder.input.widthPx ?? DEFAULT_SIDE_PX);
	return { kinds, attributes, vectors: { ours: vector, histogram, imagenet: features } };
}
