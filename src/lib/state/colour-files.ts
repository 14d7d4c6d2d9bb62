/** Hands palettes to the browser's downloads: one, or all of a batch. */

import { toldFlags } from '$lib/vision/palette/told-flags';
import type { PaletteFile } from '$lib/export/palette/palette-file';
import { batchJson, type FailedFile } from '$lib/export/palette/palette-json';
import { paletteCsv } from '$lib/export/palette/palette-csv';
import { writePalette, type PaletteFormat } from '$lib/export/palette/write-palette';
import type { BatchRow } from './batch-row.svelte';
import type { ColourPhoto } from './colour-photo.svelte';
import type { PaletteEditor } from './palette-editor.svelte';

type Save = (file: Blob, name: string) => void;

/** The palette that is shown, beside another method's. */
export function savePalette(
	photo: ColourPhoto,
	editor: PaletteEditor,
	format: PaletteFormat,
	nameOf: (label: string) => string,
	save: Save
): void {
	const { palette, subject, status } = editor;
	if (!palette || !subject || photo.status.state !== 'found' || status.state !== 'ready') return;
	const { kind, garment } = subject.target;
	const { leftOut, others } = status.study;
	const flags = toldFlags(status.study.flags, garment);
	const file: PaletteFile = {
		name: photo.status.photo.name,
		photo: subject.print,
		category: kind === 'garment' ? (garment?.category ?? null) : null,
		palette,
		flags,
		leftOut,
		others
	};
	const { blob, name } = writePalette(file, format, { nameOf, createdAt: new Date() });
	save(blob, name);
}

/** What has been looked at of a batch, garment by garment, in the order it came. */
export function saveBatch(rows: readonly BatchRow[], format: 'csv' | 'json', save: Save): void {
	const files = rows.flatMap(({ name, status }): (PaletteFile | FailedFile)[] => {
		if (status.state === 'failed') return [{ name, error: status.failure.name }];
		if (status.state !== 'done') return [];
		const { print, parts } = status.measured;
		return parts.map(({ category, palette, flags, leftOut }) => {
			return { name, photo: print, category, palette, flags, leftOut, others: null };
		});
	});
	if (format === 'csv') {
		save(new Blob([paletteCsv(files)], { type: 'text/csv;charset=utf-8' }), 'palettes.csv');
	} else {
		const json = batchJson(files, new Date());
		save(new Blob([json], { type: 'application/json' }), 'palettes.json');
	}
}
