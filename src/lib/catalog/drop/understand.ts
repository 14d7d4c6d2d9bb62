/** Reads a drop without writing anything: what is in it, what becomes of it, and what does not. */

import type { Product } from '../collect/product';
import { mapColumns, readTable, TableError, type Mapping, type TableRow } from '../collect/table';
import { matchOffers, type Matched } from './candidates';
import { ZipFormatError, FileTooLargeError } from './drop-errors';
import { findManifest, manifestAt, snapshotFiles } from './find-snapshot';
import type { LeftOut, LeftOutReason } from './left-out';
import type { SnapshotManifest } from '../snapshot/manifest';
import { kindOf, listFiles, type DroppedFile } from './list-files';
import { offerOfPhoto, offerOfProduct, offerOfRow, type Offer } from './offers';
import { openFile, type FileAt } from './place';
import { readPagesOf, type ReadPage } from './read-pages';

export type ReadTable = {
	readonly path: string;
	readonly columns: readonly string[];
	readonly mapping: Mapping;
	readonly rows: number;
	/** The first rows as they are. */
	readonly examples: readonly TableRow[];
};

export type ReadFeed = {
	readonly path: string;
	readonly sources: readonly string[];
	readonly products: number;
};

export type Understanding =
	| {
			readonly kind: 'snapshot';
			readonly files: readonly File[];
			readonly manifest: Pick<SnapshotManifest, 'id' | 'name' | 'count'>;
	  }
	| ({
			readonly kind: 'items';
			/** For the collection. */
			readonly name: string;
			readonly pictures: number;
			/** Rows or products; photos where nothing else tells of them. */
			readonly offers: number;
			readonly table: ReadTable | null;
			readonly feeds: readonly ReadFeed[];
	  } & Matched);

export type UnderstandOptions = {
	/** A person's own; null: by the columns' names. */
	readonly mapping: Mapping | null;
};

export type UnderstandTools = {
	/** Asked for only where there is a page or a feed: the readers are large. */
	readonly loadReader: () => Promise<ReadPage>;
	/** Files done; lets an abort in. */
	readonly step: (done: number, total: number) => Promise<void>;
};

const EXAMPLES = 5;
const MAX_TABLE_BYTES = 64 << 20;

/** Folder, zip or file that was dropped: what a person calls it. */
function nameOfDrop(dropped: readonly DroppedFile[]): string {
	const tops = new Set(dropped.map(({ path }) => path.split('/')[0] ?? ''));
	const [top = ''] = tops;
	const isFile = dropped.length === 1 && !dropped[0]?.path.includes('/');
	return tops.size === 1 ? (isFile ? top.replace(/\.\w+$/, '') : top) : '';
}

type Table = Omit<ReadTable, 'mapping' | 'rows' | 'examples'> & {
	readonly rows: readonly TableRow[];
};

async function tableOf(at: FileAt): Promise<Table | LeftOutReason> {
	if (at.bytes > MAX_TABLE_BYTES) return 'too-large';
	try {
		const rows = readTable(new Uint8Array(await (await openFile(at)).arrayBuffer()));
		const columns = Object.keys(rows[0] ?? {});
		// A page of plain text is a table of one column to whoever looks for commas alone.
		const isTable = columns.length > 1 || (columns.length === 1 && /\.csv$/i.test(at.path));
		return isTable ? { path: at.path, columns, rows } : 'unknown-kind';
	} catch (error) {
		if (error instanceof TableError) return 'broken-table';
		return reasonOf(error);
	}
}

function reasonOf(error: unknown): LeftOutReason {
	if (error instanceof FileTooLargeError) return 'too-large';
	if (error instanceof ZipFormatError) return 'broken-zip';
	throw error;
}

/** Products by number: one that several files tell of is one. */
function offersOf(told: readonly { readonly product: Product; readonly from: string }[]) {
	const offers = new Map<string, Offer>();
	const leftOut: LeftOut[] = [];
	for (const { product, from } of told) {
		const offer = offerOfProduct(product, from);
		const key = `${offer.facts.shop}\n${offer.facts.number}`;
		if (offers.has(key)) leftOut.push({ what: offer.facts.number, reason: 'said-twice' });
		else offers.set(key, offer);
	}
	return { offers: [...offers.values()], leftOut };
}

/**
 * @throws SnapshotFormatError, SnapshotVersionError; the browser's own where a file cannot be read any more; the reason of an abort in `step`
 */
export async function understand(
	dropped: readonly DroppedFile[],
	{ mapping: own }: UnderstandOptions,
	{ loadReader, step }: UnderstandTools
): Promise<Understanding> {
	const list = await listFiles(dropped);
	const name = nameOfDrop(dropped);
	const manifest = await findManifest(list.files);
	if (manifest) {
		const pause = (): Promise<void> => step(0, 0);
		const { id, name: names, count } = await manifestAt(manifest);
		const files = await snapshotFiles(manifest, list.files, pause);
		return { kind: 'snapshot', manifest: { id, name: names, count }, files };
	}
	const leftOut: LeftOut[] = [...list.leftOut];
	const pictures = list.files.filter(({ path }) => kindOf(path) === 'picture');
	const others = list.files.filter(({ path }) => kindOf(path) !== 'picture');
	const tables: Table[] = [];
	const feeds: ReadFeed[] = [];
	const told: { product: Product; from: string }[] = [];
	// How far a single long feed is cannot be told.
	const total = others.length > 1 ? others.length : 0;
	for (const [i, at] of others.entries()) {
		await step(i, total);
		const kind = kindOf(at.path);
		if (kind === 'other') leftOut.push({ what: at.path, reason: 'unknown-kind' });
		else if (kind === 'table') {
			const table = await tableOf(at);
			if (typeof table === 'string') leftOut.push({ what: at.path, reason: table });
			else tables.push(table);
		} else {
			try {
				const pause = (): Promise<void> => step(i, total);
				const read = await readPagesOf(at, await loadReader(), pause);
				if (!read) leftOut.push({ what: at.path, reason: 'too-large' });
				else if (read.products.length === 0) {
					leftOut.push({ what: at.path, reason: 'no-products' });
				} else {
					const { products, sources } = read;
					feeds.push({ path: at.path, sources, products: products.length });
					for (const product of products) told.push({ product, from: at.path });
					pictures.push(...read.pictures);
				}
			} catch (error) {
				leftOut.push({ what: at.path, reason: reasonOf(error) });
			}
		}
	}
	const columns = [...new Set(tables.flatMap((table) => table.columns))];
	const mapping = own ?? mapColumns(columns);
	// Without a column for the picture the table says nothing of any photo.
	const rows =
		mapping.image === null && mapping.number === null
			? []
			: tables.flatMap(({ rows: all, path }) => all.map((row) => offerOfRow(row, mapping, path)));
	const products = offersOf(told);
	leftOut.push(...products.leftOut);
	const said = [...rows, ...products.offers];
	const offers = said.length > 0 ? said : pictures.map(offerOfPhoto);
	const matched = matchOffers(
		offers,
		pictures,
		rows.length > 0 ? 'not-in-table' : 'not-of-a-product'
	);
	const [first] = tables;
	return {
		kind: 'items',
		name,
		pictures: pictures.length,
		offers: offers.length,
		feeds,
		table: first
			? {
					path: first.path,
					columns,
					mapping,
					rows: tables.reduce((sum, table) => sum + table.rows.length, 0),
					examples: first.rows.slice(0, EXAMPLES)
				}
			: null,
		candidates: matched.candidates,
		pictureless: matched.pictureless,
		leftOut: [...leftOut, ...matched.leftOut]
	};
}
