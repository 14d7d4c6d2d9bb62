/** What the bench's worker can do, and what crosses between it, the page and Node. */

import type { WeightedColour } from '../../../src/lib/catalog/search/palettes';

/** The items that others are drawn around. */
export type RealItems = {
	/** [n × 256] and [n] */
	readonly int8: readonly number[];
	readonly scales: readonly number[];
	readonly palettes: readonly (readonly WeightedColour[])[];
};

export type Query = {
	readonly vector: Float32Array;
	readonly colours: readonly WeightedColour[];
	readonly colourWeight: number;
	readonly filter?: Uint32Array;
};

/** Positions, best first. */
export type Answer = { readonly ordinals: Uint32Array; readonly scores: Float32Array };

export type Built = { readonly ms: number; readonly bytesPerItem: number };

/** Two-part vectors, the first part alone, or the peer's graph. */
export type Kind = 'index' | 'int8' | 'hnsw';

export interface BenchWorker {
	use(items: RealItems): void;
	/** Builds in place of what was built before. */
	build(kind: Kind, count: number): Promise<Built>;
	answer(query: Query, limit: number): Answer;
	/** The 10 best of `count` items for each query, by float32 vectors; several milliseconds each. */
	truth(queries: readonly Float32Array[], count: number): readonly Uint32Array[];
}
