/** Every source there is, in the order of trying, and a page read by all that know its shape. */

import { addDetails } from '../details/add-details';
import { mergeProducts } from '../merge-products';
import type { Product } from '../product';
import { asos } from './asos';
import { farfetch } from './farfetch';
import { jsonLd } from './json-ld';
import { merchantFeed } from './merchant-feed';
import { microdata } from './microdata';
import { musinsa } from './musinsa';
import { openGraph } from './open-graph';
import { pageLinks } from './page-links';
import { plainPage } from './plain-page';
import { shopify } from './shopify';
import { sitemap } from './sitemap';
import type { Findings, Page, Source } from './source';
import { woocommerce } from './woocommerce';

const ALL: readonly Source[] = [
	shopify,
	woocommerce,
	merchantFeed,
	jsonLd,
	musinsa,
	microdata,
	openGraph,
	farfetch,
	asos,
	sitemap,
	plainPage,
	pageLinks
];

/** What one chokes on (elements ten thousand deep) is not of its shape. */
const guarded = (source: Source): Source => ({
	id: source.id,
	entries: (shop, term) => source.entries(shop, term),
	read(page) {
		try {
			return source.read(page);
		} catch {
			return null;
		}
	}
});

/** What a shop tells machines on purpose before what is told by looking. */
export const SOURCES: readonly Source[] = ALL.map(guarded);

export const sourceOf = (id: string): Source | undefined =>
	SOURCES.find((source) => source.id === id);

export type Reading = {
	/** The best source that found something. */
	readonly source: Source;
	readonly findings: Findings;
};

/** Told by looking: asked only where nothing else is known of the page's product. */
const GUESSES: ReadonlySet<string> = new Set([plainPage.id, pageLinks.id]);

/** Several accounts of the page's one product as one, with what the page shows to people. */
function readProduct(first: Product, others: readonly Findings[], page: Page): Product {
	const same = others.flatMap(({ products, isPartial }) =>
		products.length === 1 && !isPartial ? products : []
	);
	const merged = same.reduce(mergeProducts, first);
	try {
		return addDetails(merged, page);
	} catch {
		return merged;
	}
}

/**
 * Reads a page by every source that knows its shape: JSON-LD, then what Open Graph adds, then what a
 * person sees of size tables and reviews. A page with one product of its own leads nowhere further; a list
 * leads to its products, to its next page and to other lists.
 *
 * @returns null where nothing is found; never throws
 */
export function readPage(page: Page): Reading | null {
	if (!URL.canParse(page.url)) return null;
	const readings = SOURCES.filter(({ id }) => !GUESSES.has(id)).flatMap((source) =>
		readBy(source, page)
	);
	const [best = readBy(guarded(plainPage), page)[0], ...others] = readings;
	const [only, second] = best?.findings.products ?? [];
	const isListed = best?.findings.isPartial === true || (best?.findings.requests.length ?? 0) > 0;
	if (best && only && !second && !isListed) {
		const accounts = others.map(({ findings }) => findings);
		const product = readProduct(only, accounts, page);
		return { source: best.source, findings: { ...best.findings, products: [product] } };
	}
	const [links] = readBy(guarded(pageLinks), page);
	if (!best || !links) return best ?? links ?? null;
	const known = new Set(best.findings.requests.map(({ url }) => url));
	const more = links.findings.requests.filter(({ url }) => !known.has(url));
	return {
		source: best.source,
		findings: { ...best.findings, requests: [...best.findings.requests, ...more] }
	};
}

function readBy(source: Source, page: Page): Reading[] {
	const findings = source.read(page);
	return findings ? [{ source, findings }] : [];
}
