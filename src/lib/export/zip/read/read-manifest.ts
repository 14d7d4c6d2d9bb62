/** Reads the manifest of a zip that comes from anywhere, and lets nothing through that is not what it says. */

import * as v from 'valibot';
import { EDIT_VERSION, type ItemChange, type ItemEdit } from '../../../catalog/facets/item-edits';
import type { CatalogItem } from '../../../catalog/records';
import { checkItem, fileUnder } from '../../../catalog/snapshot/item-schema';
import { headerFields, MAX_SHARD_ITEMS } from '../../../catalog/snapshot/manifest-fields';
import { CATEGORIES } from '../../../vision/parse/classes';
import { BODY_POSES } from '../../../vision/person/body-pose';
import { FRAMINGS } from '../../../vision/person/framing';
import { ZIP_SCHEMA, ZIP_VERSION } from '../manifest-text';
import { ZipDamagedError, ZipForeignError } from '../zip-errors';
import { MANIFEST_PATH } from '../zip-layout';
import type { Archive } from './archive';
import { readText } from './read-content';

const path = v.pipe(v.string(), v.maxLength(1000));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const label = v.pipe(v.string(), v.maxLength(200));

const manifestSchema = v.object({
	collections: v.array(
		v.object({
			id: headerFields.id,
			name: headerFields.name,
			embedModel: headerFields.embedModel
		})
	),
	restore: v.array(
		v.object({
			collection: headerFields.id,
			from: whole,
			count: v.pipe(whole, v.minValue(1), v.maxValue(MAX_SHARD_ITEMS)),
			photos: v.boolean(),
			thumbnails: path,
			vectors: path,
			scales: path,
			fine: v.exactOptional(path)
		})
	),
	items: v.array(v.unknown())
});

const changeSchema = v.object({
	category: v.exactOptional(v.picklist(CATEGORIES)),
	hasModel: v.exactOptional(v.picklist(['yes', 'no', 'unknown'])),
	pose: v.exactOptional(v.picklist([...BODY_POSES, 'unknown'])),
	framing: v.exactOptional(v.picklist([...FRAMINGS, 'unknown'])),
	labels: v.exactOptional(v.record(label, label))
});

const extrasSchema = v.object({
	id: v.string(),
	parts: v.object({
		photo: v.exactOptional(path),
		photoIs: v.exactOptional(v.literal('thumbnail'))
	}),
	edit: v.exactOptional(v.object({ change: changeSchema, measured: v.unknown() }))
});

export type ZipManifest = v.InferOutput<typeof manifestSchema>;
export type ZipGroup = ZipManifest['restore'][number];

export type ZipItem = {
	/** As it was measured. */
	readonly item: CatalogItem;
	/** Path of its photo; null where there is none, or only a thumbnail in its place. */
	readonly photo: string | null;
	readonly edit: ItemEdit | null;
};

/**
 * @throws ZipForeignError for a zip of another make or version, and what `readText` throws
 */
export async function readZipManifest(archive: Archive): Promise<ZipManifest> {
	if (!archive.entries.has(MANIFEST_PATH)) throw new ZipForeignError('the zip has no manifest');
	let value: unknown;
	try {
		value = JSON.parse(await readText(archive, MANIFEST_PATH));
	} catch (error) {
		if (error instanceof SyntaxError) throw new ZipForeignError('the manifest is no JSON');
		throw error;
	}
	const { schema, version } = (value ?? {}) as { schema?: unknown; version?: unknown };
	if (schema !== ZIP_SCHEMA) throw new ZipForeignError('the zip was not made by this app');
	if (version !== ZIP_VERSION) {
		throw new ZipForeignError(`a zip of version ${String(version)} cannot be taken in`);
	}
	const result = v.safeParse(manifestSchema, value);
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw new ZipDamagedError(`manifest: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
}

/**
 * One of the manifest's items.
 * @param row for the message
 * @throws ZipDamagedError
 */
export function readZipItem(value: unknown, collection: string, row: number): ZipItem {
	const damaged = (reason: string) => new ZipDamagedError(`item ${row + 1}: ${reason}`);
	const extras = v.safeParse(extrasSchema, value);
	if (!extras.success) {
		const [issue] = extras.issues;
		throw damaged(`${v.getDotPath(issue) ?? ''} ${issue.message}`);
	}
	const { id, parts, edit } = extras.output;
	const checked = checkItem(edit ? edit.measured : value);
	if (checked.state === 'bad') throw damaged(checked.reason);
	const item = fileUnder(collection, checked.item);
	if (item.id !== id) throw damaged(`its id ${id} is not ${item.id}`);
	const change = edit?.change as ItemChange | undefined;
	return {
		item,
		photo: parts.photoIs === 'thumbnail' ? null : (parts.photo ?? null),
		edit: change ? { version: EDIT_VERSION, id, change, deleted: false } : null
	};
}
