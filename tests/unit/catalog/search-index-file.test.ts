import { describe, expect, it } from 'vitest';
import { FlatIndex } from '../../../src/lib/catalog/search/flat-index';
import { searchFlat } from '../../../src/lib/catalog/search/flat-search';
import { readIndex, writeIndex } from '../../../src/lib/catalog/search/index-file';
import { samplePalette, sampleVectors, shardOf } from './search-sample';
import { seededRandom } from './seeded-random';

const random = seededRandom(11);
const vectors = sampleVectors(random, 60);
const index = new FlatIndex();
index.append('첫째', shardOf(vectors.slice(0, 33), random));
index.append('none', shardOf([], random));
index.append('second', shardOf(vectors.slice(33), random, false));
const [vector = new Float32Array()] = vectors;
const colours = samplePalette(seededRandom(8));
const found = (of: FlatIndex) => searchFlat(of, { vector, colours, colourWeight: 0.4 }, 60);
const file = writeIndex(index);

/** The file with one word of it changed. */
function withWord(at: number, value: number): ArrayBuffer {
	const changed = file.slice(0);
	new DataView(changed).setUint32(at, value, true);
	return changed;
}

/** The file with another text in place of one of the same length. */
function withText(from: string, to: string): ArrayBuffer {
	const bytes = new Uint8Array(file.slice(0));
	const wanted = new TextEncoder().encode(from);
	const at = bytes.findIndex((_, i) => wanted.every((byte, j) => bytes[i + j] === byte));
	expect(at).toBeGreaterThan(0);
	bytes.set(new TextEncoder().encode(to), at);
	return bytes.buffer;
}

describe('an index as one buffer', () => {
	it('answers as before when it is read again, and is written the same', () => {
		const read = readIndex(file);
		expect(read.shards.map(({ id, count }) => [id, count])).toEqual([
			['첫째', 33],
			['none', 0],
			['second', 27]
		]);
		expect(found(read)).toEqual(found(index));
		expect(new Uint8Array(writeIndex(read))).toEqual(new Uint8Array(file));
	});

	it('goes on growing and shrinking', () => {
		const read = readIndex(file);
		read.remove('첫째');
		read.append('third', shardOf(vectors.slice(0, 5), seededRandom(1)));
		expect(read.count).toBe(32);
	});

	it('can be empty', () => {
		expect(readIndex(writeIndex(new FlatIndex())).count).toBe(0);
	});

	it.each([
		['an empty file', new ArrayBuffer(0)],
		['a file of another kind', new TextEncoder().encode('{"hello": "is it me"}').buffer],
		['another magic', withWord(0, 1)],
		['a newer version', withWord(4, 2)],
		['other dimensions', withWord(8, 128)],
		['more shards than there are', withWord(12, 9)],
		['fewer shards than there are', withWord(12, 1)],
		['another length', withWord(16, file.byteLength + 4)],
		['a cut-off tail', file.slice(0, file.byteLength - 8)],
		['a cut-off head', file.slice(0, 12)],
		['a shard larger than the file', withWord(24, 0xffffffff)],
		['a shard with more colours than its palettes', withWord(28, 1)],
		['a shard twice', withText('second', '첫째')]
	])('refuses %s by name', (_, damaged) => {
		expect(() => readIndex(damaged)).toThrow(expect.objectContaining({ name: 'IndexFormatError' }));
	});

	it('refuses numbers that cannot be', () => {
		const nan = file.slice(0);
		// The last number of the file is the share of a colour.
		new DataView(nan).setUint32(nan.byteLength - 4, 0x7fc00000, true);
		expect(() => readIndex(nan)).toThrow(expect.objectContaining({ name: 'IndexFormatError' }));
	});
});
