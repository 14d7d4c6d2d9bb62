/** Measures whether the nearest garments of other people are of the same kind. */

import type { Method } from './describe-garment';
import { embedFolder, type LabelledGarment } from './embed-folder';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { methodsOf, rankGallery } from './neighbours';
import { averagePrecisionAt, precisionAt } from './ranking';

type Question = { readonly query: LabelledGarment; readonly gallery: readonly LabelledGarment[] };

const mean = (values: readonly number[]): number =>
	values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const NOTHING = { p1: 0, p10: 0, mapAt10: 0 };

const countRight = ({ query, gallery }: Question): number =>
	gallery.filter(({ label }) => label === query.label).length;

/** One question a garment that has a right answer among those that `mayAnswer`. */
function questionsOf(
	all: readonly LabelledGarment[],
	mayAnswer: (query: LabelledGarment, other: LabelledGarment) => boolean
): Question[] {
	return all
		.map((query) => ({
			query,
			gallery: all.filter((other) => other !== query && mayAnswer(query, other))
		}))
		.filter((question) => countRight(question) > 0);
}

function figuresOf(questions: readonly Question[], method: Method) {
	const answers = questions.map((question) => ({
		right: rankGallery(question.query, question.gallery, method).map(
			({ label }) => label === question.query.label
		),
		relevant: countRight(question)
	}));
	return {
		p1: round4(mean(answers.map(({ right }) => precisionAt(right, 1)))),
		p10: round4(mean(answers.map(({ right }) => precisionAt(right, 10)))),
		mapAt10: round4(
			mean(answers.map(({ right, relevant }) => averagePrecisionAt(right, 10, relevant)))
		)
	};
}

const isStranger = (query: LabelledGarment, other: LabelledGarment): boolean =>
	!query.sender || other.sender !== query.sender;

/**
 * Each photo asks, those of other senders answer; queries that have no right answer are left out.
 *
 * @returns `p1`, `p10`, `mapAt10` and the number of queries `n`; `baseline`: the same by ImageNet
 *   features and by colour histogram, and `chance`, the share of right answers in the gallery;
 *   `withOwn`: the embedder's figures when photos of the same sender may answer too
 */
export function retrievalFigures(all: readonly LabelledGarment[]) {
	const strangers = questionsOf(all, isStranger);
	const { ours, ...baseline } = Object.fromEntries(
		methodsOf(all).map((method) => [method, figuresOf(strangers, method)])
	);
	const chance = mean(strangers.map((asked) => countRight(asked) / asked.gallery.length));
	const hasOwn = all.some(({ sender }) => sender);
	return {
		...(ours ?? NOTHING),
		n: strangers.length,
		baseline: { ...baseline, chance: round4(chance) },
		...(hasOwn && {
			withOwn: figuresOf(
				questionsOf(all, () => true),
				'ours'
			)
		})
	};
}

/** `retrievalFigures` of the split's photos. */
export async function measureRetrieval(context: MeasureContext): Promise<MeasureResult> {
	const result = retrievalFigures(await embedFolder(context));
	context.say(`first of the same kind: ${(result.p1 * 100).toFixed(1)} % of ${result.n}`);
	return result;
}
