/** Measures whether a photo with a model is told from one without. */

import { judgePresence } from '../../src/lib/vision/person/presence';
import type { PersonEvidence } from '../../src/lib/vision/person/presence-signs';
import { EvalInputError } from './eval-error';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { readCases, type PersonCase } from './person-cases';
import {
	accuracyAt,
	areaUnderCurve,
	bestAccuracy,
	brier,
	calibrationError,
	type Scored
} from './score-figures';

type Case = PersonCase & { readonly truth: boolean };

async function readPresence(context: MeasureContext): Promise<Case[]> {
	const cases = await readCases(context, ['hasModel'], ({ hasModel }) => hasModel !== null);
	return cases.map((one) => ({ ...one, truth: one.label.hasModel === true }));
}

const scored = (
	cases: readonly Case[],
	score: (evidence: PersonEvidence) => number
): readonly Scored[] => cases.map(({ truth, evidence }) => ({ truth, score: score(evidence) }));

function figures(cases: readonly Scored[]): MeasureResult {
	const count = (truth: boolean, guess: boolean) =>
		cases.filter((one) => one.truth === truth && one.score >= 0.5 === guess).length;
	const isMixed = count(true, true) + count(true, false) > 0 && cases.some(({ truth }) => !truth);
	return {
		accuracy: round4(accuracyAt(cases, 0.5)),
		...(isMixed ? { auc: round4(areaUnderCurve(cases)) } : {}),
		n: cases.length,
		brier: round4(brier(cases)),
		calibrationError: round4(calibrationError(cases)),
		confusion: {
			modelAsModel: count(true, true),
			modelAsGarment: count(true, false),
			garmentAsModel: count(false, true),
			garmentAsGarment: count(false, false)
		}
	};
}

const meanScore = ({ keyPoints }: PersonEvidence): number =>
	(keyPoints ?? []).reduce((sum, { score }) => sum + score, 0) / (keyPoints?.length || 1);

/** A score by itself, at the threshold that suits these very photos best. */
const alone = (cases: readonly Scored[]): MeasureResult => ({
	bestAccuracy: round4(bestAccuracy(cases)),
	auc: round4(areaUnderCurve(cases))
});

/**
 * @returns accuracy, AUC, Brier score and calibration; the same `bySource`; and as
 *   baselines what one score alone and the commoner answer would reach
 * @throws EvalInputError when no photo is labelled, or all are labelled alike
 */
export async function measurePresence(context: MeasureContext): Promise<MeasureResult> {
	const cases = await readPresence(context);
	const models = cases.filter(({ truth }) => truth).length;
	if (models === 0 || models === cases.length) {
		throw new EvalInputError('Presence needs photos with and without a model.');
	}
	const judge = (evidence: PersonEvidence) => judgePresence(evidence).score;
	const all = scored(cases, judge);
	const wrong = cases.flatMap(({ label, truth, evidence }) => {
		const score = judge(evidence);
		return score >= 0.5 === truth ? [] : [{ file: label.file, truth, score: round4(score) }];
	});
	for (const { file, score } of wrong) context.say(`wrong  ${score.toFixed(2)}  ${file}`);
	const sources = [...new Set(cases.map(({ label }) => label.source))];
	return {
		...figures(all),
		parseOnly: figures(scored(cases, (evidence) => judge({ ...evidence, keyPoints: null }))),
		bySource: Object.fromEntries(
			sources.map((source) => {
				const own = cases.filter(({ label }) => label.source === source);
				return [source, figures(scored(own, judge))];
			})
		),
		baselines: {
			majority: round4(Math.max(models, cases.length - models) / cases.length),
			skinAlone: alone(scored(cases, ({ skin }) => skin)),
			keyPointsAlone: alone(scored(cases, meanScore))
		}
	};
}
