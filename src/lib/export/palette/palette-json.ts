/** Palettes for programs. */

import { paletteData, type PaletteFile } from './palette-file';

const PALETTE_SCHEMA = 'otlens-palette';
const BATCH_SCHEMA = 'otlens-palettes';
const VERSION = 1;

const write = (value: unknown): string => `${JSON.stringify(value, null, '\t')}\n`;

/** `label` and `runnerUp` with names in both languages; shares 0..1; L of OKLab 0..1, of CIELAB 0..100. */
export function paletteJson(file: PaletteFile, createdAt: Date): string {
	const head = { schema: PALETTE_SCHEMA, version: VERSION, app: 'Otlens' };
	return write({ ...head, createdAt: createdAt.toISOString(), ...paletteData(file) });
}

/** A photo of a batch that could not be measured. */
export type FailedFile = { readonly name: string; readonly error: string };

/** Many palettes, and the photos that have none with the name of the error. */
export function batchJson(files: readonly (PaletteFile | FailedFile)[], createdAt: Date): string {
	const photos = files.map((file) =>
		'error' in file ? { file: file.name, error: file.error } : paletteData(file)
	);
	const head = { schema: BATCH_SCHEMA, version: VERSION, app: 'Otlens' };
	return write({ ...head, createdAt: createdAt.toISOString(), photos });
}
