/** Runs of items that are taken in again as one shard, and the bytes that this costs. */

import { STORED_WITH } from '../../catalog/columns/part-columns';
import { DIMS } from '../../catalog/snapshot/quantise';
import { PICTURE_TYPES } from '../../catalog/snapshot/pack';
import type { PlanTable } from './plan-table';

/** As many as a shard with photos has. */
const MOST_ITEMS = 512;
/** What `encodeNpy` puts before arrays of these shapes. */
const NPY_HEADER_BYTES = 128;
const PACK_HEADER_BYTES = 16;

export type RestoreGroup = {
	readonly collection: string;
	/** Position of its first item in the zip. */
	readonly from: number;
	readonly count: number;
	/** Whether its items have the fine part of their vectors; whether they have photos. */
	readonly fine: boolean;
	readonly photos: boolean;
};

/** @param items numbers of items, rising */
export function restoreGroups({ parts, ids }: PlanTable, items: Uint32Array): RestoreGroup[] {
	const groups: RestoreGroup[] = [];
	let from = 0;
	let collection = '/';
	let storedWith = -1;
	const close = (to: number): void => {
		if (to === from) return;
		groups.push({
			collection: collection.slice(0, -1),
			from,
			count: to - from,
			fine: (storedWith & STORED_WITH.fine) !== 0,
			photos: (storedWith & STORED_WITH.photos) !== 0
		});
		from = to;
	};
	for (let i = 0; i < items.length; i += 1) {
		const item = items[i] ?? 0;
		const id = ids[item] ?? '';
		const isSame = parts.storedWith[item] === storedWith && id.startsWith(collection);
		if (isSame && i - from < MOST_ITEMS) continue;
		close(i);
		collection = id.slice(0, id.indexOf('/') + 1);
		storedWith = parts.storedWith[item] ?? 0;
	}
	close(items.length);
	return groups;
}

/** Bytes of each file of a group. */
export function groupBytes(
	{ parts }: PlanTable,
	items: Uint32Array,
	{ from, count, fine }: RestoreGroup
) {
	const types = new Set<number>();
	let pictures = 0;
	for (let i = from; i < from + count; i += 1) {
		const item = items[i] ?? 0;
		pictures += parts.thumbnailBytes[item] ?? 0;
		types.add(parts.thumbnailTypes[item] ?? 0);
	}
	const typeTable = [...types].map((type) => PICTURE_TYPES[type] ?? '').join('\n').length;
	return {
		thumbnails: PACK_HEADER_BYTES + 4 * (count + 1) + count + typeTable + pictures,
		vectors: NPY_HEADER_BYTES + DIMS * count,
		scales: NPY_HEADER_BYTES + 4 * count,
		fine: fine ? NPY_HEADER_BYTES + DIMS * count : 0
	};
}
