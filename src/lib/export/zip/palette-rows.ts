/** The colours of all items of a zip, as stored: JSON for programs, CSV for spreadsheets. */

import { csvRow } from '../csv';
import type { CatalogItem } from '../../catalog/records';

export const PALETTES_SCHEMA = 'otlens-item-palettes';

/** L of OKLab 0..1; shares 0..1, the largest first. */
export const paletteHead = (createdAt: string): string =>
	`{\n\t"schema": "${PALETTES_SCHEMA}",\n\t"version": 1,\n\t"app": "Otlens",\n\t"createdAt": "${createdAt}",\n\t"items": [`;

export const paletteItem = ({ id, category, colours }: CatalogItem, isFirst: boolean): string =>
	`${isFirst ? '' : ','}\n\t\t${JSON.stringify({ id, category, colours })}`;

export const PALETTE_TAIL = '\n\t]\n}\n';

export const paletteHeader = csvRow([
	'id',
	'number',
	'category',
	'rank',
	'hex',
	'share',
	'label',
	'runner_up',
	'oklab_l',
	'oklab_a',
	'oklab_b'
]);

/** A row a colour. */
export const paletteRows = ({ id, number, category, colours }: CatalogItem): string =>
	colours
		.map(({ hex, share, label, runnerUp, oklab }, rank) => {
			const lab = oklab.map((value) => Number(value.toFixed(4)));
			return csvRow([
				id,
				number,
				category,
				rank + 1,
				hex,
				Number(share.toFixed(4)),
				label,
				runnerUp,
				...lab
			]);
		})
		.join('');
