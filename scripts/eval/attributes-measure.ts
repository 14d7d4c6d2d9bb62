/** Measures how often the attribute heads see what a person saw. */

import {
	ATTRIBUTE_VALUES,
	ATTRIBUTES,
	type Attribute
} from '../../src/lib/vision/embed/attributes';
import { likeliestValue } from '../../src/lib/vision/embed/rank-attributes';
import { attributeCases, type AttributeCase } from './attribute-cases';
import { ConfidenceCurve } from './confidence-curve';
import { Confusion } from './confusion';
import { majorityOf } from './majority';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { voteOfNeighbours } from './neighbour-vote';
import { writeFigures, type Figures } from './write-figures';

/**
 * Truth against the likeliest value, however unsure.
 *
 * @returns `macroF1` over the values that occur, `accuracy`, `n`, `majority`, and `baseline`: the
 *   vote of the ten nearest labelled garments by other vectors; undefined where the model has no
 *   such head or no garment has the attribute
 */
export function attributeFigures(cases: readonly AttributeCase[], attribute: Attribute) {
	const values: readonly string[] = ATTRIBUTE_VALUES[attribute];
	const confusion = new Confusion(values.length);
	const curve = new ConfidenceCurve(values.length);
	const known = cases.flatMap((item) => {
		const label = item.truth[attribute];
		const logits = item.attributes[attribute];
		if (label === undefined || !logits) return [];
		const { value, score } = likeliestValue(attribute, logits);
		confusion.add(values.indexOf(label), values.indexOf(value));
		curve.add(values.indexOf(label), values.indexOf(value), score);
		return [{ ...item, label, file: '', sender: '' }];
	});
	if (known.length === 0) return undefined;
	const scores = values.flatMap((_, i) => confusion.f1(i) ?? []);
	const figures: Figures = { confusion, curve, names: values };
	return {
		figures,
		result: {
			macroF1: round4(scores.reduce((sum, f1) => sum + f1, 0) / scores.length),
			f1: Object.fromEntries(values.map((name, i) => [name, round4(confusion.f1(i) ?? 0)])),
			accuracy: round4(confusion.accuracy()),
			n: known.length,
			majority: majorityOf(known.map(({ label }) => label)),
			baseline: voteOfNeighbours(known)
		}
	};
}

/** `attributeFigures` of each attribute for the part's garments. */
export async function measureAttributes(context: MeasureContext): Promise<MeasureResult> {
	const cases = await attributeCases(context);
	const { tables } = context.options;
	const results: Record<string, unknown> = {};
	for (const attribute of ATTRIBUTES) {
		const measured = attributeFigures(cases, attribute);
		if (!measured) continue;
		results[attribute] = measured.result;
		context.say(`${attribute.padEnd(10)} macro F1 ${measured.result.macroF1.toFixed(3)}`);
		if (tables !== undefined) await writeFigures(tables, attribute, measured.figures);
	}
	return { attributes: results, n: cases.length };
}
