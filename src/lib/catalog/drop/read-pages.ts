/** Products from the feeds and saved pages of a drop, read by the same sources as a crawl. */

import { decodeText } from '../collect/decode-text';
import type { Product } from '../collect/product';
import type { Findings, Page, Source } from '../collect/sources/source';
import { feedParts } from './feed-parts';
import { kindOf } from './list-files';
import { readMhtml } from './mhtml';
import { openFile, type FileAt } from './place';
import { addressOf, placeholderOf } from './saved-page';

export type ReadPage = (
	page: Page
) => { readonly source: Pick<Source, 'id'>; readonly findings: Findings } | null;

export type PageReading = {
	readonly products: readonly Product[];
	/** The sources that knew their shape. */
	readonly sources: readonly string[];
	/** Pictures that lie inside of the page's own file. */
	readonly pictures: readonly FileAt[];
};

/** Feeds in XML are read part by part, whatever their length; these are held as one. */
export const MAX_PAGE_BYTES = 64 << 20;
export const MAX_JSON_BYTES = 192 << 20;

/** Lets an abort in between two parts. */
export type Step = () => Promise<void>;

const pageOf = (url: string, contentType: string, text: string): Page => ({
	url,
	contentType,
	text,
	headers: {}
});

function gather(pages: readonly Page[], readPage: ReadPage): Omit<PageReading, 'pictures'> {
	const read = pages.map((page) => readPage(page)).filter((one) => one !== null);
	return {
		products: read.flatMap(({ findings }) => findings.products),
		sources: [
			...new Set(
				read.filter(({ findings }) => findings.products.length > 0).map(({ source }) => source.id)
			)
		]
	};
}

async function readSavedPage(at: FileAt, bytes: Uint8Array, readPage: ReadPage) {
	const { url, parts } = readMhtml(bytes);
	const address = url || placeholderOf(at.path);
	const pages: Page[] = [];
	for (const part of parts.filter(({ type }) => /html/.test(type))) {
		const inner: FileAt = { ...at, places: [...at.places, { kind: 'mime', part }] };
		const body = new Uint8Array(await (await openFile(inner)).arrayBuffer());
		const { text } = decodeText(body, `${part.type}; charset=${part.charset}`);
		pages.push(pageOf(/^https?:/i.test(part.location) ? part.location : address, part.type, text));
	}
	const pictures = parts
		.filter(({ type, location }) => type.startsWith('image/') && location !== '')
		.map((part): FileAt => ({
			...at,
			path: part.location,
			bytes: part.to - part.from,
			places: [...at.places, { kind: 'mime', part }]
		}));
	return { ...gather(pages, readPage), pictures };
}

async function readXml(at: FileAt, blob: Blob, readPage: ReadPage, step: Step) {
	const products: Product[] = [];
	const sources = new Set<string>();
	for await (const text of feedParts(blob)) {
		const read = gather([pageOf(placeholderOf(at.path), 'application/xml', text)], readPage);
		products.push(...read.products);
		for (const source of read.sources) sources.add(source);
		await step();
	}
	return { products, sources: [...sources], pictures: [] };
}

/**
 * What one file tells of products; null where it is larger than is read.
 *
 * @param step called between parts of a long feed
 * @throws what opening the file throws
 */
export async function readPagesOf(
	at: FileAt,
	readPage: ReadPage,
	step: Step
): Promise<PageReading | null> {
	const kind = kindOf(at.path);
	const isJson = /\.json$/i.test(at.path);
	const isXml = kind === 'feed' && !isJson;
	if (!isXml && at.bytes > (isJson ? MAX_JSON_BYTES : MAX_PAGE_BYTES)) return null;
	const blob = await openFile(at);
	if (isXml) return readXml(at, blob, readPage, step);
	const bytes = new Uint8Array(await blob.arrayBuffer());
	if (kind === 'saved-page') return readSavedPage(at, bytes, readPage);
	const type = isJson ? 'application/json' : 'text/html';
	const { text } = decodeText(bytes, type);
	const url = isJson ? placeholderOf(at.path) : addressOf(text, at.path);
	return { ...gather([pageOf(url, type, text)], readPage), pictures: [] };
}
