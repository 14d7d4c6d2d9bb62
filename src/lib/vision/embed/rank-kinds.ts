/** Turns the embedder's kind scores into named probabilities within a category. */

import type { Category } from '../parse/classes';
import { softmaxCells } from '../parse/softmax';
import { isKind, KIND_CATEGORIES, KINDS, type Kind, type KindScore } from './kinds';

/** One raw score a kind, in the order of the model's labels. */
export type KindLogits = readonly { readonly kind: Kind; readonly logit: number }[];

/** Names the logits by the manifest's labels; labels that are no kind of ours are left out. */
export function nameKinds(logits: Float32Array, labels: readonly string[]): KindLogits {
	const names: readonly string[] = labels.length === logits.length ? labels : KINDS;
	return [...logits].flatMap((logit, i) => {
		const kind = names[i] ?? '';
		return isKind(kind) ? [{ kind, logit }] : [];
	});
}

/** Softmax over the given kinds, best first; empty for none. */
export function rankKinds(logits: KindLogits): KindScore[] {
	if (logits.length === 0) return [];
	const scores = softmaxCells(
		Float32Array.from(logits, ({ logit }) => logit),
		logits.length
	);
	return logits
		.map(({ kind }, i) => ({ kind, score: scores[i] ?? 0 }))
		.sort((a, b) => b.score - a.score);
}

/** The three likeliest kinds among those that fit `category`; empty where none does (bags). */
export function kindsWithin(category: Category, logits: KindLogits): KindScore[] {
	return rankKinds(logits.filter(({ kind }) => KIND_CATEGORIES[kind].includes(category))).slice(
		0,
		3
	);
}
