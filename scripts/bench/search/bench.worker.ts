/** Builds an index of drawn items and answers; what is measured is the index that ships. */

import { expose } from 'comlink';
import { fineOf } from '../../../src/lib/catalog/search/fine';
import { FlatIndex } from '../../../src/lib/catalog/search/flat-index';
import { searchFlat } from '../../../src/lib/catalog/search/flat-search';
import { packPalettes } from '../../../src/lib/catalog/search/palettes';
import { DIMS, quantiseAll } from '../../../src/lib/catalog/snapshot/quantise';
import type { Answer, BenchWorker, Kind, RealItems } from './contract';
import { DrawnItems } from './drawn-items';
import { buildGraph, type Graph } from './hnsw';

const CATALOG_SEED = 1;
/** Items of a block of the store. */
const SHARD = 4096;
const TRUE_BEST = 10;

let drawn: DrawnItems | null = null;
let built: FlatIndex | Graph | null = null;

function items(): DrawnItems {
	if (!drawn) throw new Error('no items to draw from');
	return drawn;
}

function buildFlat(count: number, hasFine: boolean) {
	const index = new FlatIndex();
	let ms = 0;
	for (let from = 0; from < count; from += SHARD) {
		const size = Math.min(SHARD, count - from);
		const originals = new Float32Array(size * DIMS);
		for (let i = 0; i < size; i++) originals.set(items().vector(from + i), i * DIMS);
		const vectors = quantiseAll(
			Array.from({ length: size }, (_, i) => originals.subarray(i * DIMS, (i + 1) * DIMS))
		);
		const fine = hasFine ? { fine: fineOf(originals, vectors) } : {};
		const palettes = packPalettes(
			Array.from({ length: size }, (_, i) => items().palette(from + i))
		);
		// What the store keeps comes quantised and packed.
		const started = performance.now();
		index.append(`${from}`, { vectors, ...fine, palettes });
		ms += performance.now() - started;
	}
	return { index, ms };
}

async function build(kind: Kind, count: number) {
	// The old one goes before the new one comes.
	built = null;
	if (kind === 'hnsw') {
		const { graph, ms } = await buildGraph(count, (n) => items().vector(n));
		built = graph;
		return { ms, bytesPerItem: graph.bytes / count };
	}
	const { index, ms } = buildFlat(count, kind === 'index');
	built = index;
	return { ms, bytesPerItem: index.bytes / count };
}

/** The best of all items by comparing float32 vectors, for many queries in one pass. */
function truth(queries: readonly Float32Array[], count: number): readonly Uint32Array[] {
	const best = queries.map(() => [] as { n: number; similarity: number }[]);
	for (let n = 0; n < count; n++) {
		const vector = items().vector(n);
		for (const [q, query] of queries.entries()) {
			let similarity = 0;
			for (let d = 0; d < DIMS; d++) similarity += (query[d] ?? 0) * (vector[d] ?? 0);
			const list = best[q] ?? [];
			if (list.length >= TRUE_BEST && similarity <= (list.at(-1)?.similarity ?? -1)) continue;
			list.push({ n, similarity });
			list.sort((a, b) => b.similarity - a.similarity);
			list.length = Math.min(list.length, TRUE_BEST);
		}
	}
	return best.map((list) => Uint32Array.from(list, ({ n }) => n));
}

const api: BenchWorker = {
	use: (real: RealItems) => {
		drawn = new DrawnItems(real, CATALOG_SEED);
	},
	build,
	truth,
	answer(query, limit): Answer {
		if (!built) throw new Error('nothing is built');
		if (built instanceof FlatIndex) {
			const { matches } = searchFlat(built, query, limit);
			return {
				ordinals: Uint32Array.from(matches, ({ ordinal }) => ordinal),
				scores: Float32Array.from(matches, ({ score }) => score)
			};
		}
		return { ordinals: built.find(query.vector, limit), scores: new Float32Array() };
	}
};

expose(api);
