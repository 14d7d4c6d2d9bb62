/** What will come of a wish: every path, and the bytes of the whole, before a single photo is read. */

import { typeAt } from '../../catalog/columns/part-columns';
import { PICTURE_TYPES } from '../../catalog/snapshot/pack';
import { CATEGORIES, type Category } from '../../vision/parse/classes';
import { chooseWriter } from './choose-writer';
import { parsePattern } from './path-pattern';
import { pathStems } from './path-stems';
import type { CatalogTable } from '../../catalog/catalog-table';
import { groupBytes, restoreGroups, type RestoreGroup } from './restore-groups';
import { countSplit, splitProducts, type SplitCodes } from './split-products';
import { tellDerived } from './tell-derived';
import {
	measuresOf,
	SPLITS,
	type DerivedSample,
	type Split,
	type ZipPlan,
	type ZipWish
} from './wish';
import {
	derivedPath,
	endingOf,
	photoFolder,
	photoPath,
	restorePath,
	thumbnailPath
} from './zip-layout';
import {
	CENTRAL_BYTES,
	END_64_BYTES,
	END_BYTES,
	LOCAL_BYTES,
	LOCATOR_64_BYTES,
	needsZip64,
	ZIP64_OFFSET_BYTES
} from './zip-records';

/** The order and the names of what is written; row i everywhere is item i of the zip. */
export type ZipLayout = {
	/** Numbers of items, rising: as they are stored, so that every block is read once. */
	readonly items: Uint32Array;
	readonly stems: readonly string[];
	/** [n] bytes of the stems. */
	readonly bytes: Uint16Array;
	/** Null without a training layout. */
	readonly split: SplitCodes | null;
	/** Empty unless it is to be taken in again. */
	readonly groups: readonly RestoreGroup[];
};

/** Bytes of the compressed tables, from a sample of their rows. */
export type TableBytes = { readonly base: number; readonly perItem: number };

/** By how much a sample of rows may mislead about all of them. */
const TABLE_ERROR = 0.15;
const ZIP64_FROM = 0xffff_ffff;
const EXAMPLES = 3;

export const splitAt = ({ split }: Pick<ZipLayout, 'split'>, row: number): Split | null =>
	split ? (SPLITS[split[row] ?? 0] ?? 'train') : null;

export const categoryAt = ({ columns }: CatalogTable, item: number): Category =>
	CATEGORIES[columns.category[item] ?? 0] ?? 'top';

/** Adds up entries as they follow each other. */
class Entries {
	count = 0;
	bytes = 0;
	directoryBytes = 0;
	/** What names that are not ASCII cost in a zip of jszip. */
	nameBytes = 0;

	add(pathBytes: number, isAscii: boolean, content: number): void {
		this.count += 1;
		this.directoryBytes += CENTRAL_BYTES + pathBytes;
		if (this.bytes >= ZIP64_FROM) this.directoryBytes += ZIP64_OFFSET_BYTES;
		if (!isAscii) this.nameBytes += 2 * (9 + pathBytes);
		this.bytes += LOCAL_BYTES + pathBytes + content;
	}

	get endBytes(): number {
		const isFar = needsZip64(this.count, this.directoryBytes, this.bytes);
		return END_BYTES + (isFar ? END_64_BYTES + LOCATOR_64_BYTES : 0);
	}
}

/** Bytes of the folder and the ending around a stem: [split + 1][category], and [type]. */
function framesOf() {
	const photo = [null, ...SPLITS].map((split) =>
		Uint8Array.from(CATEGORIES, (category) => photoFolder(split, category).length)
	);
	const endings = Uint8Array.from(PICTURE_TYPES, (type) => endingOf(type).length);
	return { photo, endings, thumbnail: thumbnailPath('', 'image/jpeg').length - 3 };
}

/** Numbers of items, rising, each once. */
export const inStoredOrder = (items: Iterable<number>): Uint32Array =>
	Uint32Array.from(new Set(items)).sort();

/** @throws ZipPatternError */
export function layOut(
	table: CatalogTable,
	items: Uint32Array,
	wish: ZipWish
): ZipLayout & {
	readonly renamed: number;
} {
	const pattern = parsePattern(wish.pattern);
	return {
		items,
		...pathStems(table, items, pattern, wish.language),
		split: wish.training ? splitProducts(table, items, wish.training) : null,
		groups: wish.restorable ? restoreGroups(table, items) : []
	};
}

export type PlanInput = {
	readonly lost: readonly string[];
	readonly tables: TableBytes;
	readonly samples: readonly DerivedSample[];
};

/**
 * @param items numbers of items, rising
 * @throws ZipPatternError
 */
export function planZip(
	table: CatalogTable,
	items: Uint32Array,
	wish: ZipWish,
	{ lost, tables, samples }: PlanInput
): { readonly plan: ZipPlan; readonly layout: ZipLayout } {
	const layout = layOut(table, items, wish);
	const { parts } = table;
	const { stems, groups, split } = layout;
	const frames = framesOf();
	const entries = new Entries();
	const measures = measuresOf(wish);
	const derivable = {
		items: [] as number[],
		photoBytes: [] as number[],
		stemBytes: [] as number[],
		ids: table.ids
	};
	let withoutPhoto = 0;

	for (let row = 0; row < items.length; row += 1) {
		const item = items[row] ?? 0;
		const stemBytes = layout.bytes[row] ?? 0;
		const isAscii = stemBytes === stems[row]?.length;
		const photoBytes = parts.photoBytes[item] ?? 0;
		const thumbnailBytes = parts.thumbnailBytes[item] ?? 0;
		const thumbnailEnding = frames.endings[parts.thumbnailTypes[item] ?? 0] ?? 0;
		// A collection without photos shows its thumbnails in their place.
		const shownBytes = photoBytes > 0 ? photoBytes : thumbnailBytes;
		if (photoBytes === 0) withoutPhoto += 1;
		if (wish.photo && shownBytes > 0) {
			const ending = photoBytes > 0 ? frames.endings[parts.photoTypes[item] ?? 0] : thumbnailEnding;
			const folders = frames.photo[split ? (split[row] ?? 0) + 1 : 0];
			// A slash and a dot.
			const around = (folders?.[table.columns.category[item] ?? 0] ?? 0) + (ending ?? 0) + 2;
			entries.add(stemBytes + around, isAscii, shownBytes);
		}
		if (wish.thumbnail && thumbnailBytes > 0) {
			entries.add(stemBytes + frames.thumbnail + thumbnailEnding, isAscii, thumbnailBytes);
		}
		if (measures.length > 0 && shownBytes > 0) {
			derivable.items.push(item);
			derivable.photoBytes.push(shownBytes);
			derivable.stemBytes.push(stemBytes);
		}
	}
	for (const [number, group] of groups.entries()) {
		for (const [role, bytes] of Object.entries(groupBytes(table, items, group))) {
			const path = restorePath(role as keyof ReturnType<typeof groupBytes>, number);
			if (bytes > 0) entries.add(path.length, true, bytes);
		}
	}

	const exactBytes = entries.bytes + entries.directoryBytes + entries.endBytes;
	const tableBytes = tables.base + tables.perItem * items.length;
	const made = tellDerived(derivable, samples, measures);
	const aboutBytes = tableBytes + made.bytes;
	const writer = chooseWriter(exactBytes + aboutBytes, measures.length > 0);
	const stored = exactBytes + (writer === 'jszip' ? entries.nameBytes : 0);
	const bytes = Math.round(stored + aboutBytes);
	return {
		layout,
		plan: {
			items: items.length,
			lost,
			withoutPhoto,
			files: entries.count + made.files + tableCount(wish),
			split: layout.split && countSplit(layout.split),
			bytes,
			exactBytes: stored,
			aboutBytes: Math.round(aboutBytes),
			margin: marginOf(made.error, tableBytes, bytes),
			sampled: made.sampled,
			outdated: made.outdated,
			examples: stems.slice(0, EXAMPLES).map((_, row) => examplePath(table, layout, wish, row)),
			renamed: layout.renamed,
			writer
		}
	};
}

/** Two standard errors as a share of the whole; null where one is not known. */
export const marginOf = (error: number | null, tableBytes: number, bytes: number): number | null =>
	error === null || !Number.isFinite(error)
		? null
		: (2 * Math.hypot(error, TABLE_ERROR * tableBytes)) / Math.max(1, bytes);

/** Where an item's first picture will be; its stem alone where there are no pictures. */
function examplePath(table: CatalogTable, layout: ZipLayout, wish: ZipWish, row: number): string {
	const item = layout.items[row] ?? 0;
	const stem = layout.stems[row] ?? '';
	const { photoBytes, photoTypes, thumbnailTypes } = table.parts;
	const thumbnailType = typeAt(thumbnailTypes, item);
	const photoType = (photoBytes[item] ?? 0) > 0 ? typeAt(photoTypes, item) : thumbnailType;
	if (wish.photo) {
		return photoPath(stem, photoType, splitAt(layout, row), categoryAt(table, item));
	}
	if (wish.thumbnail) return thumbnailPath(stem, thumbnailType);
	if (wish.cutout) return derivedPath('cutout', stem, `image/${wish.cutout}`);
	if (wish.crop) return derivedPath('crop', stem, 'image/jpeg');
	return wish.mask ? derivedPath('mask', stem, 'image/png') : stem;
}

/** Manifest and table always; the others as wished. */
export const tableCount = ({ palette, coco }: ZipWish): number =>
	2 + Number(palette.json) + Number(palette.csv) + Number(coco);
