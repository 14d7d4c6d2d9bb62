/** Finds a page's table of measures by what stands in it, in the page's own words. */

import type { CheerioAPI } from 'cheerio/slim';
import type { Product } from '../product';
import { lineOf } from '../read/plain-text';

type SizeTable = NonNullable<Product['sizeTable']>;
type Element = ReturnType<CheerioAPI>;

const MEASURE =
	/총\s?장|총\s?기장|기장|어깨|가슴|허리|엉덩이|힙|밑위|허벅지|밑단|소매|단면|둘레|길이|너비|굽|발볼|length|chest|bust|waist|hips?|shoulder|sleeve|inseam|rise|thigh|hem|width|height|depth/i;
const SIZE_COLUMN = /^(?:사이즈|size|치수|구분|호수|cm|단위.*|\(?단위\s?:?\s?cm\)?|)$/i;
const FIGURE =
	/^(?:약\s*)?\d{1,3}(?:[.,]\d+)?(?:\s*(?:cm|㎝|mm|in|"|”|inch(?:es)?))?(?:\s*[-~–/]\s*\d{1,3}(?:[.,]\d+)?)?$/i;

const MIN_MEASURES = 2;
/** Of the cells beside the sizes. */
const MIN_FIGURES = 0.6;
const MAX_ROWS = 40;

function cellsOf($: CheerioAPI, table: Element): string[][] {
	return table
		.find('tr')
		.toArray()
		.map((row) =>
			$(row)
				.children('th,td')
				.toArray()
				.map((cell) => lineOf($(cell).text()).slice(0, 60))
		)
		.filter((row) => row.some((cell) => cell !== ''));
}

const measuresIn = (cells: readonly string[]): number =>
	cells.filter((cell) => MEASURE.test(cell)).length;

/** Whether the table is measures: named in its first row or column, figures in the rest. */
function isSizeTable([columns = [], ...rows]: readonly string[][]): boolean {
	if (rows.length === 0 || columns.length < 2 || rows.length > MAX_ROWS) return false;
	const firsts = rows.map(([first = '']) => first);
	const named = Math.max(measuresIn(columns), measuresIn(firsts));
	if (named < Math.min(MIN_MEASURES, columns.length - 1)) return false;
	if (
		!SIZE_COLUMN.test(columns[0] ?? '') &&
		!MEASURE.test(columns[0] ?? '') &&
		named < MIN_MEASURES
	) {
		return false;
	}
	const cells = rows.flatMap((row) => row.slice(1)).filter((cell) => cell !== '' && cell !== '-');
	const figures = cells.filter((cell) => FIGURE.test(cell));
	return cells.length > 0 && figures.length / cells.length >= MIN_FIGURES;
}

/** The first table of measures that is not made of tables; null where there is none. */
export function sizeTableIn($: CheerioAPI): SizeTable | null {
	for (const node of $('table').toArray()) {
		const table = $(node);
		if (table.find('table').length > 0) continue;
		const cells = cellsOf($, table);
		if (!isSizeTable(cells)) continue;
		const [columns = [], ...rows] = cells;
		return { columns, rows };
	}
	return null;
}
