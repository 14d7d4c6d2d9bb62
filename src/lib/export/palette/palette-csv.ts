/** Palettes for spreadsheets: one row a colour. */

import { csvText, type CsvValue } from '../csv';
import { paletteData, type PaletteFile } from './palette-file';
import type { FailedFile } from './palette-json';

const HEADER = [
	'file',
	'garment',
	'edited',
	'colours',
	'rank',
	'hex',
	'share',
	'label',
	'label_en',
	'label_ko',
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
	'sha256',
	'error'
] as const;

function rowsOf(file: PaletteFile): CsvValue[][] {
	const { garment, edited, colours, sha256 } = paletteData(file);
	return colours.map((colour, rank) => [
		file.name,
		garment,
		edited ? 'yes' : 'no',
		colours.length,
		rank + 1,
		colour.hex,
		colour.share,
		colour.label.id,
		colour.label.en,
		colour.label.ko,
		colour.deltaE2000,
		colour.runnerUp.id,
		colour.runnerUpDeltaE2000,
		colour.labelledBy,
		colour.made,
		...colour.srgb,
		...colour.oklab,
		...colour.cielab,
		sha256,
		null
	]);
}

/** A row that says of a file only why it has no colours. */
const rowOfFailed = ({ name, error }: FailedFile): CsvValue[] => [
	name,
	...HEADER.slice(1, -1).map(() => null),
	error
];

/** Rank 1 is the main colour; a photo that could not be measured has one row with its error. */
export function paletteCsv(files: readonly (PaletteFile | FailedFile)[]): string {
	const rows = files.flatMap((file) => ('error' in file ? [rowOfFailed(file)] : rowsOf(file)));
	return csvText([HEADER, ...rows]);
}
