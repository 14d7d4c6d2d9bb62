/** What a zip is written from: items, pictures and vectors by their place in the zip. */

import type { ItemChange } from '../../catalog/facets/item-edits';
import type { CatalogItem, Collection } from '../../catalog/records';
import type { Picture, PictureType } from '../../catalog/snapshot/pack';
import type { Category } from '../../vision/parse/classes';
import type { RestoreGroup } from './restore-groups';
import type { Split } from './wish';

export type ZipFacts = {
	readonly total: number;
	readonly lost: readonly string[];
	/** Of paths, sizes and ids: the same means that a stopped zip can be gone on with. */
	readonly fingerprint: string;
	readonly groups: readonly RestoreGroup[];
	readonly collections: readonly Collection[];
	/** What was said before: for the time that remains. */
	readonly bytes: number;
	readonly writer: 'jszip' | 'stream';
};

export type ZipRecord = {
	/** As the person has it. */
	readonly item: CatalogItem;
	/** What the person changed, and the item as it was measured; null for one as measured. */
	readonly edit: { readonly change: ItemChange; readonly measured: CatalogItem } | null;
	/** Folders and name without an ending. */
	readonly stem: string;
	readonly split: Split | null;
	/** Of what stands for its photo, and of its thumbnail. */
	readonly photoType: PictureType;
	readonly thumbnailType: PictureType;
};

/** As much of a record as it takes to write its pictures as they are stored. */
export type ZipHead = Pick<ZipRecord, 'stem' | 'split' | 'photoType' | 'thumbnailType'> & {
	readonly category: Category;
	/** Names of the source's own columns. */
	readonly keys: readonly string[];
};

export const headOf = ({ item, stem, split, photoType, thumbnailType }: ZipRecord): ZipHead => ({
	stem,
	split,
	photoType,
	thumbnailType,
	category: item.category,
	keys: Object.keys(item.labels)
});

export type ZipPhoto = {
	readonly picture: Picture;
	/** A thumbnail in place of a photo, where there are no photos. */
	readonly isThumbnail: boolean;
};

export type ZipVectors = {
	/** [n × 256], [n], [n × 256] or null where they were not stored. */
	readonly int8: Int8Array<ArrayBuffer>;
	readonly scales: Float32Array<ArrayBuffer>;
	readonly fine: Int8Array<ArrayBuffer> | null;
};

/** Every `from` and `count` are places in the zip; the order is that in which the store keeps its items. */
export interface ZipSource {
	facts(): Promise<ZipFacts>;
	/** Of all, in order. */
	ids(): Promise<readonly string[]>;
	/** Null for an item that is gone since the plan was made. */
	records(from: number, count: number): Promise<readonly (ZipRecord | null)[]>;
	/** The same, much smaller. */
	heads(from: number, count: number): Promise<readonly (ZipHead | null)[]>;
	/**
	 * As many from there on as make up some megabytes, at least one; null where there is none. Their bytes
	 * hold until the photos after the next ones are asked for.
	 */
	photos(from: number, most: number): Promise<readonly (ZipPhoto | null)[]>;
	/** Their bytes hold until the next ones are asked for. */
	thumbnails(from: number, count: number): Promise<readonly (Picture | null)[]>;
	/** Null where one is gone. */
	vectors(from: number, count: number): Promise<ZipVectors | null>;
}
