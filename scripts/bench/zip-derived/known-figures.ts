/** What is known of all photos beforehand, and how much of what differs between made pictures each explains. */

import { MEASURES, type Measure } from '../../../src/lib/export/zip/wish';
import type { PooledPhoto } from './simulate';

const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Root mean square of what is left, as a share of the mean. */
const spreadOf = (left: readonly number[], of: readonly number[]): number =>
	Math.sqrt(mean(left.map((value) => value ** 2))) / Math.max(1, mean(of));

/** What is left around the least-squares line of y by x. */
function aroundLine(x: readonly number[], y: readonly number[]): readonly number[] {
	const [xMean, yMean] = [mean(x), mean(y)];
	const spread = mean(x.map((value) => (value - xMean) ** 2));
	const common = mean(x.map((value, i) => (value - xMean) * ((y[i] ?? 0) - yMean)));
	const slope = spread === 0 ? 0 : common / spread;
	return y.map((value, i) => value - yMean - slope * ((x[i] ?? 0) - xMean));
}

export type KnownFigures = {
	readonly measure: Measure;
	readonly meanBytes: number;
	/** Around the mean, the ratio to the photo's bytes, and lines by what is known. */
	readonly mean: number;
	readonly ratio: number;
	readonly photoBytes: number;
	readonly pixels: number;
	readonly boxPixels: number;
};

/** Of photos in which a garment was found: the smaller, the fewer have to be made. */
export function knownFigures(photos: readonly PooledPhoto[]): readonly KnownFigures[] {
	const found = photos.filter(({ box }) => box !== null);
	const photoBytes = found.map((photo) => photo.photoBytes);
	const pixels = found.map(({ widthPx, heightPx }) => widthPx * heightPx);
	const boxPixels = found.map(
		({ box }, i) => (box ? box.width * box.height : 0) * (pixels[i] ?? 0)
	);
	return MEASURES.map((measure) => {
		const made = found.map(({ bytes }) => bytes[measure] ?? 0);
		const ratio = mean(made) / Math.max(1, mean(photoBytes));
		const byLine = (x: readonly number[]) => spreadOf(aroundLine(x, made), made);
		return {
			measure,
			meanBytes: Math.round(mean(made)),
			mean: byLine(made.map(() => 0)),
			ratio: spreadOf(
				made.map((value, i) => value - ratio * (photoBytes[i] ?? 0)),
				made
			),
			photoBytes: byLine(photoBytes),
			pixels: byLine(pixels),
			boxPixels: byLine(boxPixels)
		};
	});
}
