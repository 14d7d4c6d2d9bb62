import { describe, expect, it } from 'vitest';
import { bitmapWhere, emptyBitmap, fullBitmap, has } from '../../../src/lib/catalog/search/bitmap';
import { FlatIndex } from '../../../src/lib/catalog/search/flat-index';
import { searchFlat } from '../../../src/lib/catalog/search/flat-search';
import { createKernel } from '../../../src/lib/catalog/search/kernel/kernel';
import { scriptKernel } from '../../../src/lib/catalog/search/kernel/script-kernel';
import { unitVector } from './sample-snapshot';
import { plainSearch, samplePalette, sampleVectors, shardOf } from './search-sample';
import { seededRandom } from './seeded-random';

const random = seededRandom(5);
// Sizes that leave each remainder of four, one of two items, one without the second int8.
const shards = [501, 2, 702, 301].map((count, i) =>
	shardOf(sampleVectors(random, count), random, i !== 2)
);
const total = 1506;
const queries = [0.02, 0.1, 2].flatMap((spread) => sampleVectors(random, 3, spread));
const colours = samplePalette(seededRandom(8));

function indexWith(kernel = createKernel()): FlatIndex {
	const index = new FlatIndex(kernel);
	for (const [i, shard] of shards.entries()) index.append(`s${i}`, shard);
	return index;
}

describe.each([
	['simd', createKernel],
	['script', () => scriptKernel(new WebAssembly.Memory({ initial: 1 }))]
] as const)('searchFlat with the %s kernel', (kind, kernelOf) => {
	const index = indexWith(kernelOf());

	it('runs on that kernel', () => {
		expect(index.kernel.kind).toBe(kind);
		expect(index.count).toBe(total);
	});

	it.each([0, 0.3, 0.9, 1])(
		'gives what comparing with all gives, at colour weight %d',
		(weight) => {
			for (const vector of queries) {
				const plain = plainSearch(shards, vector, colours, weight);
				for (const limit of [1, 10, 333]) {
					const { matches } = searchFlat(index, { vector, colours, colourWeight: weight }, limit);
					expect(matches).toEqual(plain.slice(0, limit));
				}
			}
		}
	);

	it.each([0.5, 0.01])('looks only at what a filter lets in: %d of all', (part) => {
		const filter = bitmapWhere(total, () => random() < part);
		for (const vector of queries) {
			const plain = plainSearch(shards, vector, colours, 0.4).filter(({ ordinal }) =>
				has(filter, ordinal)
			);
			const asked = { vector, colours, colourWeight: 0.4, filter };
			expect(searchFlat(index, asked, 20).matches).toEqual(plain.slice(0, 20));
			expect(searchFlat(index, asked, total).matches).toEqual(plain);
			expect(searchFlat(index, asked, 1).passing).toBe(plain.length);
		}
	});
});

describe('searchFlat', () => {
	const index = indexWith();
	const [vector = new Float32Array()] = queries;

	it('takes a filter that lets in all as none, and one that lets in nothing', () => {
		const all = searchFlat(index, { vector }, 10);
		expect(searchFlat(index, { vector, filter: fullBitmap(total) }, 10)).toEqual(all);
		expect(searchFlat(index, { vector, filter: emptyBitmap(total) }, 10)).toEqual({
			matches: [],
			ordinary: NaN,
			passing: 0
		});
	});

	it('counts the eight largest colours of a query', () => {
		const many = Array.from({ length: 11 }, (_, i) => ({
			oklab: [i / 11, 0.1, -0.1] as const,
			share: i < 3 ? 0 : 1
		}));
		const asked = { vector, colourWeight: 0.7 };
		expect(searchFlat(index, { ...asked, colours: many }, 30)).toEqual(
			searchFlat(index, { ...asked, colours: many.slice(3) }, 30)
		);
	});

	it('breaks ties as it is told, even at the limit', () => {
		const same = new FlatIndex();
		same.append(
			'same',
			shardOf(
				Array.from({ length: 90 }, () => vector),
				random
			)
		);
		const ordinals = (tie?: (a: number, b: number) => number) =>
			searchFlat(same, { vector }, 3, tie).matches.map(({ ordinal }) => ordinal);
		expect(ordinals()).toEqual([0, 1, 2]);
		expect(ordinals((a, b) => b - a)).toEqual([89, 88, 87]);
	});

	it('answers an empty index and a limit of 0 with nothing', () => {
		expect(searchFlat(new FlatIndex(), { vector }, 10).matches).toEqual([]);
		expect(searchFlat(index, { vector }, 0).matches).toEqual([]);
		expect(searchFlat(index, { vector }, -3).matches).toEqual([]);
	});

	it('gives all where more are asked for than there are', () => {
		expect(searchFlat(index, { vector }, 1e9).matches).toHaveLength(total);
	});

	it('knows what an ordinary item gets', () => {
		const scores = plainSearch(shards, vector, [], 0).map(({ similarity }) => similarity);
		const { ordinary } = searchFlat(index, { vector }, 1);
		expect(ordinary).toBeCloseTo(scores[Math.floor(total / 2)] ?? NaN, 2);
	});

	it.each([
		['a vector that is too short', { vector: new Float32Array(128) }],
		['a vector with NaN', { vector: new Float32Array(256).fill(NaN) }],
		['a vector with Infinity', { vector: new Float32Array(256).fill(Infinity) }],
		['a filter for fewer items', { vector, filter: fullBitmap(total - 64) }],
		['a filter with an item too many', { vector, filter: fullBitmap(1536) }],
		['a colour with NaN', { vector, colours: [{ oklab: [NaN, 0, 0] as const, share: 1 }] }]
	])('refuses %s', (_, query) => {
		expect(() => searchFlat(index, query, 10)).toThrow(RangeError);
	});

	it('takes a vector of zeros: nothing is like it', () => {
		const { matches } = searchFlat(index, { vector: new Float32Array(256) }, 2);
		expect(matches.map(({ score }) => score)).toEqual([0, 0]);
	});
});

it('answers the same whatever was asked before: sliders, filters and items that come and go', () => {
	const drawn = seededRandom(21);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(drawn() * list.length)] as T;
	const parts = [70, 3, 41].map((count) => shardOf(sampleVectors(drawn, count), drawn));
	const vectors = sampleVectors(drawn, 2, 0.1);
	const palettes = [samplePalette(seededRandom(8)), samplePalette(seededRandom(2)), []];
	const used = new FlatIndex();
	for (let round = 0; round < 300; round += 1) {
		const at = Math.floor(drawn() * parts.length);
		if (round < 3) used.append(`p${round}`, parts[round] ?? shardOf([], drawn));
		else if (drawn() < 0.05 && used.remove(`p${at}`)) used.append(`p${at}`, pick(parts));
		const fresh = new FlatIndex();
		for (const shard of used.shards) fresh.append(shard.id, used.view(shard));
		const half = bitmapWhere(used.count, (i) => i % 2 === 0);
		const filter = pick([undefined, half, fullBitmap(used.count)]);
		const asked = {
			vector: pick(vectors),
			colours: pick(palettes),
			colourWeight: pick([0, 0.3, 0.6, 1]),
			...(filter && { filter })
		};
		expect(searchFlat(used, asked, 12)).toEqual(searchFlat(fresh, asked, 12));
	}
});

describe('FlatIndex', () => {
	const [vector = new Float32Array()] = queries;
	const found = (index: FlatIndex) => searchFlat(index, { vector, colours, colourWeight: 0.3 }, 50);

	it('is after a removal what it had been without it', () => {
		const index = indexWith();
		expect(index.remove('s1')).toBe(true);
		expect(index.remove('s1')).toBe(false);
		const without = new FlatIndex();
		for (const i of [0, 2, 3]) without.append(`s${i}`, shards[i] ?? shardOf([], random));
		expect(index.count).toBe(total - 2);
		expect(found(index)).toEqual(found(without));
	});

	it('uses the room of what was removed again', () => {
		const index = indexWith();
		const { bytes } = index;
		for (let round = 0; round < 20; round += 1) {
			for (const [i, shard] of shards.entries()) {
				index.remove(`s${i}`);
				index.append(`s${i}`, shard);
			}
		}
		expect(index.bytes).toBe(bytes);
		expect(found(index)).toEqual(found(indexWith()));
	});

	it('is the same whether items came in one shard or in many', () => {
		const vectors = sampleVectors(random, 40);
		const whole = new FlatIndex();
		whole.append('all', shardOf(vectors, seededRandom(2)));
		const pieces = new FlatIndex();
		const drawn = seededRandom(2);
		for (let i = 0; i < 40; i += 7) {
			pieces.append(`p${i}`, shardOf(vectors.slice(i, i + 7), drawn));
		}
		expect(found(pieces)).toEqual(found(whole));
	});

	it('takes a shard without items', () => {
		const index = new FlatIndex();
		index.append('none', shardOf([], random));
		expect(found(index).matches).toEqual([]);
		index.append('one', shardOf([unitVector(random)], random));
		expect(found(index).matches).toHaveLength(1);
	});

	it('refuses arrays that do not fit and stays as it was', () => {
		const index = indexWith();
		const before = found(index);
		const good = shardOf(sampleVectors(random, 3), random);
		const { vectors, palettes } = good;
		const short = { ...palettes, starts: palettes.starts.subarray(1) };
		const falling = { starts: Uint32Array.of(0, 2, 1, 2), colours: new Float32Array(8) };
		for (const bad of [
			{ ...good, vectors: { ...vectors, int8: vectors.int8.subarray(1) } },
			{ ...good, vectors: { ...vectors, scales: Float32Array.of(1, NaN, 1) } },
			{ ...good, vectors: { ...vectors, scales: Float32Array.of(1, 0, 1) } },
			{ ...good, fine: new Int8Array(5) },
			{ ...good, palettes: short },
			{ ...good, palettes: falling }
		]) {
			expect(() => index.append('bad', bad)).toThrow(RangeError);
		}
		expect(() => index.append('s0', good)).toThrow(RangeError);
		expect(found(index)).toEqual(before);
	});

	it('says so when there is no memory for more, and stays as it was', () => {
		const kernel = scriptKernel(new WebAssembly.Memory({ initial: 1, maximum: 20 }));
		const index = indexWith(kernel);
		const before = found(index);
		const much = shardOf(sampleVectors(random, 1500), random);
		expect(() => index.append('much', much)).toThrow(
			expect.objectContaining({ name: 'IndexTooLargeError' })
		);
		expect(found(index)).toEqual(before);
	});
});
