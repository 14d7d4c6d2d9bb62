/** Measures how often the embedder names a garment's kind rightly. */

import { isKind, KINDS, type Kind, type KindScore } from '../../src/lib/vision/embed/kinds';
import { rankKinds } from '../../src/lib/vision/embed/rank-kinds';
import { ConfidenceCurve } from './confidence-curve';
import { Confusion } from './confusion';
import { embedFolder, type LabelledGarment } from './embed-folder';
import { EvalInputError } from './eval-error';
import { foldKind, likeliestFolded } from './fold-kinds';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { majorityOf } from './majority';
import { voteOfNeighbours } from './neighbour-vote';
import { writeFigures } from './write-figures';

type Guess = { readonly truth: Kind; readonly ranked: readonly KindScore[] };

const shareOf = <T>(list: readonly T[], holds: (value: T) => boolean): number =>
	round4(list.filter(holds).length / list.length);

function tally(guesses: readonly Guess[]) {
	const confusion = new Confusion(KINDS.length);
	const curve = new ConfidenceCurve(KINDS.length);
	for (const { truth, ranked } of guesses) {
		const [best] = ranked;
		if (!best) continue;
		const [row, column] = [KINDS.indexOf(truth), KINDS.indexOf(best.kind)];
		confusion.add(row, column);
		curve.add(row, column, best.score);
	}
	return { confusion, curve, names: KINDS };
}

/**
 * @returns `figures`, and of the JSON object `top1`, `top3`, `macroF1` over the kinds that occur,
 *   `n`, and `majority`: what always saying the commonest kind would score; `fold10`: the same with
 *   rare kinds folded to their nearest; `baseline`: the vote of the ten nearest photos of other
 *   senders, by method
 * @throws EvalInputError when no label is one of the kinds
 */
export function categoryFigures(embedded: readonly LabelledGarment[]) {
	const known = embedded.filter((garment): garment is LabelledGarment & { label: Kind } =>
		isKind(garment.label)
	);
	if (known.length === 0) {
		throw new EvalInputError(`No label is one of the kinds: ${KINDS.join(', ')}.`);
	}
	const guesses = known.map(({ label, kinds }) => ({ truth: label, ranked: rankKinds(kinds) }));
	const figures = tally(guesses);
	const scores = KINDS.flatMap((_, i) => figures.confusion.f1(i) ?? []);
	const result = {
		top1: round4(figures.confusion.accuracy()),
		top3: shareOf(guesses, ({ truth, ranked }) =>
			ranked.slice(0, 3).some(({ kind }) => kind === truth)
		),
		macroF1: round4(scores.reduce((sum, f1) => sum + f1, 0) / scores.length),
		n: known.length,
		majority: majorityOf(known.map(({ label }) => label)),
		fold10: {
			top1: shareOf(guesses, ({ truth, ranked }) => likeliestFolded(ranked) === foldKind(truth)),
			majority: majorityOf(guesses.map(({ truth }) => foldKind(truth)))
		},
		baseline: voteOfNeighbours(known)
	};
	return { figures, result };
}

/** The `result` of `categoryFigures` for the split's photos. */
export async function measureCategory(context: MeasureContext): Promise<MeasureResult> {
	const { figures, result } = categoryFigures(await embedFolder(context));
	const { confusion } = figures;
	KINDS.forEach((kind, i) => {
		const f1 = confusion.f1(i);
		if (f1 === undefined) return;
		context.say(`${kind.padEnd(12)} F1 ${f1.toFixed(3)} of ${confusion.truths(i)}`);
	});
	const { tables } = context.options;
	if (tables !== undefined) await writeFigures(tables, 'category', figures);
	return result;
}
