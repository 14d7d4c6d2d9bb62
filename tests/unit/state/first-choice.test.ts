import { describe, expect, it } from 'vitest';
import { firstChoice } from '../../../src/lib/state/first-choice';
import type { Category } from '../../../src/lib/vision/parse/classes';
import { garment } from './fakes';

const chosen = (...categories: readonly (readonly [Category, number])[]) =>
	firstChoice(categories.map(([category, area], i) => garment(i, category, area))).map(
		({ category, area }) => `${category} ${area}`
	);

describe('firstChoice', () => {
	it.each([
		[
			'the largest top with the largest bottom',
			['top 0.1', 'skirt 0.3'],
			[
				['pants', 0.2],
				['skirt', 0.3],
				['top', 0.1],
				['top', 0.05]
			]
		],
		[
			'a dress alone',
			['dress 0.4'],
			[
				['dress', 0.4],
				['pants', 0.1],
				['top', 0.1]
			]
		],
		[
			'a bottom where there is no top',
			['pants 0.2'],
			[
				['pants', 0.2],
				['bag', 0.5]
			]
		],
		[
			'the largest where there is neither',
			['bag 0.5'],
			[
				['shoes', 0.2],
				['bag', 0.5]
			]
		],
		['nothing of nothing', [], []]
	] as const)('takes %s', (_, expected, garments) => {
		expect(chosen(...garments)).toEqual(expected);
	});
});
