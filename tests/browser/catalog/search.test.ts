import { describe, expect, it } from 'vitest';
import { bitmapWhere, has } from '../../../src/lib/catalog/search/bitmap';
import { FlatIndex } from '../../../src/lib/catalog/search/flat-index';
import { searchFlat } from '../../../src/lib/catalog/search/flat-search';
import {
	plainSearch,
	samplePalette,
	sampleVectors,
	shardOf
} from '../../unit/catalog/search-sample';
import { seededRandom } from '../../unit/catalog/seeded-random';

const random = seededRandom(6);
const shards = [601, 2, 399].map((count) => shardOf(sampleVectors(random, count), random));
const index = new FlatIndex();
for (const [i, shard] of shards.entries()) index.append(`s${i}`, shard);

describe('the search in a browser', () => {
	it('runs in SIMD', () => {
		expect(index.kernel.kind).toBe('simd');
	});

	it.each([0, 0.4, 1])('gives what comparing with all gives, at colour weight %d', (weight) => {
		const filter = bitmapWhere(index.count, () => random() < 0.3);
		for (const vector of sampleVectors(random, 3, 0.1)) {
			const colours = samplePalette(seededRandom(8));
			const plain = plainSearch(shards, vector, colours, weight);
			const asked = { vector, colours, colourWeight: weight };
			expect(searchFlat(index, asked, 50).matches).toEqual(plain.slice(0, 50));
			const passing = plain.filter(({ ordinal }) => has(filter, ordinal));
			expect(searchFlat(index, { ...asked, filter }, 50).matches).toEqual(passing.slice(0, 50));
		}
	});
});
