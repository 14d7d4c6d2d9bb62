/** Measures how often the embedder names a garment's kind rightly. */

import { KINDS } from '../../src/lib/vision/embed/kinds';
import { rankKinds } from '../../src/lib/vision/embed/rank-kinds';
import { Confusion } from './confusion';
import { embedFolder } from './embed-folder';
import { round4, type MeasureContext, type MeasureResult } from './measure';

/**
 * @returns `top1`, `top3`, `macroF1` over the kinds that occur, `n`, and `majority`: what always
 *   saying the commonest kind would score
 */
export async function measureCategory(context: MeasureContext): Promise<MeasureResult> {
	const embedded = await embedFolder(context);
	const known = embedded.filter(({ label }) => KINDS.some((kind) => kind === label));
	const confusion = new Confusion(KINDS.length);
	let top3 = 0;
	for (const { label, kinds } of known) {
		const guesses = rankKinds(kinds).map(({ kind }) => kind);
		const indexOf = (name: string | undefined) => KINDS.findIndex((kind) => kind === name);
		confusion.add(indexOf(label), indexOf(guesses[0]));
		if (guesses.slice(0, 3).some((kind) => kind === label)) top3 += 1;
	}
	const scores = KINDS.flatMap((kind, i) => {
		const f1 = confusion.f1(i);
		if (f1 === undefined) return [];
		context.say(`${kind.padEnd(12)} F1 ${f1.toFixed(3)} of ${confusion.truths(i)}`);
		return [f1];
	});
	const commonest = Math.max(...KINDS.map((_, i) => confusion.truths(i)));
	return {
		top1: round4(confusion.accuracy()),
		top3: round4(top3 / known.length),
		macroF1: round4(scores.reduce((sum, f1) => sum + f1, 0) / scores.length),
		n: known.length,
		majority: round4(commonest / known.length)
	};
}
