/** Measures whether the nearest garments are of the same kind. */

import type { Method } from './describe-garment';
import { embedFolder, type LabelledGarment } from './embed-folder';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { methodsOf, rankGallery } from './neighbours';
import { averagePrecisionAt, precisionAt } from './ranking';

type Question = { readonly query: LabelledGarment; readonly gallery: readonly LabelledGarment[] };

type MayAnswer = (query: LabelledGarment, other: LabelledGarment) => boolean;

const mean = (values: readonly number[]): number =>
	values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const NOTHING = { p1: 0, p10: 0, mapAt10: 0 };

const countRight = ({ query, gallery }: Question): number =>
	gallery.filter(({ label }) => label === query.label).length;

/** One question a garment that has a right answer among those that `mayAnswer`. */
function questionsOf(all: readonly LabelledGarment[], mayAnswer: MayAnswer): Question[] {
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

const isStranger: MayAnswer = (query, other) => !query.sender || other.sender !== query.sender;

/**
 * Each photo asks, all others answer; queries that have no right answer are left out.
 *
 * @returns `p1`, `p10`, `mapAt10` and the number of queries `n`; `baseline`: the same by ImageNet
 *   features and by colour histogram, and `chance`, the share of right answers in the gallery;
 *   `strangers`: the same once more where photos of the same sender may not answer
 */
export function retrievalFigures(all: readonly LabelledGarment[]) {
	const figures = (mayAnswer: MayAnswer) => {
		const questions = questionsOf(all, mayAnswer);
		const { ours, ...baseline } = Object.fromEntries(
			methodsOf(all).map((method) => [method, figuresOf(questions, method)])
		);
		const chance = mean(questions.map((asked) => countRight(asked) / asked.gallery.length));
		return {
			...(ours ?? NOTHING),
			n: questions.length,
			baseline: { ...baseline, chance: round4(chance) }
		};
	};
	const hasSenders = all.some(({ sender }) => sender);
	return { ...figures(() => true), ...(hasSenders && { strangers: figures(isStranger) }) };
}

/** `retrievalFigures` of the split's photos. */
export async function measureRetrieval(context: MeasureContext): Promise<MeasureResult> {
	const result = retrievalFigures(await embedFolder(context));
	context.say(`first of the same kind: ${(result.p1 * 100).toFixed(1)} % of ${result.n}`);
	return result;
}
