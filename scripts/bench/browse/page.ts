/** Asks the worker as the screen does after a click, and takes the time of each answer. */

import { wrap } from 'comlink';
import {
	EVERYTHING,
	FACETS,
	filterOf,
	type Condition,
	type Facet,
	type Filter
} from '../../../src/lib/catalog/facets/filter';
import type { CatalogWorker } from '../../../src/workers/contract';
import { installWire } from '../../../src/workers/wire';
import { seededRandom } from './draw-columns';

export type FacetTimes = {
	/** Milliseconds each. */
	readonly facets: readonly number[];
	/** Counts and the list together, as a click asks for both. */
	readonly click: readonly number[];
	/** The same for each further letter of a word. */
	readonly letter: readonly number[];
	/** The first search by name, which reads the words of all names. */
	readonly firstSearchMs: number;
	readonly firstOrderMs: Readonly<Record<string, number>>;
};

const WORDS = ['니트가디건', '오버핏', 'cardigan', 'striped skirt', 'ㅅㅋㅌ'];
const PAGE = { from: 0, count: 0xffffffff, sort: { by: 'newest' } } as const;

installWire();
const worker = wrap<CatalogWorker>(
	new Worker(new URL('./catalog.worker.js', import.meta.url), { type: 'module' })
);

const call = {
	browse: (filter: Filter, page: Parameters<CatalogWorker['browse']>[1]) =>
		worker.browse(filter, page, new AbortController().signal, () => undefined),
	facets: (filter: Filter) =>
		worker.facets(filter, {}, new AbortController().signal, () => undefined)
};

async function time(step: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await step();
	return performance.now() - started;
}

const click = (filter: Filter) => Promise.all([call.browse(filter, PAGE), call.facets(filter)]);

/** Filters as a person builds them: one more click each, then begun anew. */
function drawClicks(values: Readonly<Record<Facet, readonly string[]>>, count: number): Filter[] {
	const random = seededRandom(7);
	const clicks: Filter[] = [];
	while (clicks.length < count) {
		const facets = FACETS.filter(() => random() < 0.3);
		const conditions: Condition[] = [];
		for (const facet of facets) {
			const chosen = values[facet].filter(() => random() < 0.4);
			conditions.push({ kind: 'is', facet, values: chosen });
			if (random() < 0.3) {
				const min = Math.round(random() * 100_000);
				conditions.push({ kind: 'price', currency: 'KRW', min, max: min + 150_000 });
			}
			clicks.push(filterOf(...conditions));
		}
	}
	return clicks.slice(0, count);
}

async function bench(rounds: number): Promise<FacetTimes> {
	const everything = await call.facets(EVERYTHING);
	const values = Object.fromEntries(
		FACETS.map((facet) => [facet, everything.values[facet].map(({ value }) => value)])
	) as unknown as Record<Facet, readonly string[]>;
	const firstOrderMs: Record<string, number> = {};
	for (const sort of [
		{ by: 'newest' },
		{ by: 'price', first: 'low' },
		{ by: 'name', language: 'ko' },
		{ by: 'colour' }
	] as const) {
		firstOrderMs[sort.by] = await time(() => call.browse(EVERYTHING, { ...PAGE, sort }));
	}
	const firstSearchMs = await time(() => click(filterOf({ kind: 'text', words: '가' })));
	const clicks = drawClicks(values, rounds * 2);
	const times = { facets: [] as number[], click: [] as number[], letter: [] as number[] };
	for (const [i, filter] of clicks.entries()) {
		if (i % 2 === 0) times.facets.push(await time(() => call.facets(filter)));
		else times.click.push(await time(() => click(filter)));
	}
	for (const word of WORDS) {
		for (let end = 1; end <= word.length; end += 1) {
			const filter = filterOf({ kind: 'text', words: word.slice(0, end) });
			times.letter.push(await time(() => click(filter)));
		}
	}
	return { ...times, firstSearchMs, firstOrderMs };
}

Object.assign(globalThis, { bench });
