/** What the colours screen works with: one photo with its palette, and a batch of them. */

import type { PaletteFormat } from '$lib/export/palette/write-palette';
import { ColourBatch, type BatchServices } from './colour-batch.svelte';
import { saveBatch, savePalette } from './colour-files';
import { ColourPhoto } from './colour-photo.svelte';
import { PaletteEditor } from './palette-editor.svelte';

export function createColourDesk(
	services: BatchServices,
	save: (file: Blob, name: string) => void
) {
	const batch = new ColourBatch(services);
	// An edit in the photo shows in the list it was opened from.
	const editor = new PaletteEditor(services.colours, services.shelf, (subject, palette) =>
		batch.note(subject, palette)
	);
	const photo = new ColourPhoto(services.photos, services.runtime, editor);
	return {
		photo,
		editor,
		batch,
		/** @param nameOf a label in the person's language */
		takeAway: (format: PaletteFormat, nameOf: (label: string) => string) =>
			savePalette(photo, editor, format, nameOf, save),
		takeAllAway: (format: 'csv' | 'json') => saveBatch(batch.rows, format, save)
	};
}
