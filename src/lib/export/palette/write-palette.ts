/** A palette as a file in one of the formats that people take away. */

import { labelOf, type ShownLabel } from '../../vision/palette/work-palette';
import { createFileNames } from '../file-names';
import { paletteAse } from './palette-ase';
import { paletteCss } from './palette-css';
import { paletteCsv } from './palette-csv';
import type { PaletteFile } from './palette-file';
import { paletteJson } from './palette-json';

export const PALETTE_FORMATS = ['json', 'csv', 'ase', 'css'] as const;
export type PaletteFormat = (typeof PALETTE_FORMATS)[number];

const TYPES: Readonly<Record<PaletteFormat, string>> = {
	json: 'application/json',
	csv: 'text/csv;charset=utf-8',
	ase: 'application/octet-stream',
	css: 'text/css'
};

export type WriteOptions = {
	/** A label in the person's language: swatches carry names. */
	readonly nameOf: (label: ShownLabel['label']) => string;
	readonly createdAt: Date;
};

function contentOf(
	file: PaletteFile,
	format: PaletteFormat,
	{ nameOf, createdAt }: WriteOptions
): BlobPart {
	switch (format) {
		case 'json':
			return paletteJson(file, createdAt);
		case 'csv':
			return paletteCsv([file]);
		case 'css':
			return paletteCss(file.palette);
		case 'ase':
			return paletteAse(
				file.name,
				file.palette.colours.map((colour) => ({
					name: `${nameOf(labelOf(colour).label)} ${colour.hex}`,
					rgb: colour.rgb
				}))
			);
	}
}

/** The file, and a name for it that every system takes. */
export function writePalette(
	file: PaletteFile,
	format: PaletteFormat,
	options: WriteOptions
): { readonly blob: Blob; readonly name: string } {
	const blob = new Blob([contentOf(file, format, options)], { type: TYPES[format] });
	const stem = file.name.replace(/\.\w{1,5}$/, '');
	return { blob, name: createFileNames()(`${stem} palette`, format) };
}
