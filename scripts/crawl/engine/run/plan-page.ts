/** What a page that was read means for the crawl: which products to keep, and where to go on. */

import type { Product } from '../../../../src/lib/catalog/collect/product';
import type { Findings, Page } from '../../../../src/lib/catalog/collect/sources/source';
import type { Term } from '../../../../src/lib/catalog/collect/vocabulary';
import type { Role } from '../../store/requests';
import { FILES } from '../files/files-source';
import type { Reader } from '../reader';

export type Wanted = {
	readonly url: string;
	readonly role: Role;
	readonly source: string;
	/** What is known of the product on it. */
	readonly hint: Hint | null;
};

/** What a listing told of a product whose own page is still to be read. */
export type Hint = {
	readonly product: Product;
	/** Whether its number is the shop's, or was taken from the address. */
	readonly isWhole: boolean;
};

export type Plan = {
	/** Whole products that the project asks for. */
	readonly keep: readonly Product[];
	readonly follow: readonly Wanted[];
	/** How many products the page told of for the first time, asked for or not. */
	readonly seen: number;
};

export type Wish = {
	readonly content: 'images' | 'text';
	readonly term: Term | null;
	readonly reader: Pick<Reader, 'matches' | 'merge'>;
};

/**
 * @param role of the page that was asked for
 * @param hint what a listing told of the product on this page
 */
export function planPage(
	page: Pick<Page, 'url'>,
	role: Role,
	hint: Hint | null,
	{ source, findings }: { readonly source: string; readonly findings: Findings },
	wish: Wish
): Plan {
	const isWanted = (product: Product) =>
		wish.term === null || wish.reader.matches(product, wish.term);
	const own = findings.requests.map((request) => ({ ...request, source, hint: null }));
	if (hint) {
		const whole = completeHint(hint, findings.products, wish.reader);
		return { keep: whole.filter(isWanted), follow: own, seen: 0 };
	}
	// Words such as reviews and size tables stand on products' own pages.
	const isElsewhere = (product: Product) =>
		source !== FILES &&
		role !== 'product' &&
		product.link !== '' &&
		product.link !== page.url &&
		(findings.isPartial === true || wish.content === 'text');
	const later = findings.products.filter(
		(product) => isElsewhere(product) && (findings.isPartial === true || isWanted(product))
	);
	const isWhole = findings.isPartial !== true;
	const hinted = new Map(later.map((product) => [product.link, { product, isWhole }]));
	const hintedOwn = own.map((request) => ({ ...request, hint: hinted.get(request.url) ?? null }));
	for (const { url } of own) hinted.delete(url);
	return {
		keep: findings.products.filter((product) => !isElsewhere(product) && isWanted(product)),
		follow: [
			...hintedOwn,
			...[...hinted].map(([url, told]) => ({
				url,
				role: 'product' as const,
				// Whatever source reads it: a listing's own seldom reads product pages.
				source: '',
				hint: told
			}))
		],
		seen: findings.products.length
	};
}

/** The page's word before the listing's; a number that the listing has from the shop stays: by it the product is known. */
export function completeHint(
	{ product: hint, isWhole }: Hint,
	told: readonly Product[],
	reader: Pick<Reader, 'merge'>
): readonly Product[] {
	const same =
		told.find(({ number }) => number === hint.number) ??
		told.find(({ link }) => link === hint.link) ??
		told.find(({ name }) => name === hint.name) ??
		told[0];
	if (!same) return [hint];
	const merged = reader.merge(same, hint);
	if (!isWhole) return told.map((one) => (one === same ? merged : one));
	return [{ ...merged, number: hint.number, group: hint.group || same.group }];
}
