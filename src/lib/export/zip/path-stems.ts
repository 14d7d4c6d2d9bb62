/** Folders and name of each item by a naming pattern, clean for every system and each one once. */

import { cleanStem, cutTo, keyOf } from '../file-names';
import { fieldReader } from './item-fields';
import type { Pattern } from './path-pattern';
import type { PlanTable } from './plan-table';

/** Of the whole: Windows opens paths of 260 characters, the folder it is unpacked to among them. */
const MOST_BYTES = 160;
const MOST_SEGMENT_BYTES = 100;
const LEAST_SEGMENT_BYTES = 20;

/** Numbers are file names at times; the picture has an ending of its own. */
const PICTURE_ENDING = /\.(?:jpe?g|png|webp|avif|gif|bmp)$/i;

export type Stems = {
	/** One for each item asked for, with slashes between folders, without an ending. */
	readonly stems: readonly string[];
	/** [n] in UTF-8. */
	readonly bytes: Uint16Array;
	/** Names that another item had already. */
	readonly renamed: number;
};

type ReadSegment = (item: number) => string;

/** Names are cleaned once a table: that takes a second for hundred thousand of them. */
const cleanedOf = new WeakMap<PlanTable, Map<string, Map<number, string>>>();

function cleanedBy(table: PlanTable, key: string): Map<number, string> {
	const known = cleanedOf.get(table) ?? new Map<string, Map<number, string>>();
	cleanedOf.set(table, known);
	const cleaned = known.get(key) ?? new Map<number, string>();
	known.set(key, cleaned);
	return cleaned;
}

function memo<Key>(known: Map<Key, string>, key: Key, make: () => string): string {
	let value = known.get(key);
	if (value === undefined) {
		value = make();
		known.set(key, value);
	}
	return value;
}

function segmentOf(
	table: PlanTable,
	pattern: Pattern,
	index: number,
	language: string
): ReadSegment {
	const pieces = pattern[index] ?? [];
	const readers = pieces.map((piece) =>
		typeof piece === 'string' ? null : fieldReader(table, piece.field, language)
	);
	const isLast = index === pattern.length - 1;
	const share = Math.floor(MOST_BYTES / pattern.length);
	const mostBytes = Math.max(LEAST_SEGMENT_BYTES, Math.min(MOST_SEGMENT_BYTES, share));
	const clean = (raw: string): string => {
		const stem = cleanStem(isLast ? raw.replace(PICTURE_ENDING, '') : raw);
		// A character takes up to three bytes for each of its UTF-16 units.
		return 3 * stem.length <= mostBytes ? stem : cutTo(stem, mostBytes) || 'item';
	};
	const [only] = readers;
	const raw: ReadSegment =
		only && readers.length === 1
			? only.read
			: (item) => pieces.map((piece, i) => readers[i]?.read(item) ?? (piece as string)).join('');
	const hasName = pieces.some((piece) => typeof piece !== 'string' && piece.field === 'name');
	if (hasName) {
		const cleaned = cleanedBy(table, `${language} ${mostBytes} ${JSON.stringify(pieces)}`);
		return (item) => memo(cleaned, item, () => clean(raw(item)));
	}
	if (readers.some((reader) => reader?.isOwn)) return (item) => clean(raw(item));
	// Few different ones: each is cleaned once.
	const known = new Map<string, string>();
	return (item) => {
		const text = raw(item);
		return memo(known, text, () => clean(text));
	};
}

const encoder = new TextEncoder();
const NOT_ASCII = 0x7f;

/**
 * Tells whether a path was there before, but for the case of its letters. A table of hashes over the
 * paths themselves: a `Set` of lower-case copies takes three times as long.
 */
class TakenPaths {
	/** Position in `paths` + 1 in each used slot. */
	readonly #slots: Uint32Array;
	readonly #hashes: Uint32Array;
	readonly #paths: string[];
	/** Of the path last asked about, in UTF-8. */
	bytes = 0;

	/** @param paths what is taken; it grows by the caller */
	constructor(most: number, paths: string[]) {
		const slots = 2 ** Math.ceil(Math.log2(2 * most + 2));
		this.#slots = new Uint32Array(slots);
		this.#hashes = new Uint32Array(slots);
		this.#paths = paths;
	}

	/** Takes the place for the path that is next put into `paths`; false where it is taken. */
	take(path: string): boolean {
		const hash = this.#hash(path);
		const mask = this.#slots.length - 1;
		for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
			const held = this.#slots[slot] ?? 0;
			if (held === 0) {
				this.#slots[slot] = this.#paths.length + 1;
				this.#hashes[slot] = hash;
				return true;
			}
			if (this.#hashes[slot] === hash && keyOf(this.#paths[held - 1] ?? '') === keyOf(path)) {
				return false;
			}
		}
	}

	/** FNV-1a over the path as no system tells it from another; mixed as MurmurHash3 finishes. */
	#hash(path: string): number {
		let hash = 0x811c9dc5;
		this.bytes = path.length;
		for (let i = 0; i < path.length; i += 1) {
			const code = path.charCodeAt(i);
			if (code >= NOT_ASCII) {
				this.bytes = encoder.encode(path).length;
				return hashKey(keyOf(path));
			}
			hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), 0x01000193);
		}
		return mix(hash);
	}
}

function mix(hash: number): number {
	const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return (mixed ^ (mixed >>> 13)) >>> 0;
}

function hashKey(key: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
	return mix(hash);
}

/**
 * @param items numbers of items, in the order in which a later one gives way
 * @param language tag that names are taken in
 */
export function pathStems(
	table: PlanTable,
	items: Uint32Array,
	pattern: Pattern,
	language: string
): Stems {
	const segments = pattern.map((_, i) => segmentOf(table, pattern, i, language));
	const stems: string[] = [];
	const bytes = new Uint16Array(items.length);
	const taken = new TakenPaths(items.length, stems);
	const next = new Map<string, number>();
	let renamed = 0;
	for (const item of items) {
		let stem = segments[0]?.(item) ?? '';
		for (let i = 1; i < segments.length; i += 1) stem += `/${segments[i]?.(item) ?? ''}`;
		if (!taken.take(stem)) {
			renamed += 1;
			const wanted = stem;
			const key = keyOf(wanted);
			let number = next.get(key) ?? 2;
			while (!taken.take((stem = `${wanted}-${number}`))) number += 1;
			next.set(key, number + 1);
		}
		bytes[stems.length] = taken.bytes;
		stems.push(stem);
	}
	return { stems, bytes, renamed };
}
