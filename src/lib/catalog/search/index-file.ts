/** The index as one buffer, to be stored or sent as a whole and read back without rebuilding anything. */

import { DIMS } from '../snapshot/quantise';
import { FlatIndex } from './flat-index';
import { checkShard, type ShardData } from './flat-shard';
import type { ScanKernel } from './kernel/scan-kernel';
import { IndexFormatError } from './search-errors';

/*
 * Little-endian, everything at a multiple of 4:
 *   u32 magic · u32 version · u32 dims · u32 shards · u32 bytes of the whole
 *   for each shard: u32 bytes of the id · u32 items · u32 colours · u32 1 with fine, 0 without
 *     id in UTF-8, filled up with zeros · rows i8[items, dims] · fine, the same, where there is one
 *     scales f32[items] · starts u32[items + 1] · colours f32[colours, 4]
 */
const MAGIC = 0x58494c4f; // OLIX
export const INDEX_VERSION = 1;
const HEAD_BYTES = 20;
const SHARD_HEAD_BYTES = 16;

const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4;

/** @throws RangeError when the whole has 4 GB or more */
export function writeIndex(index: FlatIndex): ArrayBuffer {
	const parts: ArrayBufferView[] = [];
	for (const shard of index.shards) {
		const id = new TextEncoder().encode(shard.id);
		const { vectors, fine, palettes } = index.view(shard);
		const colours = palettes.colours.length / 4;
		parts.push(
			Uint32Array.of(id.length, shard.count, colours, fine ? 1 : 0),
			...[id, vectors.int8, ...(fine ? [fine] : [])],
			...[vectors.scales, palettes.starts, palettes.colours]
		);
	}
	const bytes = parts.reduce((sum, { byteLength }) => sum + padded(byteLength), HEAD_BYTES);
	if (bytes >= 2 ** 32) throw new RangeError('an index of 4 GB or more');
	const file = new Uint8Array(bytes);
	let at = 0;
	const head = Uint32Array.of(MAGIC, INDEX_VERSION, DIMS, index.shards.length, bytes);
	for (const { buffer, byteOffset, byteLength } of [head, ...parts]) {
		file.set(new Uint8Array(buffer, byteOffset, byteLength), at);
		at += padded(byteLength);
	}
	return file.buffer;
}

/**
 * Reads what `writeIndex` wrote; everything is checked before it is used.
 *
 * @throws IndexFormatError for anything else: not an index, of another version or dimension, cut
 * off, or with lengths and numbers that do not fit together
 * @throws IndexTooLargeError
 */
export function readIndex(file: ArrayBuffer, kernel?: ScanKernel): FlatIndex {
	const shards = shardsIn(file);
	const index = new FlatIndex(kernel);
	for (const { id, data } of shards) {
		try {
			checkShard(data);
		} catch (cause) {
			throw new IndexFormatError(`shard ${id} is damaged`, { cause });
		}
		if (index.shards.some((shard) => shard.id === id)) {
			throw new IndexFormatError(`shard ${id} is there twice`);
		}
		index.append(id, data);
	}
	return index;
}

function shardsIn(file: ArrayBuffer): { readonly id: string; readonly data: ShardData }[] {
	let at = 0;
	/** The next run of the file; refuses to go beyond its end. */
	const take = <T>(bytes: number, view: (at: number) => T): T => {
		if (at + bytes > file.byteLength) throw new IndexFormatError('the index is cut off');
		const taken = view(at);
		at += padded(bytes);
		return taken;
	};
	const words = (count: number) => take(count * 4, (from) => new Uint32Array(file, from, count));
	const floats = (count: number) => take(count * 4, (from) => new Float32Array(file, from, count));
	const rows = (count: number) => {
		return take(count * DIMS, (from) => new Int8Array(file, from, count * DIMS));
	};

	if (file.byteLength < HEAD_BYTES) throw new IndexFormatError('not a search index');
	const [magic, version, dims, count = 0, bytes] = words(HEAD_BYTES / 4);
	if (magic !== MAGIC) throw new IndexFormatError('not a search index');
	if (version !== INDEX_VERSION) throw new IndexFormatError(`index version ${version ?? 0}`);
	if (dims !== DIMS) throw new IndexFormatError(`vectors of ${dims ?? 0} values`);
	if (bytes !== file.byteLength) throw new IndexFormatError('the index is cut off');

	const shards: { id: string; data: ShardData }[] = [];
	for (let i = 0; i < count; i += 1) {
		const [idBytes = 0, items = 0, colours = 0, hasFine] = words(SHARD_HEAD_BYTES / 4);
		const id = take(idBytes, (from) =>
			new TextDecoder().decode(new Uint8Array(file, from, idBytes))
		);
		const int8 = rows(items);
		const fine = hasFine === 1 ? { fine: rows(items) } : {};
		const scales = floats(items);
		const palettes = { starts: words(items + 1), colours: floats(colours * 4) };
		shards.push({ id, data: { vectors: { int8, scales }, ...fine, palettes } });
	}
	if (at !== file.byteLength) throw new IndexFormatError('the index is longer than its shards');
	return shards;
}
