/** One size of catalog measured from the page: times are what the page waits, worker and back. */

import type { Remote } from 'comlink';
import { bitmapWhere } from '../../../src/lib/catalog/search/bitmap';
import { Random } from '../../crawl/demo/random';
import { summarise, type Timing } from '../timing';
import type { BenchWorker, Built, Kind, Query, RealItems } from './contract';
import { DrawnItems } from './drawn-items';

export type MeasureOptions = {
	readonly kind: Kind;
	readonly count: number;
	/** Searches that are timed. */
	readonly rounds: number;
	/** Queries whose true best are found by comparing with all. */
	readonly checked: number;
};

export type Measured = Built & {
	readonly recallAt10: number;
	readonly search: Timing;
	/** Only of ours. */
	readonly filtered?: Timing;
	readonly blended?: Timing;
	/** One search with the weight of its colours changed a little each time. */
	readonly dragged?: Timing;
};

const QUERY_SEED = 77;
const LIMIT = 50;
const WARM_UPS = 20;
const PASSING = 0.01;
const BLEND = 0.5;

/** Truths are the same for each kind of index over the same items. */
const truths = new Map<number, readonly Uint32Array[]>();

async function recall(worker: Remote<BenchWorker>, queries: readonly Query[], count: number) {
	const vectors = queries.map(({ vector }) => vector);
	const truth = truths.get(count) ?? (await worker.truth(vectors, count));
	truths.set(count, truth);
	let found = 0;
	let wanted = 0;
	for (const [i, query] of queries.entries()) {
		const answer = new Set((await worker.answer(query, LIMIT)).ordinals.slice(0, 10));
		for (const n of truth[i] ?? []) {
			wanted += 1;
			if (answer.has(n)) found += 1;
		}
	}
	return found / wanted;
}

async function timeQueries(
	worker: Remote<BenchWorker>,
	queries: readonly Query[]
): Promise<Timing> {
	const timesMs: number[] = [];
	for (const [i, query] of [...queries.slice(0, WARM_UPS), ...queries].entries()) {
		const started = performance.now();
		await worker.answer(query, LIMIT);
		if (i >= WARM_UPS) timesMs.push(performance.now() - started);
	}
	return summarise(timesMs);
}

export async function measure(
	worker: Remote<BenchWorker>,
	real: RealItems,
	{ kind, count, rounds, checked }: MeasureOptions
): Promise<Measured> {
	const drawn = new DrawnItems(real, QUERY_SEED);
	const queries = Array.from({ length: rounds }, (_, n) => ({
		vector: drawn.vector(n),
		colours: drawn.palette(n),
		colourWeight: 0
	}));
	const built = await worker.build(kind, count);
	const recallAt10 = await recall(worker, queries.slice(0, checked), count);
	const search = await timeQueries(worker, queries);
	if (kind === 'hnsw') return { ...built, recallAt10, search };
	const random = new Random(count);
	const filter = bitmapWhere(count, () => random.float() < PASSING);
	const withFilter = queries.map((query) => ({ ...query, filter }));
	const filtered = await timeQueries(worker, withFilter);
	const withColours = queries.map((query) => ({ ...query, colourWeight: BLEND }));
	const blended = await timeQueries(worker, withColours);
	const [first] = queries;
	const drag = queries.map((query, i) => ({
		...(first ?? query),
		colourWeight: (i + 1) / (rounds + 1)
	}));
	const dragged = await timeQueries(worker, drag);
	return { ...built, recallAt10, search, filtered, blended, dragged };
}
