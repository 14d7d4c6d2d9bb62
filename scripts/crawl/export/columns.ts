/** The columns of an exported table: names that the collector's own table reader knows again. */

import type { CollectedItem } from '../../../src/lib/catalog/collect/crawler';
import type { CsvValue } from '../../../src/lib/export/csv';

type Column = readonly [name: string, valueOf: (item: CollectedItem) => CsvValue];

/** Several values in one cell, as spreadsheets show a list. */
const list = (values: readonly string[]) => values.join('; ');

export const COLUMNS: readonly Column[] = [
	['number', ({ product }) => product.number],
	['name', ({ product }) => product.name],
	['link', ({ product }) => product.link],
	['category', ({ product }) => product.category],
	['brand', ({ product }) => product.brand],
	['price', ({ product }) => product.price?.amount ?? null],
	['currency', ({ product }) => product.price?.currency ?? ''],
	['list_price', ({ product }) => product.listPrice?.amount ?? null],
	['availability', ({ product }) => product.availability],
	['colours', ({ product }) => list(product.colours)],
	['sizes', ({ product }) => list(product.sizes)],
	['material', ({ product }) => product.material],
	['gender', ({ product }) => product.gender],
	['group', ({ product }) => product.group],
	['description', ({ product }) => product.description],
	['project', ({ project }) => project],
	['collected_at', ({ collectedAt }) => collectedAt],
	['changed_at', ({ changedAt }) => changedAt],
	['images', ({ product }) => product.images.join(' ')]
];
