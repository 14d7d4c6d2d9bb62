/** Writes what a zip tells of its items: manifest, table, colours and annotations, a bit at a time. */

import { BYTE_ORDER_MARK } from '../csv';
import { itemRows } from '../items-csv';
import { COCO_BETWEEN, COCO_TAIL, cocoHead } from './coco';
import { MADE } from './journal';
import {
	manifestGap,
	manifestHead,
	manifestItem,
	manifestTail,
	type ItemParts
} from './manifest-text';
import { PALETTE_TAIL, paletteHead, paletteHeader, paletteItem, paletteRows } from './palette-rows';
import type { RestoreGroup } from './restore-groups';
import { derivedKinds, type ZipWish } from './wish';
import type { ItemNotes } from './write-items';
import {
	ANNOTATIONS_PATH,
	derivedPath,
	MANIFEST_PATH,
	PALETTE_PATHS,
	photoPath,
	TABLE_PATH,
	thumbnailPath
} from './zip-layout';
import type { ZipFacts, ZipRecord, ZipSource } from './zip-source';
import type { ZipWriter } from './zip-writer';

const SPAN_ROWS = 64;

/** Paths of what was written of an item. */
function partsOf(record: ZipRecord, made: number): ItemParts {
	const { stem, split, item, photoType, thumbnailType } = record;
	const is = (bit: number): boolean => (made & bit) !== 0;
	return {
		...(is(MADE.photo) && { photo: photoPath(stem, photoType, split, item.category) }),
		...(is(MADE.thumbnailAsPhoto) && { photoIs: 'thumbnail' as const }),
		...(is(MADE.thumbnail) && { thumbnail: thumbnailPath(stem, thumbnailType) }),
		...(is(MADE.cutout) && {
			cutout: derivedPath('cutout', stem, is(MADE.cutoutWebp) ? 'image/webp' : 'image/png')
		}),
		...(is(MADE.crop) && { crop: derivedPath('crop', stem, 'image/jpeg') }),
		...(is(MADE.mask) && { mask: derivedPath('mask', stem, 'image/png') })
	};
}

/** Bits of `MADE` that an item with all that was wished has. */
const wantedBits = (wish: ZipWish): number =>
	derivedKinds(wish).reduce((bits, kind) => bits | (kind === 'keyPoints' ? 0 : MADE[kind]), 0);

async function* recordsOf(
	source: ZipSource,
	from: number,
	to: number
): AsyncGenerator<readonly [row: number, record: ZipRecord | null]> {
	for (let row = from; row < to; row += SPAN_ROWS) {
		const records = await source.records(row, Math.min(SPAN_ROWS, to - row));
		for (const [i, record] of records.entries()) yield [row + i, record];
	}
}

/** Ids whose item or photo was not there, and of which something could not be made. */
export type Shortfall = {
	readonly missing: readonly string[];
	readonly underived: readonly string[];
};

type Tables = {
	readonly source: ZipSource;
	readonly facts: ZipFacts;
	/** By number; null for one whose files could not be written. */
	readonly groups: readonly (RestoreGroup | null)[];
	readonly writer: ZipWriter;
	readonly wish: ZipWish;
	readonly createdAt: string;
	readonly notes: ItemNotes;
	readonly signal: AbortSignal;
};

/**
 * @param earlier rows before this one were written before the zip was stopped: what their source's columns
 * are is not noted yet
 * @throws the signal's reason
 */
export async function writeTables(
	{ source, facts, groups, writer, wish, createdAt, notes, signal }: Tables,
	earlier: number
): Promise<Shortfall> {
	const keys = new Set<string>();
	for await (const [, record] of recordsOf(source, 0, earlier)) {
		for (const key of Object.keys(record?.item.labels ?? {})) keys.add(key);
	}
	for (const key of notes.keys) keys.add(key);
	const ids = await source.ids();
	const rows = itemRows(keys, wish.language);
	const manifest = writer.text(MANIFEST_PATH);
	const table = writer.text(TABLE_PATH);
	const palettes = wish.palette.json ? writer.text(PALETTE_PATHS.json) : null;
	const paletteTable = wish.palette.csv ? writer.text(PALETTE_PATHS.csv) : null;
	await manifest.write(manifestHead(facts, groups, wish, createdAt));
	await table.write(BYTE_ORDER_MARK + rows.header);
	await palettes?.write(paletteHead(createdAt));
	await paletteTable?.write(BYTE_ORDER_MARK + paletteHeader);

	const wanted = wantedBits(wish);
	const missing = [...facts.lost];
	const underived: string[] = [];
	let isFirstPalette = true;
	for await (const [row, record] of recordsOf(source, 0, facts.total)) {
		signal.throwIfAborted();
		const isFirst = row === 0;
		const made = notes.made[row] ?? 0;
		if (!record || (wish.photo && (made & MADE.photo) === 0)) missing.push(ids[row] ?? '');
		if (!record) {
			await manifest.write(manifestGap(isFirst));
			continue;
		}
		if ((made & wanted) !== wanted) underived.push(record.item.id);
		const parts = partsOf(record, made);
		await manifest.write(manifestItem(record, parts, isFirst));
		const { item, split } = record;
		await table.write(rows.row({ item, file: parts.photo ?? null, ...(split && { split }) }));
		await palettes?.write(paletteItem(item, isFirstPalette));
		await paletteTable?.write(paletteRows(item));
		isFirstPalette = false;
	}
	await manifest.write(manifestTail(missing, underived));
	await palettes?.write(PALETTE_TAIL);
	await table.close();
	await palettes?.close();
	await paletteTable?.close();
	if (wish.coco) await writeAnnotations(writer, notes, createdAt);
	// At the end: a zip without it is not whole.
	await manifest.close();
	return { missing, underived };
}

async function writeAnnotations(
	writer: ZipWriter,
	{ images, annotations }: ItemNotes,
	createdAt: string
): Promise<void> {
	const text = writer.text(ANNOTATIONS_PATH);
	await text.write(cocoHead(createdAt));
	for (const [i, image] of images.entries()) await text.write(i === 0 ? image : `,${image}`);
	await text.write(COCO_BETWEEN);
	for (const [i, one] of annotations.entries()) await text.write(i === 0 ? one : `,${one}`);
	await text.write(COCO_TAIL);
	await text.close();
}
