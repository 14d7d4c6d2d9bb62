/** Fake services whose answers a test gives when it likes. */

import { expect } from 'vitest';
import { FIRST_SETTINGS, type BatchEntry } from '../../../src/lib/catalog/batch-record';
import type { StoredPalette } from '../../../src/lib/catalog/palette-record';
import type { CatalogSummary, SearchHit } from '../../../src/lib/catalog/records';
import type { CatalogService, Job, PhotoService } from '../../../src/lib/state/services';
import type { Garment } from '../../../src/lib/vision/analysis';
import type { Box } from '../../../src/lib/vision/image/raster';
import type { Category } from '../../../src/lib/vision/parse/classes';
import type { PhotoResult, RuntimeReport } from '../../../src/workers/contract';

/** One call that waits for the test's answer. */
export type Call<Input, Output> = {
	readonly input: Input;
	readonly job: Job;
	readonly resolve: (output: Output) => void;
	readonly reject: (error: unknown) => void;
};

export function pendingCalls<Input, Output>() {
	const calls: Call<Input, Output>[] = [];
	const call = (input: Input, job: Job = {}): Promise<Output> =>
		new Promise((resolve, reject) => calls.push({ input, job, resolve, reject }));
	/** The nth call; fails the test when it was not made. */
	const at = (index: number): Call<Input, Output> => {
		const found = calls[index];
		expect(found, `call ${index}`).toBeDefined();
		return found as Call<Input, Output>;
	};
	return { calls, call, at };
}

/** Lets every promise that is settled run its course. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

export class NamedError extends Error {
	constructor(name: string) {
		super(`${name} for a test`);
		this.name = name;
	}
}

export const garment = (index: number, category: Category, area: number): Garment => ({
	index,
	category,
	kinds: [],
	attributes: [],
	box: { x: 0, y: 0, width: 0.5, height: 0.5 },
	score: 0.9,
	area,
	mask: { widthPx: 1, heightPx: 1, data: new Uint8Array([1]) },
	colours: [],
	vector: new Float32Array(256)
});

export const wasm: RuntimeReport = { backend: 'wasm', threads: 1 };

export function photoResult(
	garments: readonly Garment[],
	found: PhotoResult['analysis']['found'] = 'garments',
	runtime: RuntimeReport = wasm
) {
	let closed = false;
	const preview = { width: 2, height: 3, close: () => (closed = true) } as unknown as ImageBitmap;
	const result: PhotoResult = {
		analysis: {
			version: 1,
			photo: { widthPx: 20, heightPx: 30 },
			working: { widthPx: 2, heightPx: 3 },
			found,
			garments,
			person: { skin: 0, hair: 0, keyPoints: null },
			models: { parse: 'parse', embed: 'embed', pose: null }
		},
		preview,
		notices: [],
		runtime,
		timings: {}
	};
	return { result, isClosed: () => closed };
}

/** @param check refuses a photo ahead of the models; takes every photo unless told */
export function fakePhotos(check: PhotoService['check'] = () => Promise.resolve()) {
	const analyses = pendingCalls<
		{ photo: Blob; wholePhoto: boolean; box?: Box | undefined },
		PhotoResult
	>();
	const preparations = pendingCalls<string, RuntimeReport>();
	const service: PhotoService = {
		check,
		prepare: (backend, job) => preparations.call(backend, job),
		analyse: (photo, { wholePhoto = false, box }, job) =>
			analyses.call({ photo, wholePhoto, box }, job),
		findGarments: (photo, job) => analyses.call({ photo, wholePhoto: false }, job),
		derive: () => Promise.reject(new Error('not asked for')),
		reset: () => undefined
	};
	return { service, analyses, preparations };
}

export const hit = (id: string): SearchHit => ({
	item: {
		version: 1,
		id,
		collection: 'demo',
		number: id,
		name: { en: `Item ${id}`, ko: `상품 ${id}` },
		link: 'https://shop.example/' + id,
		shop: 'Demo',
		category: 'top',
		kind: 'T-Shirt',
		colours: [{ hex: '#1b2a49', share: 1, label: 'navy', runnerUp: 'black', oklab: [0.3, 0, 0] }],
		hasModel: 'no',
		box: { x: 0, y: 0, width: 1, height: 1 },
		photo: { widthPx: 300, heightPx: 400, type: 'image/jpeg' },
		price: { amount: 29000, currency: 'KRW' },
		labels: {}
	},
	score: 0.87,
	similarity: 0.9,
	colourDistance: 0.1
});

export const summary = (...ids: string[]): CatalogSummary => ({
	collections: ids.map((id) => ({
		id,
		name: { en: id },
		count: 10,
		embedModel: 'embed',
		manifestSha256: '',
		storedAt: '2026-01-01T00:00:00Z'
	})),
	items: ids.length * 10,
	bytes: null,
	lasting: true,
	removed: []
});

type Answers = { [Name in keyof CatalogService]: Awaited<ReturnType<CatalogService[Name]>> };
type Input<Name extends keyof CatalogService> = Parameters<CatalogService[Name]>[0];

export function fakeCatalog() {
	const open = pendingCalls<Input<'open'>, Answers['open']>();
	const imports = pendingCalls<Input<'importSnapshot'>, Answers['importSnapshot']>();
	const removals = pendingCalls<string, Answers['removeCollection']>();
	const summaries = pendingCalls<null, Answers['summary']>();
	const searches = pendingCalls<Input<'search'>, Answers['search']>();
	const pictures = pendingCalls<Input<'pictures'>, Answers['pictures']>();
	const browses = pendingCalls<Input<'browse'>, Answers['browse']>();
	const facets = pendingCalls<Input<'facets'>, Answers['facets']>();
	const itemsAt = pendingCalls<Input<'itemsAt'>, Answers['itemsAt']>();
	const changes = pendingCalls<Input<'changeItems'>, Answers['changeItems']>();
	const deletions = pendingCalls<Input<'deleteItems'>, Answers['deleteItems']>();
	const undos = pendingCalls<number, boolean>();
	/** Edited palettes, kept as a store would. */
	const palettes = new Map<string, StoredPalette>();
	/** A batch, kept as a store would. */
	const entries = new Map<string, BatchEntry>();
	const photos = new Map<string, Blob>();
	const batch = { entries, photos, settings: FIRST_SETTINGS };
	const service: CatalogService = {
		open: open.call,
		importSnapshot: imports.call,
		removeCollection: removals.call,
		summary: (job) => summaries.call(null, job),
		search: (query, _options, job) => searches.call(query, job),
		sample: () => Promise.resolve([]),
		items: (ids) => Promise.resolve(ids.map(() => null)),
		browse: (filter, _page, job) => browses.call(filter, job),
		facets: facets.call,
		itemsAt: itemsAt.call,
		numbersOf: (ids) =>
			Promise.resolve({
				edition: 1,
				items: Uint32Array.from(ids, (id) => Number(id.split('/').at(-1)))
			}),
		idsAt: ({ items }) => Promise.resolve(Array.from(items, (item) => `demo/${item}`)),
		changeItems: (at, _options, job) => changes.call(at, job),
		deleteItems: deletions.call,
		undoEdit: undos.call,
		pictures: pictures.call,
		palettes: (photo) =>
			Promise.resolve([...palettes.values()].filter((one) => one.photo === photo)),
		keepPalette: (record) => {
			palettes.set(`${record.photo} ${record.target}`, record);
			return Promise.resolve();
		},
		dropPalette: ({ photo, target }) => {
			palettes.delete(`${photo} ${target}`);
			return Promise.resolve();
		},
		batch: () =>
			Promise.resolve({
				entries: [...entries.values()],
				settings: structuredClone(batch.settings)
			}),
		batchPhoto: (id) => Promise.resolve(photos.get(id) ?? null),
		keepBatchEntry: ({ entry, photo }) => {
			entries.set(entry.id, structuredClone(entry));
			if (photo) photos.set(entry.id, photo);
			return Promise.resolve();
		},
		keepBatchSettings: (settings) => {
			batch.settings = settings;
			return Promise.resolve();
		},
		dropBatchEntries: (ids) => {
			for (const id of ids) {
				entries.delete(id);
				photos.delete(id);
			}
			return Promise.resolve();
		},
		reset: () => undefined
	};
	const browsing = { browses, facets, itemsAt, changes, deletions, undos };
	return {
		service,
		open,
		imports,
		removals,
		summaries,
		searches,
		pictures,
		palettes,
		batch,
		...browsing
	};
}
