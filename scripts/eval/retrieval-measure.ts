/** Measures whether the nearest garments of other people are of the same kind. */

import { embedFolder, type LabelledEmbedding } from './embed-folder';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { averagePrecisionAt, precisionAt } from './ranking';

const dot = (a: Float32Array, b: Float32Array): number =>
	a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** Right or wrong, nearest first, of all photos that the same person did not take. */
function answersTo(query: LabelledEmbedding, all: readonly LabelledEmbedding[]): boolean[] {
	return all
		.filter((other) => other !== query && (!query.sender || other.sender !== query.sender))
		.map((other) => ({
			right: other.label === query.label,
			similarity: dot(query.vector, other.vector)
		}))
		.sort((a, b) => b.similarity - a.similarity)
		.map(({ right }) => right);
}

const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Each photo of the split asks, the split's photos of other senders answer; queries that have no
 * right answer are left out.
 *
 * @returns `p1`, `p10`, `mapAt10` and the number of queries `n`
 */
export async function measureRetrieval(context: MeasureContext): Promise<MeasureResult> {
	const all = await embedFolder(context);
	const lists = all.map((query) => answersTo(query, all)).filter((list) => list.some(Boolean));
	if (lists.length === 0) return { p1: 0, p10: 0, mapAt10: 0, n: 0 };
	const result = {
		p1: round4(mean(lists.map((list) => precisionAt(list, 1)))),
		p10: round4(mean(lists.map((list) => precisionAt(list, 10)))),
		mapAt10: round4(
			mean(lists.map((list) => averagePrecisionAt(list, 10, list.filter(Boolean).length)))
		),
		n: lists.length
	};
	context.say(`first of the same kind: ${(result.p1 * 100).toFixed(1)} % of ${result.n}`);
	return result;
}
