/** How large the tables of a zip will be, from some of their rows. */

import type { CatalogRecord } from '../../catalog/catalog';
import { BYTE_ORDER_MARK } from '../csv';
import { itemRows } from '../items-csv';
import { cocoHead } from './coco';
import { deflatedBytes } from './deflate-text';
import { manifestHead, manifestItem, manifestTail, type ItemParts } from './manifest-text';
import { paletteHead, paletteHeader, paletteItem, paletteRows } from './palette-rows';
import type { TableBytes } from './plan-zip';
import type { ZipWish } from './wish';
import {
	ANNOTATIONS_PATH,
	derivedPath,
	MANIFEST_PATH,
	PALETTE_PATHS,
	photoPath,
	TABLE_PATH,
	thumbnailPath
} from './zip-layout';
import { CENTRAL_BYTES, LOCAL_BYTES } from './zip-records';

/** As long as any, for what is not known yet. */
const SOME_DATE = new Date(0).toISOString();
const SOME_COLLECTION = {
	embedModel: 'otlens-embed-0123456789abcdef',
	count: 0,
	manifestSha256: '',
	storedAt: SOME_DATE
};

type Table = {
	readonly path: string;
	readonly head: string;
	readonly rows: readonly string[];
};

/**
 * What the compressor has learnt makes later rows cheaper: what a row costs is told from the second half
 * of them.
 */
async function tableBytes({ path, head, rows }: Table): Promise<TableBytes> {
	const half = rows.length >> 1;
	const whole = await deflatedBytes([head, ...rows]);
	const records = LOCAL_BYTES + CENTRAL_BYTES + 2 * path.length;
	if (half === 0) {
		const alone = await deflatedBytes([head]);
		return { base: records + alone, perItem: rows.length === 0 ? 0 : whole - alone };
	}
	const perItem =
		(whole - (await deflatedBytes([head, ...rows.slice(0, half)]))) / (rows.length - half);
	return { base: records + whole - perItem * rows.length, perItem };
}

/** Paths as they may be, for want of those that will be. */
function partsOf(
	stem: string,
	category: CatalogRecord['item']['category'],
	wish: ZipWish
): ItemParts {
	return {
		...(wish.photo && {
			photo: photoPath(stem, 'image/jpeg', wish.training && 'train', category)
		}),
		...(wish.thumbnail && { thumbnail: thumbnailPath(stem, 'image/jpeg') }),
		...(wish.cutout && { cutout: derivedPath('cutout', stem, `image/${wish.cutout}`) }),
		...(wish.crop && { crop: derivedPath('crop', stem, 'image/jpeg') }),
		...(wish.mask && { mask: derivedPath('mask', stem, 'image/png') })
	};
}

/** @param records spread over all */
export async function sampleTables(
	records: readonly (CatalogRecord | null)[],
	wish: ZipWish
): Promise<TableBytes> {
	const known = records.filter((record) => record !== null);
	const keys = new Set(known.flatMap(({ item }) => Object.keys(item.labels)));
	const { header, row } = itemRows(keys, wish.language);
	const split = wish.training && ('train' as const);
	const manifest = known.map(({ item, measured, edit }, i) => {
		const record = {
			item,
			edit: edit && { change: edit.change, measured },
			stem: item.number,
			split,
			photoType: 'image/jpeg' as const,
			thumbnailType: 'image/jpeg' as const
		};
		return manifestItem(record, partsOf(item.number, item.category, wish), i === 0);
	});
	const ids = [...new Set(known.map(({ item }) => item.collection))];
	const about = { collections: ids.map((id) => ({ ...SOME_COLLECTION, id, name: { en: id } })) };
	const rows = known.map(({ item }) => {
		const { photo = null } = partsOf(item.number, item.category, wish);
		return row({ item, file: photo, ...(split && { split }) });
	});
	const tables: Table[] = [
		{
			path: MANIFEST_PATH,
			head: manifestHead(about, [], wish, SOME_DATE) + manifestTail([], []),
			rows: manifest
		},
		{ path: TABLE_PATH, head: BYTE_ORDER_MARK + header, rows }
	];
	if (wish.palette.json) {
		const items = known.map(({ item }, i) => paletteItem(item, i === 0));
		tables.push({ path: PALETTE_PATHS.json, head: paletteHead(SOME_DATE), rows: items });
	}
	if (wish.palette.csv) {
		const items = known.map(({ item }) => paletteRows(item));
		tables.push({ path: PALETTE_PATHS.csv, head: BYTE_ORDER_MARK + paletteHeader, rows: items });
	}
	// Its rows are measured item by item: they depend on what is made.
	if (wish.coco) tables.push({ path: ANNOTATIONS_PATH, head: cocoHead(SOME_DATE), rows: [] });
	const sizes = await Promise.all(tables.map(tableBytes));
	return {
		base: sizes.reduce((sum, { base }) => sum + base, 0),
		perItem: sizes.reduce((sum, { perItem }) => sum + perItem, 0)
	};
}
