/** Embeds the photos of a labelled folder, each as the app takes a photo of one garment. */

import path from 'node:path';
import { findForeground } from '../../src/lib/vision/detect/foreground';
import { embedGarment, type Embedding } from '../../src/lib/vision/embed/embed-garment';
import { toFractionBox } from '../../src/lib/vision/image/pixel-box';
import { modelFor } from '../../src/lib/vision/models';
import type { MeasureContext } from './measure';
import { readPhoto } from './read-photo';
import { readTable, rowsOfSplit } from './read-table';

export type LabelledEmbedding = Embedding & {
	readonly label: string;
	/** Who took the photo, where the table says so; empty otherwise. */
	readonly sender: string;
};

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

/** @throws EvalInputError when the folder does not have the layout */
export async function embedFolder({
	options,
	runtime
}: MeasureContext): Promise<LabelledEmbedding[]> {
	const table = path.join(options.data, 'labels.csv');
	const rows = await readTable(table, ['image', 'label', 'split']);
	const embedder = modelFor(runtime.manifest, 'embed');
	const embedded: LabelledEmbedding[] = [];
	for (const row of rowsOfSplit(rows, options.split, options.limit)) {
		const file = path.join(options.data, 'photos', `${row['image'] ?? ''}.jpg`);
		const { raster } = await readPhoto(file);
		const foreground = findForeground(raster);
		const box = foreground.state === 'blank' ? WHOLE : toFractionBox(foreground.place.box, raster);
		const embedding = await embedGarment(raster, box, embedder, runtime.run);
		embedded.push({ ...embedding, label: row['label'] ?? '', sender: row['sender'] ?? '' });
	}
	return embedded;
}
