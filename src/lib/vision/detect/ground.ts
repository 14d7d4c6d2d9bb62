/** Learns the colours of a photo's border and measures how far each pixel is from them. */

import { squaredDistance, weightedKmeans } from '../colour/kmeans';
import { writeOklab } from '../colour/spaces';
import type { Raster } from '../image/raster';

/** Shadows and folds change lightness more than hue: OKLab's L counts less. */
const LIGHTNESS_WEIGHT = 0.6;
/** Width of the border ring, as part of the shorter side. */
const RING = 0.03;
const CLUSTERS = 4;
/** The heaviest clusters that together cover this much of the ring are ground; the rest may be cloth. */
const COVER = 0.75;

/** Distances beyond this say no more about being foreground. */
export const FAR = 0.3;

export type GroundDistance = {
	/** [heightPx × widthPx] distance from the nearest ground colour, OKLab with a lighter L */
	readonly distances: Float32Array;
	/** [heightPx × widthPx] 1 on the border ring */
	readonly ring: Uint8Array;
};

function ringOf({ widthPx, heightPx }: Raster): Uint8Array {
	const thickPx = Math.max(1, Math.round(RING * Math.min(widthPx, heightPx)));
	const ring = new Uint8Array(widthPx * heightPx);
	for (let y = 0, i = 0; y < heightPx; y++) {
		for (let x = 0; x < widthPx; x++, i++) {
			const inner = Math.min(x, y, widthPx - 1 - x, heightPx - 1 - y) >= thickPx;
			ring[i] = inner ? 0 : 1;
		}
	}
	return ring;
}

function featuresOf({ rgba }: Raster): Float64Array {
	const features = new Float64Array((rgba.length / 4) * 3);
	for (let at = 0, to = 0; at < rgba.length; at += 4, to += 3) {
		writeOklab(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0, features, to);
		features[to] = (features[to] ?? 0) * LIGHTNESS_WEIGHT;
	}
	return features;
}

/** The colours of the ring that are ground, [k × 3]. */
function groundCentres(features: Float64Array, ring: Uint8Array): Float64Array {
	const points = new Float64Array(features.length);
	let to = 0;
	for (let i = 0; i < ring.length; i++) {
		if (!ring[i]) continue;
		for (let d = 0; d < 3; d++) points[to++] = features[i * 3 + d] ?? 0;
	}
	const ones = new Float64Array(to / 3).fill(1);
	const { centres, weights } = weightedKmeans(points.subarray(0, to), ones, CLUSTERS);
	const kept: number[] = [];
	let covered = 0;
	for (const c of [...weights.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))) {
		if (covered >= COVER * ones.length) break;
		kept.push(...centres.subarray(c * 3, c * 3 + 3));
		covered += weights[c] ?? 0;
	}
	return Float64Array.from(kept);
}

/** Distance of every pixel from the colours that prevail along the photo's border. */
export function distanceFromGround(raster: Raster): GroundDistance {
	const ring = ringOf(raster);
	const features = featuresOf(raster);
	const centres = groundCentres(features, ring);
	const distances = new Float32Array(ring.length);
	for (let i = 0; i < distances.length; i++) {
		let nearest = Infinity;
		for (let c = 0; c < centres.length / 3; c++) {
			nearest = Math.min(nearest, squaredDistance(features, i, centres, c));
		}
		distances[i] = Math.sqrt(nearest);
	}
	return { distances, ring };
}
