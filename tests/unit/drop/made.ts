/** Candidates and results for tests. */

import { createProduct } from '../../../src/lib/catalog/collect/product';
import { keyOf, type Candidate } from '../../../src/lib/catalog/drop/candidates';
import {
	DROP_VERSION,
	type DropJob,
	type DropResult
} from '../../../src/lib/catalog/drop/drop-record';
import { offerOfProduct } from '../../../src/lib/catalog/drop/offers';
import { PNG } from '../catalog/sample-snapshot';

export function candidate(number: string, label = ''): Candidate {
	const product = createProduct({ number, name: `Item ${number}`, link: '' });
	const file = new File([number], `${number}.jpg`, { lastModified: 1 });
	const photo = { path: file.name, bytes: file.size, modifiedMs: 1, file, places: [] };
	const { facts } = offerOfProduct(product, 'test');
	return { key: keyOf(photo, label), facts: { ...facts, label }, photo };
}

export const job = (numbers: readonly string[], change: Partial<DropJob> = {}): DropJob => ({
	version: DROP_VERSION,
	target: { id: 'mine', name: 'Mine', how: 'new' },
	build: 'one',
	begunAt: '2026-01-01T00:00:00.000Z',
	candidates: numbers.map((number) => candidate(number)).map(({ key, facts }) => ({ key, facts })),
	...change
});

const unit = (at: number): Float32Array =>
	Float32Array.from({ length: 256 }, (_, d) => (d === at ? 1 : 0));

export function found(number: string, embedModel = 'embed-1'): DropResult {
	return {
		version: DROP_VERSION,
		key: candidate(number).key,
		outcome: {
			state: 'found',
			embedModel,
			described: {
				category: 'skirt',
				kind: null,
				colours: [],
				box: { x: 0, y: 0, width: 1, height: 1 },
				attributes: {},
				hasModel: 'no',
				vector: unit(Number(number) % 256)
			}
		},
		pictures: {
			thumbnail: PNG.slice().buffer,
			photo: PNG.slice().buffer,
			type: 'image/png',
			widthPx: 1,
			heightPx: 1
		}
	};
}

export const failed = (number: string, error: string): DropResult => ({
	version: DROP_VERSION,
	key: candidate(number).key,
	outcome: { state: 'failed', error },
	pictures: null
});
