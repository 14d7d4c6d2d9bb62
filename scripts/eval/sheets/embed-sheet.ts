/** The embedder's sheet: garments that are asked for, each with the four nearest of the catalogue. */

import { cropGarment } from '../../../src/lib/vision/embed/crop-garment';
import { DEFAULT_SIDE_PX, embedGarment } from '../../../src/lib/vision/embed/embed-garment';
import { rankKinds } from '../../../src/lib/vision/embed/rank-kinds';
import { modelFor, type ModelEntry } from '../../../src/lib/vision/models';
import { dot } from '../baseline/histogram';
import { readPhoto } from '../read-photo';
import { chooseQueries, SHEET_COUNT } from './choose-items';
import { kindOf, truthOf, type SheetItem } from './demo-items';
import { percent, type Cell, type Sheet, type SheetSource, type Verdict } from './sheet';

const NEAREST = 4;

export type EmbeddedItem = {
	readonly item: SheetItem;
	readonly vector: Float32Array;
	/** The likeliest kind, in words. */
	readonly guess: string;
};

/** Each by its drawn box, as in the catalogue that ships. */
async function embedItem(
	item: SheetItem,
	embedder: ModelEntry,
	{ run }: SheetSource['runtime']
): Promise<EmbeddedItem> {
	const { raster } = await readPhoto(item.file);
	const { vector, kinds } = await embedGarment(raster, item.box, embedder, run);
	const [best] = rankKinds(kinds);
	return { item, vector, guess: best ? `${best.kind} ${percent(best.score)}` : 'no kind' };
}

/** The catalogue without the query itself, nearest first; of equals, in its own order. */
export function nearestTo(query: EmbeddedItem, catalogue: readonly EmbeddedItem[], count: number) {
	return catalogue
		.filter((other) => other !== query)
		.map((found) => ({ found, near: dot(query.vector, found.vector) }))
		.sort((a, b) => b.near - a.near)
		.slice(0, count);
}

/** Photo and the crop that the network sees. */
async function toCell(
	{ item, guess }: EmbeddedItem,
	sidePx: number,
	words: string,
	verdict: Verdict
): Promise<Cell> {
	const { raster } = await readPhoto(item.file);
	return {
		pictures: [raster, cropGarment(raster, item.box, sidePx)],
		captions: [`${words} · ${truthOf(item)}`, `${item.number} taken for ${guess}`],
		verdict
	};
}

export async function embedSheet({ items, runtime }: SheetSource): Promise<Sheet> {
	const embedder = modelFor(runtime.manifest, 'embed');
	const sidePx = embedder.input.widthPx ?? DEFAULT_SIDE_PX;
	const catalogue: EmbeddedItem[] = [];
	for (const item of items) catalogue.push(await embedItem(item, embedder, runtime));
	const cells: Cell[] = [];
	for (const asked of chooseQueries(items, SHEET_COUNT / (NEAREST + 1))) {
		const query = catalogue.find(({ item }) => item === asked);
		if (!query) continue;
		cells.push(await toCell(query, sidePx, 'query', 'query'));
		for (const { found, near } of nearestTo(query, catalogue, NEAREST)) {
			const isSame = kindOf(found.item) === kindOf(query.item);
			cells.push(await toCell(found, sidePx, near.toFixed(2), isSame ? 'agrees' : 'disagrees'));
		}
	}
	return {
		title: `rows of a query and its nearest of ${items.length}, by likeness`,
		picturesPerCell: 2,
		cells
	};
}
