/** What the engine needs of the sources: given to it, so that it knows no shop by itself. */

import type { Product } from '../../../src/lib/catalog/collect/product';
import type { Findings, Page, Source } from '../../../src/lib/catalog/collect/sources/source';
import type { Role } from '../store/requests';
import type { Term } from '../../../src/lib/catalog/collect/vocabulary';

export type Reader = {
	/** In the order of trying. */
	readonly sources: readonly Source[];
	/** By whichever source reads the page. */
	readPage(page: Page): { readonly source: string; readonly findings: Findings } | null;
	decode(bytes: Uint8Array, contentType: string): string;
	matches(product: Product, term: Term): boolean;
	/** The first one's word before the second's. */
	merge(first: Product, second: Product): Product;
};

type Reading = ReturnType<Reader['readPage']>;

/** Told by looking alone: their pages are better read by everything that knows their shape. */
const GUESSES: ReadonlySet<string> = new Set(['page-links', 'plain-page']);

/**
 * Reads a page for the source that asked for it: a probe is only that source's to read, a list is its before any
 * other's, and a product's own page is read by all.
 */
export function readFor(
	reader: Reader,
	{ source, role }: { readonly source: string; readonly role: Role },
	page: Page
): Reading {
	const asked = reader.sources.find(({ id }) => id === source);
	if (!asked || role === 'product' || GUESSES.has(source)) return reader.readPage(page);
	const findings = asked.read(page);
	const isFound = findings && (findings.products.length > 0 || findings.requests.length > 0);
	if (isFound || role === 'probe') return findings && { source, findings };
	return reader.readPage(page) ?? (findings && { source, findings });
}
