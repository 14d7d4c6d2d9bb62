/** Measures pose and framing of the main person against a person's word, and the key-points. */

import path from 'node:path';
import { readPose } from '../../src/lib/vision/person/body-pose';
import { readFraming } from '../../src/lib/vision/person/framing';
import { Confusion } from './confusion';
import { EvalInputError } from './eval-error';
import { measureKeyPoints } from './key-point-figures';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { readCases, type PersonCase } from './person-cases';

const POSES = ['front', 'back', 'side', 'sitting', 'unknown'] as const;
const FRAMINGS = ['full-body', 'upper-body', 'lower-body', 'detail', 'unknown'] as const;

type Answer = { readonly truth: string; readonly guess: string; readonly file: string };

/** `unknown` is a guess and never a truth: it counts as wrong in `accuracy`. */
function figures(answers: readonly Answer[], names: readonly string[]): MeasureResult {
	const confusion = new Confusion(names.length);
	for (const { truth, guess } of answers) confusion.add(names.indexOf(truth), names.indexOf(guess));
	const present = names.filter((_, i) => confusion.truths(i) > 0);
	const unknown = confusion.guesses(names.indexOf('unknown'));
	const hits = confusion.accuracy() * answers.length;
	const recalls = present.map((name) => {
		const i = names.indexOf(name);
		return confusion.hits(i) / confusion.truths(i);
	});
	const byName = <T>(value: (i: number) => T) =>
		Object.fromEntries(present.map((name) => [name, value(names.indexOf(name))]));
	return {
		accuracy: round4(confusion.accuracy()),
		balancedAccuracy: round4(recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length),
		accuracyWhereAnswered: round4(hits / Math.max(1, answers.length - unknown)),
		unknown: round4(unknown / answers.length),
		n: answers.length,
		majority: round4(
			Math.max(...present.map((name) => confusion.truths(names.indexOf(name)))) / answers.length
		),
		f1: byName((i) => round4(confusion.f1(i) ?? 0)),
		truths: byName((i) => confusion.truths(i)),
		confusion: byName((i) =>
			Object.fromEntries(
				names.map((name, j) => [name, confusion.counts[i * names.length + j] ?? 0])
			)
		)
	};
}

function compare(
	cases: readonly PersonCase[],
	names: readonly string[],
	truthOf: (one: PersonCase) => string,
	guessOf: (one: PersonCase) => string
): Answer[] {
	return cases.flatMap((one) => {
		const truth = truthOf(one);
		if (!truth) return [];
		if (names.includes(truth)) return [{ truth, guess: guessOf(one), file: one.label.file }];
		throw new EvalInputError(`${one.label.file}: "${truth}" is none of ${names.join(', ')}.`);
	});
}

/**
 * @returns `pose` and `framing`, each with accuracy, F1 by class, confusion (rows: truth) and what
 *   always saying the commonest would reach; `keyPoints` where `DIR/pose` holds COCO-style files
 * @throws EvalInputError when no photo is labelled
 */
export async function measurePose(context: MeasureContext): Promise<MeasureResult> {
	const wants = ({ pose, framing }: PersonCase['label']) => pose !== '' || framing !== '';
	const cases = await readCases(context, ['pose', 'framing'], wants);
	if (cases.length === 0) throw new EvalInputError('No photo has a label for pose or framing.');
	const poses = compare(
		cases,
		POSES,
		({ label }) => label.pose,
		({ evidence }) => readPose(evidence).pose
	);
	const framings = compare(
		cases,
		FRAMINGS,
		({ label }) => label.framing,
		({ evidence }) => readFraming(evidence)
	);
	for (const { truth, guess, file } of [...poses, ...framings]) {
		if (truth !== guess) context.say(`${truth} taken for ${guess}: ${file}`);
	}
	return {
		pose: figures(poses, POSES),
		framing: figures(framings, FRAMINGS),
		keyPoints: await measureKeyPoints(path.join(context.options.data, 'pose'), context.runtime)
	};
}
