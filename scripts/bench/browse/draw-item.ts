/** The item that a row of drawn columns stands for. */

import type { ItemColumns } from '../../../src/lib/catalog/columns/item-columns';
import { textAt } from '../../../src/lib/catalog/columns/texts';
import {
	ITEM_VERSION,
	type CatalogItem,
	type StoredColour
} from '../../../src/lib/catalog/records';
import { LABELS32 } from '../../../src/lib/vision/colour/labels32';
import { KINDS } from '../../../src/lib/vision/embed/kinds';
import { CATEGORIES } from '../../../src/lib/vision/parse/classes';

const HAS_MODEL = ['unknown', 'yes', 'no'] as const;

function coloursOf({ labels }: ItemColumns, row: number): readonly StoredColour[] {
	const bits = labels[row] ?? 0;
	const shown = LABELS32.filter((_, bit) => ((bits >>> bit) & 1) === 1);
	return shown.map(({ id, swatch }) => ({
		hex: swatch,
		share: 1 / shown.length,
		label: id,
		runnerUp: id,
		oklab: [0.5, 0, 0]
	}));
}

export function drawItem(columns: ItemColumns, row: number): CatalogItem {
	const id = textAt(columns.ids, row);
	const [ko = '', en = ''] = textAt(columns.names, row).split('\n');
	const [collection = '', number = ''] = id.split('/');
	const amount = columns.price[row] ?? NaN;
	return {
		version: ITEM_VERSION,
		id,
		collection,
		number,
		name: { ko, en },
		link: `https://shop.example/${number}`,
		shop: columns.shop.values[columns.shop.codes[row] ?? 0] ?? '',
		category: CATEGORIES[columns.category[row] ?? 0] ?? 'top',
		kind: KINDS[(columns.kind[row] ?? 0) - 1] ?? null,
		colours: coloursOf(columns, row),
		hasModel: HAS_MODEL[columns.hasModel[row] ?? 0] ?? 'unknown',
		box: { x: 0.1, y: 0.1, width: 0.8, height: 0.8 },
		photo: { widthPx: 300, heightPx: 400, type: 'image/jpeg' },
		price: Number.isNaN(amount) ? null : { amount, currency: 'KRW' },
		labels: {}
	};
}
