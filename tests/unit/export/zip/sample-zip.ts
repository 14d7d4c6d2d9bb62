/** Catalogs in memory and the zips made of them, for tests. */

import { Catalog } from '../../../../src/lib/catalog/catalog';
import type { SnapshotItem } from '../../../../src/lib/catalog/snapshot/item-schema';
import { MemoryStore } from '../../../../src/lib/catalog/store/memory-store';
import { memorySink } from '../../../../src/lib/export/zip/byte-sink';
import { CatalogSource, planFrom } from '../../../../src/lib/export/zip/catalog-source';
import { readZip } from '../../../../src/lib/export/zip/read/read-zip';
import {
	plainWish,
	type Derive,
	type ZipJournal,
	type ZipOutcome,
	type ZipProgress,
	type ZipWish
} from '../../../../src/lib/export/zip/wish';
import type { ByteSink } from '../../../../src/lib/export/zip/byte-sink';
import { writeZip } from '../../../../src/lib/export/zip/write-zip';
import { headOf, type ZipSource } from '../../../../src/lib/export/zip/zip-source';
import {
	neverAborted,
	pickedFiles,
	sampleEntries,
	sampleItem,
	writeSample
} from '../../catalog/sample-snapshot';

export const ALL: ZipWish = plainWish(
	{ kind: 'filter', filter: { version: 1, where: { kind: 'and', of: [] } } },
	'en'
);

export const openCatalog = (store = new MemoryStore()): Catalog =>
	new Catalog({ turn: () => Promise.resolve(), open: () => Promise.resolve(store) });

/** A catalog with one collection of so many items. */
export async function catalogOf(
	count: number,
	change: (number: number) => Partial<SnapshotItem> = () => ({}),
	options: { readonly id?: string; readonly photos?: boolean; readonly store?: MemoryStore } = {}
): Promise<Catalog> {
	const { id = 'demo', photos = true, store } = options;
	const catalog = openCatalog(store);
	await addCollection(catalog, count, change, id, photos);
	return catalog;
}

export async function addCollection(
	catalog: Catalog,
	count: number,
	change: (number: number) => Partial<SnapshotItem> = () => ({}),
	id = 'demo',
	photos = true
): Promise<void> {
	const entries = [...sampleEntries(count, id.length)].map((entry, i) => ({
		...entry,
		item: sampleItem(i, change(i))
	}));
	const files = await writeSample(entries, { id }, { photos });
	const location = { kind: 'files', files: pickedFiles(files) } as const;
	await catalog.importSnapshot(location, neverAborted(), () => undefined);
}

export const anySink = (): ByteSink => memorySink(Infinity, () => new Error('too large'));

export type Written = {
	readonly outcome: ZipOutcome;
	readonly progress: readonly ZipProgress[];
	readonly plan: Awaited<ReturnType<typeof planFrom>>['plan'];
};

export type WriteSampleOptions = {
	readonly derive?: Derive;
	readonly sink?: ByteSink;
	readonly resume?: ZipJournal;
	readonly signal?: AbortSignal;
	/** Called before each item. */
	readonly next?: () => boolean;
	/** Stands between the catalog and the zip. */
	readonly wrap?: (source: ZipSource) => ZipSource;
	readonly onCheckpoint?: (journal: ZipJournal) => Promise<void>;
};

/** Small ones too by the writer that can be stopped. */
export const streamed = (source: ZipSource): ZipSource => ({
	facts: async () => ({ ...(await source.facts()), writer: 'stream' as const }),
	ids: () => source.ids(),
	records: (from, count) => source.records(from, count),
	// By whatever stands in for the records.
	async heads(from, count) {
		return (await this.records(from, count)).map((record) => record && headOf(record));
	},
	photos: (from, most) => source.photos(from, most),
	thumbnails: (from, count) => source.thumbnails(from, count),
	vectors: (from, count) => source.vectors(from, count)
});

export async function zipOf(
	catalog: Catalog,
	wish: Partial<ZipWish> = {},
	options: WriteSampleOptions = {}
): Promise<Written> {
	const whole = { ...ALL, ...wish };
	const planned = await planFrom(catalog, whole);
	const { derive, sink = anySink(), resume, signal, next = () => true, onCheckpoint } = options;
	const source = new CatalogSource(catalog, planned);
	const progress: ZipProgress[] = [];
	const outcome = await writeZip(
		{ source: options.wrap?.(source) ?? source, sink, wish: whole, derive, resume },
		{
			signal: signal ?? neverAborted(),
			next: () => Promise.resolve(next()),
			onProgress: (one) => progress.push(one),
			onCheckpoint
		}
	);
	return { outcome, progress, plan: planned.plan };
}

/** The file of a zip that was written. */
export function fileOf({ outcome }: Written): Blob {
	if (outcome.state !== 'written' || !outcome.file) throw new Error(`no file: ${outcome.state}`);
	return outcome.file;
}

/** Takes a zip in as the app does. */
export async function takeIn(catalog: Catalog, file: Blob) {
	const { rowOf } = await catalog.view();
	const collections = await catalog.collections();
	const read = await readZip(file, { collections, has: (id) => rowOf(id) >= 0 });
	const edited = await catalog.addItems(
		read.additions,
		read.edits,
		neverAborted(),
		() => undefined
	);
	return { ...read, edited };
}

/** All that is stored of items, byte by byte, for comparing. */
export async function contentOf(catalog: Catalog) {
	const { table } = await catalog.view();
	const { ids } = table;
	const bytesOf = (pictures: readonly ({ readonly bytes: Uint8Array; type: string } | null)[]) =>
		pictures.map((one) => one && { type: one.type, bytes: [...one.bytes] });
	return {
		ids,
		items: JSON.stringify(await catalog.records(ids)),
		photos: bytesOf(await catalog.takePictures(ids, 'photo')),
		thumbnails: bytesOf(await catalog.takePictures(ids, 'thumbnail')),
		vectors: await catalog.vectors(ids),
		edits: [...(await (await catalog.edits()).all())].sort((a, b) => (a.id < b.id ? -1 : 1)),
		collections: (await catalog.collections()).map(({ id, name, count, embedModel }) => ({
			id,
			name,
			count,
			embedModel
		}))
	};
}
