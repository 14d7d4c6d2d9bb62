/** The embedder's upper level: which category a crop shows, or that it shows no garment. */

import { CATEGORIES, type Category } from '../parse/classes';
import { softmaxCells } from '../parse/softmax';

/** Scores a category has, and one more for "nothing". Order = channel of the logits. */
export const CATEGORY_LOGITS = CATEGORIES.length + 1;

/** Probability of each category, 0..1; what is missing to 1 is the probability of no garment at all. */
export type CategoryScores = Readonly<Record<Category, number>>;

export function rankCategories(logits: Float32Array): CategoryScores {
	const scores = softmaxCells(logits, CATEGORY_LOGITS);
	const named = CATEGORIES.map((category, i) => [category, scores[i] ?? 0] as const);
	return Object.fromEntries(named) as Record<Category, number>;
}
