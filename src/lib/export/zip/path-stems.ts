/** Folders and name of each item by a naming pattern, clean for every system and each one once. */

import { cleanStem, cutTo } from '../file-names';
import { fieldReader } from './item-fields';
import type { Pattern } from './path-pattern';
import { extendHash, hashPath, TakenPaths } from './taken-paths';
import type { CatalogTable } from '../../catalog/catalog-table';

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
const cleanedOf = new WeakMap<CatalogTable, Map<string, Map<number, string>>>();

function cleanedBy(table: CatalogTable, key: string): Map<number, string> {
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

/** Letters, digits, `-` and `_`, too many for the name of a device and few enough for any path. */
const LEAST_PLAIN = 5;
const MOST_PLAIN = LEAST_SEGMENT_BYTES;

/** Whether it is clean as it is: most numbers are, and a loop tells it faster than an expression. */
function isPlain(text: string): boolean {
	if (text.length < LEAST_PLAIN || text.length > MOST_PLAIN) return false;
	for (let i = 0; i < text.length; i += 1) {
		const code = text.charCodeAt(i);
		const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
		if (!isLetter && (code < 48 || code > 57) && code !== 45 && code !== 95) return false;
	}
	return true;
}

function segmentOf(
	table: CatalogTable,
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
		if (isPlain(raw)) return raw;
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
	const codes = readers.length === 1 ? only?.codes : undefined;
	if (codes) {
		const cleaned: string[] = [];
		return (item) => (cleaned[codes[item] ?? 0] ??= clean(raw(item)));
	}
	// Few different ones: each is cleaned once.
	const known = new Map<string, string>();
	return (item) => {
		const text = raw(item);
		return memo(known, text, () => clean(text));
	};
}

/** What a path is before it gives way to another, with its key's hash: once a table and pattern. */
class Bases {
	readonly texts: string[] = [];
	/** [items of the table] state of the key's hash, and bytes in UTF-8; 0 bytes: not known yet. */
	readonly states: Uint32Array;
	readonly bytes: Uint16Array;
	readonly #segments: readonly ReadSegment[];

	constructor(count: number, segments: readonly ReadSegment[]) {
		this.states = new Uint32Array(count);
		this.bytes = new Uint16Array(count);
		this.#segments = segments;
	}

	know(item: number): void {
		if (this.bytes[item] !== 0) return;
		let text = this.#segments[0]?.(item) ?? '';
		for (let i = 1; i < this.#segments.length; i += 1) {
			text += `/${this.#segments[i]?.(item) ?? ''}`;
		}
		const { state, bytes } = hashPath(text);
		this.texts[item] = text;
		this.states[item] = state;
		this.bytes[item] = bytes;
	}
}

/** Of the last pattern alone: a person who types one makes many. */
const basesOf = new WeakMap<CatalogTable, { readonly key: string; readonly bases: Bases }>();

function basesBy(table: CatalogTable, pattern: Pattern, language: string): Bases {
	const key = `${language} ${JSON.stringify(pattern)}`;
	const known = basesOf.get(table);
	if (known?.key === key) return known.bases;
	const segments = pattern.map((_, i) => segmentOf(table, pattern, i, language));
	const bases = new Bases(table.ids.length, segments);
	basesOf.set(table, { key, bases });
	return bases;
}

/**
 * @param items numbers of items, in the order in which a later one gives way
 * @param language tag that names are taken in
 */
export function pathStems(
	table: CatalogTable,
	items: Uint32Array,
	pattern: Pattern,
	language: string
): Stems {
	const bases = basesBy(table, pattern, language);
	const stems: string[] = [];
	const bytes = new Uint16Array(items.length);
	const taken = new TakenPaths(items.length, stems);
	/** [paths so far] the number that is next tried after a path that was there before. */
	const next = new Uint32Array(items.length);
	let renamed = 0;
	for (const item of items) {
		bases.know(item);
		const base = bases.texts[item] ?? '';
		const state = bases.states[item] ?? 0;
		let stem = base;
		let ending = '';
		const holder = taken.take(state, stem);
		if (holder >= 0) {
			renamed += 1;
			let number = next[holder] || 2;
			for (; ; number += 1) {
				ending = `-${number}`;
				stem = base + ending;
				if (taken.take(extendHash(state, ending), stem) < 0) break;
			}
			next[holder] = number + 1;
		}
		bytes[stems.length] = (bases.bytes[item] ?? 0) + ending.length;
		stems.push(stem);
	}
	return { stems, bytes, renamed };
}
