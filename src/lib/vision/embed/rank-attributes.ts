/** Turns the scores of the embedder's attribute heads into what may be said of a garment. */

import type { Category } from '../parse/classes';
import { softmaxCells } from '../parse/softmax';
import {
	ATTRIBUTE_CATEGORIES,
	ATTRIBUTE_VALUES,
	ATTRIBUTES,
	type Attribute,
	type AttributeScore
} from './attributes';

/** Raw scores [values] by attribute; only the heads that the model has. */
export type AttributeLogits = Readonly<Partial<Record<Attribute, Float32Array>>>;

/** Below this probability nothing is said: a gap is filled more easily than an error is found. */
const SURE = 0.5;

/** The likeliest value of an attribute with its probability, however low. */
export function likeliestValue(attribute: Attribute, logits: Float32Array): AttributeScore {
	const values = ATTRIBUTE_VALUES[attribute];
	const scores = softmaxCells(logits, values.length);
	const best = scores.indexOf(Math.max(...scores));
	// The value is one of this attribute's own by the way it was looked up.
	return { attribute, value: values[best], score: scores[best] ?? 0 } as AttributeScore;
}

/** What the embedder is sure of among the attributes that a garment of the category has. */
export function attributesOf(category: Category, logits: AttributeLogits): AttributeScore[] {
	return ATTRIBUTES.flatMap((attribute) => {
		const scores = logits[attribute];
		if (!scores || !ATTRIBUTE_CATEGORIES[attribute].includes(category)) return [];
		const likeliest = likeliestValue(attribute, scores);
		return likeliest.score >= SURE ? [likeliest] : [];
	});
}
