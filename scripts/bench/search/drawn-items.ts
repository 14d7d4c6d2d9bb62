/** As many items as wanted around real ones: number n of a seed is the same wherever it is drawn. */

import type { WeightedColour } from '../../../src/lib/catalog/search/palettes';
import { Random } from '../../crawl/demo/random';
import type { RealItems } from './contract';

const DIMS = 256;
/**
 * A drawn item is a real one moved along differences of other real ones, as garments differ from each
 * other, and a little in any direction. Its nearest of 150,000 is then about as near as that of a
 * real item among its kind.
 */
const DIFFERENCES = 4;
const ALONG = 0.25;
const ANYWHERE = 0.15;
const COLOUR_JITTER = 0.06;

export class DrawnItems {
	readonly #vectors: readonly Float32Array[];
	readonly #palettes: RealItems['palettes'];
	readonly #seed: number;

	constructor({ int8, scales, palettes }: RealItems, seed: number) {
		this.#vectors = scales.map((scale, i) =>
			Float32Array.from(int8.slice(i * DIMS, (i + 1) * DIMS), (value) => value * scale)
		);
		this.#palettes = palettes;
		this.#seed = seed;
	}

	/** Unit vector [256]. */
	vector(n: number): Float32Array {
		const random = this.#randomOf(n);
		const sum = Float64Array.from(random.pick(this.#vectors));
		for (let i = 0; i < DIFFERENCES; i++) {
			const [to, from] = [random.pick(this.#vectors), random.pick(this.#vectors)];
			const weight = (gauss(random) * ALONG) / Math.sqrt(DIFFERENCES);
			for (let d = 0; d < DIMS; d++) {
				sum[d] = (sum[d] ?? 0) + weight * ((to[d] ?? 0) - (from[d] ?? 0));
			}
		}
		let length = 0;
		for (let d = 0; d < DIMS; d++) {
			const value = (sum[d] ?? 0) + (gauss(random) * ANYWHERE) / Math.sqrt(DIMS);
			sum[d] = value;
			length += value * value;
		}
		const scale = 1 / Math.sqrt(length);
		return Float32Array.from(sum, (value) => value * scale);
	}

	palette(n: number): readonly WeightedColour[] {
		const random = this.#randomOf(n);
		return random.pick(this.#palettes).map(({ oklab: [L, a, b], share }) => ({
			oklab: [
				L + random.jitter(COLOUR_JITTER),
				a + random.jitter(COLOUR_JITTER),
				b + random.jitter(COLOUR_JITTER)
			],
			share: share * random.range(0.7, 1.3)
		}));
	}

	/** Begins with the choice of the real item, so that vector and palette have the same one. */
	#randomOf(n: number): Random {
		return new Random(Math.imul(n + 1, 0x9e3779b1) ^ this.#seed);
	}
}

/** Box and Muller 1958, one of the two. */
const gauss = (random: Random): number =>
	Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());
