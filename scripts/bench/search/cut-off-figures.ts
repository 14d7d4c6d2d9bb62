/** How well a query's cut-off tells garments of its own cut from others, over the demo catalog. */

import type { CatalogItem } from '../../../src/lib/catalog/records';
import { cutOffOf } from '../../../src/lib/catalog/search/cut-off';
import { FlatIndex } from '../../../src/lib/catalog/search/flat-index';
import { searchFlat } from '../../../src/lib/catalog/search/flat-search';
import { packPalettes } from '../../../src/lib/catalog/search/palettes';
import type { RealItems } from './contract';

type Labelled = Pick<CatalogItem, 'category' | 'labels'>;

export type CutOffFigures = {
	readonly precision: number;
	readonly recall: number;
	/** Mean over the queries of the harmonic mean of both. */
	readonly f1: number;
	/** Of one similarity for all queries, the one that is best for this catalog, found by trying. */
	readonly bestFixedF1: number;
	readonly shownMedian: number;
};

type Query = { readonly hits: readonly Hit[]; readonly cutOff: number };
type Hit = { readonly score: number; readonly isRight: boolean };

const round3 = (value: number): number => Math.round(value * 1000) / 1000;
const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

function judge({ hits }: Query, cutOff: number) {
	const shown = hits.filter(({ score }) => score >= cutOff);
	const right = shown.filter(({ isRight }) => isRight).length;
	const all = hits.filter(({ isRight }) => isRight).length;
	const precision = shown.length === 0 ? 0 : right / shown.length;
	const f1 = right === 0 ? 0 : (2 * right) / (shown.length + all);
	return { precision, recall: right / all, f1, shown: shown.length };
}

/** Each item searches for the others; right are those of its category and cut. */
function queriesOf(real: RealItems, items: readonly Labelled[]): readonly Query[] {
	const index = new FlatIndex();
	index.append('demo', {
		vectors: { int8: Int8Array.from(real.int8), scales: Float32Array.from(real.scales) },
		palettes: packPalettes(real.palettes)
	});
	return items.flatMap((item, i) => {
		const vector = index.vector(i);
		if (!vector) return [];
		const { matches, ordinary } = searchFlat(index, { vector }, items.length);
		const hits = matches.flatMap(({ ordinal, score }) => {
			const other = items[ordinal];
			if (!other || ordinal === i) return [];
			const isRight =
				other.category === item.category && other.labels['cut'] === item.labels['cut'];
			return [{ score, isRight }];
		});
		const isAnyRight = hits.some(({ isRight }) => isRight);
		return isAnyRight ? [{ hits, cutOff: cutOffOf(matches, ordinary) }] : [];
	});
}

export function cutOffFigures(real: RealItems, items: readonly Labelled[]): CutOffFigures {
	const queries = queriesOf(real, items);
	const judged = queries.map((query) => judge(query, query.cutOff));
	const fixed = Array.from({ length: 100 }, (_, i) =>
		mean(queries.map((query) => judge(query, i / 100).f1))
	);
	const shown = judged.map((one) => one.shown).sort((a, b) => a - b);
	return {
		precision: round3(mean(judged.map(({ precision }) => precision))),
		recall: round3(mean(judged.map(({ recall }) => recall))),
		f1: round3(mean(judged.map(({ f1 }) => f1))),
		bestFixedF1: round3(Math.max(...fixed)),
		shownMedian: shown[shown.length >> 1] ?? 0
	};
}
