/** Palettes for spreadsheets: one row a colour. */

import { csvText, type CsvValue } from '../csv';
import { paletteData, type PaletteFile } from './palette-file';
import type { FailedFile } from './palette-json';

const HEADER = [
	'file',
	'garment',
	'edited',
	'multicolour',
	'pattern',
	'colours',
	'rank',
	'hex',
	'share',
	'label',
	'label_en',
	'label_ko',
	'confidence',
	'delta_e_2000',
	'runner_up',
	'runner_up_delta_e_2000',
	'labelled_by',
	'made',
	'red',
	'green',
	'blue',
	'oklab_l',
	'oklab_a',
	'oklab_b',
	'cielab_l',
	'cielab_a',
	'cielab_b',
	'left_out_shadow',
	'left_out_highlight',
	'left_out_edge',
	'sha256',
	'error'
] as const;

function rowsOf(file: PaletteFile): CsvValue[][] {
	const { garment, edited, flags, colours, leftOut, sha256 } = paletteData(file);
	if (colours.length === 0) return [rowOf({ file: file.name, garment, colours: 0, sha256 })];
	return colours.map((colour, rank) => [
		file.name,
		garment,
		edited ? 'yes' : 'no',
		flags.multicolour ? 'yes' : 'no',
		flags.pattern,
		colours.length,
		rank + 1,
		colour.hex,
		colour.share,
		colour.label.id,
		colour.label.en,
		colour.label.ko,
		colour.confidence,
		colour.deltaE2000,
		colour.runnerUp.id,
		colour.runnerUpDeltaE2000,
		colour.labelledBy,
		colour.made,
		...colour.srgb,
		...colour.oklab,
		...colour.cielab,
		leftOut.shadow,
		leftOut.highlight,
		leftOut.edge,
		sha256,
		null
	]);
}

/** A row with some of its cells only. */
const rowOf = (cells: Partial<Record<(typeof HEADER)[number], CsvValue>>): CsvValue[] =>
	HEADER.map((column) => cells[column] ?? null);

/** Rank 1 is the colour that names the garment; each garment has its rows, a photo that could not be measured has one row with its error. */
export function paletteCsv(files: readonly (PaletteFile | FailedFile)[]): string {
	const rows = files.flatMap((file) =>
		'error' in file ? [rowOf({ file: file.name, error: file.error })] : rowsOf(file)
	);
	return csvText([HEADER, ...rows]);
}
