/** Stands in for the catalog worker with a drawn catalog: the real browsing, no store behind it. */

import { transfer } from 'comlink';
import { Browsing } from '../../../src/lib/catalog/facets/browsing';
import { MemoryEdits } from '../../../src/lib/catalog/facets/item-edits';
import type { CatalogSummary } from '../../../src/lib/catalog/records';
import type { CatalogWorker } from '../../../src/workers/contract';
import { serve } from '../../../src/workers/serve';
import { drawColumns } from './draw-columns';
import { drawItem } from './draw-item';

/** Set by the build of the bench. */
declare const BENCH_ITEMS: number;

type Served = Pick<
	CatalogWorker,
	| 'open'
	| 'sample'
	| 'browse'
	| 'facets'
	| 'itemsAt'
	| 'idsAt'
	| 'changeItems'
	| 'deleteItems'
	| 'undoEdit'
	| 'pictures'
>;

const PICTURES = 48;

const columns = drawColumns(BENCH_ITEMS);
const edits = new MemoryEdits();
const browsing = new Browsing(
	() => Promise.resolve(columns),
	() => Promise.resolve(edits)
);

/** A JPEG of the size that thumbnails have, with something in it to decode. */
async function drawPicture(number: number): Promise<Blob> {
	const canvas = new OffscreenCanvas(192, 256);
	const context = canvas.getContext('2d');
	if (context) {
		context.fillStyle = `hsl(${number * 37} 20% 88%)`;
		context.fillRect(0, 0, 192, 256);
		context.fillStyle = `hsl(${number * 61} 45% 45%)`;
		for (let i = 0; i < 12; i += 1) context.fillRect(40 + i * 4, 30 + i * 16, 110 - i * 4, 12);
	}
	return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 });
}

const drawn = Promise.all(Array.from({ length: PICTURES }, (_, i) => drawPicture(i)));

const summary: CatalogSummary = {
	collections: [],
	items: columns.count,
	bytes: null,
	lasting: true,
	removed: []
};

serve<Served>({
	open: () => Promise.resolve(summary),
	sample: () => Promise.resolve([]),
	async browse(filter, page) {
		const listing = await browsing.list(filter, page);
		return transfer(listing, [listing.items.buffer]);
	},
	facets: (filter) => browsing.facets(filter),
	itemsAt: ({ items }) => Promise.resolve(Array.from(items, (row) => drawItem(columns, row))),
	idsAt: (at) => browsing.ids(at),
	changeItems: (at, { change }) => browsing.change(at, change),
	deleteItems: (at) => browsing.delete(at),
	undoEdit: (token) => browsing.undo(token),
	async pictures({ ids }) {
		const pictures = await drawn;
		return ids.map((_, i) => pictures[(ids.length + i) % PICTURES] ?? null);
	}
});
