/** What was found for many photos as a table: a row an item, or a row a photo for which there is none. */

import type { SearchHit } from '../catalog/records';
import type { Garment } from '../vision/analysis';
import { csvText, type CsvValue } from './csv';
import { nameIn } from './name-in';

export type Answer =
	| {
			/** File name. */
			readonly photo: string;
			readonly garment: Pick<Garment, 'index' | 'category'>;
			/** Best first. */
			readonly hits: readonly SearchHit[];
	  }
	/** Name of the error, or of what was not there. */
	| { readonly photo: string; readonly error: string };

const HEADER = [
	'photo',
	'garment',
	'category',
	'rank',
	'collection',
	'number',
	'name',
	'shop',
	'link',
	'score',
	'similarity',
	'colour_distance',
	'error'
] as const;

function rowsOf(answer: Answer, language: string): readonly (readonly CsvValue[])[] {
	if ('error' in answer) {
		return [
			HEADER.map((name) =>
				name === 'photo' ? answer.photo : name === 'error' ? answer.error : null
			)
		];
	}
	const { photo, garment, hits } = answer;
	return hits.map(({ item, score, similarity, colourDistance }, i) => [
		photo,
		garment.index + 1,
		garment.category,
		i + 1,
		item.collection,
		item.number,
		nameIn(item.name, language),
		item.shop,
		item.link,
		score.toFixed(4),
		similarity.toFixed(4),
		colourDistance?.toFixed(4) ?? null,
		null
	]);
}

/** @param language tag that names are taken in, where an item has one */
export const searchCsv = (answers: readonly Answer[], language: string): string =>
	csvText([HEADER, ...answers.flatMap((answer) => rowsOf(answer, language))]);
