/** A zip's content from the catalog, by the plan that was made of it. */

import { typeAt } from '../../catalog/columns/part-columns';
import type { Catalog } from '../../catalog/catalog';
import type { CatalogView } from '../../catalog/catalog-table';
import { has } from '../../catalog/search/bitmap';
import { inStoredOrder, planZip, splitAt, type TableBytes, type ZipLayout } from './plan-zip';
import { sampleTables } from './sample-tables';
import type { DerivedSample, ItemChoice, ZipPlan, ZipWish } from './wish';
import {
	headOf,
	type ZipFacts,
	type ZipHead,
	type ZipPhoto,
	type ZipRecord,
	type ZipSource,
	type ZipVectors
} from './zip-source';

/** Photos that are read at once. */
const READ_BYTES = 2 << 20;
/** Rows that tell how large the tables will be. */
const SAMPLE_ITEMS = 256;

type Planned = {
	readonly view: CatalogView;
	readonly plan: ZipPlan;
	readonly layout: ZipLayout;
};

/** Numbers of the items that are meant, and ids that are none. @throws CatalogChangedError */
async function choose(
	catalog: Catalog,
	{ kept, rowOf }: CatalogView,
	choice: ItemChoice
): Promise<{ readonly items: Uint32Array; readonly lost: readonly string[] }> {
	switch (choice.kind) {
		case 'filter':
			return { items: await catalog.browsing.passing(choice.filter), lost: [] };
		case 'at':
			await catalog.browsing.check(choice.at);
			return { items: inStoredOrder(choice.at.items.filter((item) => has(kept, item))), lost: [] };
		case 'ids': {
			const rows = choice.ids.map((id) => {
				const row = rowOf(id);
				return row >= 0 && has(kept, row) ? row : -1;
			});
			return {
				items: inStoredOrder(rows.filter((row) => row >= 0)),
				lost: choice.ids.filter((_, i) => (rows[i] ?? -1) < 0)
			};
		}
	}
}

/** @throws CatalogChangedError, ZipPatternError */
export async function planFrom(
	catalog: Catalog,
	wish: ZipWish,
	samples: readonly DerivedSample[] = []
): Promise<Planned> {
	const view = await catalog.view();
	const { items, lost } = await choose(catalog, view, wish.items);
	const tables = await tablesOf(catalog, view, items, wish);
	const input = { lost, tables, samples };
	return { view, ...planZip(view.table, items, wish, input) };
}

const known = new WeakMap<CatalogView, Map<string, Promise<TableBytes>>>();

/** Sampled from all items once a wish; from the chosen ones where they are few. */
function tablesOf(
	catalog: Catalog,
	view: CatalogView,
	items: Uint32Array,
	wish: ZipWish
): Promise<TableBytes> {
	const all = view.table.ids;
	const sample = async (rows: Uint32Array): Promise<TableBytes> => {
		const ids = spread(rows, SAMPLE_ITEMS).map((row) => all[row] ?? '');
		return sampleTables(await catalog.records(ids), wish);
	};
	if (items.length <= SAMPLE_ITEMS) return sample(items);
	const { items: _, filter: _filter, training, ...rest } = wish;
	const key = JSON.stringify([rest, training !== null]);
	const tables = known.get(view) ?? new Map<string, Promise<TableBytes>>();
	known.set(view, tables);
	const found = tables.get(key) ?? sample(Uint32Array.from(all, (_, row) => row));
	tables.set(key, found);
	found.catch(() => tables.delete(key));
	return found;
}

/** Some of many, evenly spread. */
export const spread = (items: Uint32Array, count: number): readonly number[] => {
	const step = Math.max(1, items.length / count);
	const most = Math.min(count, items.length);
	return Array.from({ length: most }, (_, i) => items[Math.floor(i * step)] ?? 0);
};

/** FNV-1a over two streams of bits, so that chance does not make two alike. */
function fingerprintOf({ view: { table }, layout: { items, stems } }: Planned): string {
	let low = 0x811c9dc5;
	let high = 0x1b873593;
	const add = (value: number): void => {
		low = Math.imul(low ^ value, 0x01000193);
		high = Math.imul(high ^ value, 0x85ebca6b) ^ (high >>> 15);
	};
	for (const [row, item] of items.entries()) {
		const text = `${table.ids[item] ?? ''}\n${stems[row] ?? ''}`;
		for (let i = 0; i < text.length; i += 1) add(text.charCodeAt(i));
		add(table.parts.photoBytes[item] ?? 0);
		add(table.parts.thumbnailBytes[item] ?? 0);
	}
	return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

export class CatalogSource implements ZipSource {
	readonly #catalog: Catalog;
	readonly #planned: Planned;

	constructor(catalog: Catalog, planned: Planned) {
		this.#catalog = catalog;
		this.#planned = planned;
	}

	async facts(): Promise<ZipFacts> {
		const { plan, layout } = this.#planned;
		const ids = new Set(layout.groups.map(({ collection }) => collection));
		const collections = await this.#catalog.collections();
		return {
			total: layout.items.length,
			lost: plan.lost,
			fingerprint: fingerprintOf(this.#planned),
			groups: layout.groups,
			collections: collections.filter(({ id }) => layout.groups.length === 0 || ids.has(id)),
			bytes: plan.bytes,
			writer: plan.writer
		};
	}

	ids(): Promise<readonly string[]> {
		return Promise.resolve(this.#ids(0, this.#planned.layout.items.length));
	}

	async records(from: number, count: number): Promise<readonly (ZipRecord | null)[]> {
		const { layout, view } = this.#planned;
		const { parts } = view.table;
		const found = await this.#catalog.records(this.#ids(from, count));
		return found.map((record, i) => {
			const row = layout.items[from + i] ?? 0;
			const hasPhoto = (parts.photoBytes[row] ?? 0) > 0;
			return (
				record && {
					item: record.item,
					edit: record.edit && { change: record.edit.change, measured: record.measured },
					stem: layout.stems[from + i] ?? '',
					split: splitAt(layout, from + i),
					photoType: typeAt(hasPhoto ? parts.photoTypes : parts.thumbnailTypes, row),
					thumbnailType: typeAt(parts.thumbnailTypes, row)
				}
			);
		});
	}

	async heads(from: number, count: number): Promise<readonly (ZipHead | null)[]> {
		return (await this.records(from, count)).map((record) => record && headOf(record));
	}

	async photos(from: number, most: number): Promise<readonly (ZipPhoto | null)[]> {
		const { layout, view } = this.#planned;
		const { photoBytes } = view.table.parts;
		let count = 0;
		for (let bytes = 0; count < most && (bytes < READ_BYTES || count === 0); count += 1) {
			bytes += photoBytes[layout.items[from + count] ?? 0] ?? 0;
		}
		const pictures = await this.#catalog.takePictures(this.#ids(from, count), 'photo');
		return pictures.map((picture, i) => {
			const isThumbnail = (photoBytes[layout.items[from + i] ?? 0] ?? 0) === 0;
			return picture && { picture, isThumbnail };
		});
	}

	thumbnails(from: number, count: number): ReturnType<ZipSource['thumbnails']> {
		return this.#catalog.takePictures(this.#ids(from, count), 'thumbnail');
	}

	async vectors(from: number, count: number): Promise<ZipVectors | null> {
		const found = await this.#catalog.vectors(this.#ids(from, count));
		return found as ZipVectors | null;
	}

	#ids(from: number, count: number): string[] {
		const { layout, view } = this.#planned;
		return Array.from(
			layout.items.subarray(from, from + count),
			(item) => view.table.ids[item] ?? ''
		);
	}
}
