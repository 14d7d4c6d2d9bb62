/** A folder or zip as a source: its listing is a page, its photos are pictures, and the journal knows no difference. */

import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readTable, TableError } from '../../../../src/lib/catalog/collect/table';
import type { Product } from '../../../../src/lib/catalog/collect/product';
import type { Source } from '../../../../src/lib/catalog/collect/sources/source';
import type { Clock } from '../clock';
import { FetchError } from '../fetch/fetch-error';
import { MAX_BYTES, type Answer, type Fetcher, type FetchRequest } from '../fetch/fetcher';
import { openShelf } from './open-shelf';
import { isPicture, productsOfPhotos, productsOfRows } from './rows';
import type { Shelf } from './shelf';

export const FILES = 'files';

const LISTING_TYPE = 'application/vnd.otlens.files+json';
const TABLE = /\.(csv|tsv)$/i;
/** A zip is in memory while it is read. */
const SHELF_KEPT_MS = 20_000;

/** Reads what `fetchFile` makes of a folder or zip. */
export const FILES_SOURCE: Source = {
	id: FILES,
	entries: () => [],
	read: ({ contentType, text }) =>
		contentType === LISTING_TYPE ? { products: JSON.parse(text) as Product[], requests: [] } : null
};

/** Where a folder or zip is, as the journal holds it. */
export function addressOfPath(path: string): string {
	return pathToFileURL(resolve(path)).href;
}

/** Files by way of the shelves, everything else by `web`. */
export function withFiles(web: Fetcher, clock: Clock): Fetcher {
	const shelves = new Map<string, { readonly shelf: Promise<Shelf>; drop: () => void }>();

	function shelfAt(path: string): Promise<Shelf> {
		const known = shelves.get(path);
		known?.drop();
		const shelf = known?.shelf ?? openShelf(path);
		const drop = clock.after(SHELF_KEPT_MS, () => shelves.delete(path));
		shelves.set(path, { shelf, drop });
		// One that could not be opened is tried again, not remembered.
		shelf.catch(() => {
			drop();
			shelves.delete(path);
		});
		return shelf;
	}

	async function fetchFile(request: FetchRequest): Promise<Answer> {
		const url = new URL(request.url);
		const name = url.searchParams.get('entry');
		url.search = '';
		const shelf = await shelfAt(fileURLToPath(url));
		request.onSent();
		const body =
			name === null
				? Buffer.from(JSON.stringify(await listProducts(shelf, url.href)))
				: await shelf.read(name, request.maxBytes);
		const headers = name === null ? { 'content-type': LISTING_TYPE } : {};
		return { url: request.url, status: 200, headers, body, bytes: body.length };
	}

	return {
		fetch: (request) => (request.url.startsWith('file:') ? fetchFile(request) : web.fetch(request)),
		async close() {
			for (const { drop } of shelves.values()) drop();
			shelves.clear();
			await web.close();
		}
	};
}

/** By the table that lies beside the photos, where one does. */
async function listProducts(shelf: Shelf, address: string): Promise<Product[]> {
	const names = await shelf.names();
	const photos = names.filter(isPicture);
	const addressOf = (name: string) => `${address}?entry=${encodeURIComponent(name)}`;
	const [table] = names.filter((name) => TABLE.test(name)).sort((a, b) => depth(a) - depth(b));
	if (table === undefined) return productsOfPhotos(photos, addressOf);
	try {
		const rows = readTable(await shelf.read(table, MAX_BYTES.feed));
		return productsOfRows(rows, photos, addressOf);
	} catch (error) {
		if (!(error instanceof TableError)) throw error;
		throw new FetchError('broken-content', `${table}: ${error.message}`, false);
	}
}

function depth(name: string): number {
	return name.split('/').length;
}
