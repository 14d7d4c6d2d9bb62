/** What a source is: a shape in which shops tell of their products, read without any input or output. */

import type { Product } from '../product';
import type { Term } from '../vocabulary';

/** An answer of a shop, decoded to text. */
export type Page = {
	/** Where it came from in the end, after redirects. */
	readonly url: string;
	/** Without parameters, lower case: `text/html`. */
	readonly contentType: string;
	readonly text: string;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
};

/** Something to fetch next. Pictures are not among these: products name theirs. */
export type PageRequest = {
	readonly url: string;
	/** `probe`: whether the shop speaks this source at all; a failure is no error. */
	readonly role: 'probe' | 'listing' | 'product' | 'sitemap';
};

export type Findings = {
	readonly products: readonly Product[];
	readonly requests: readonly PageRequest[];
	/** Whether more about these products stands on their own pages (listings that show a name and a picture alone). */
	readonly isPartial?: boolean;
	/** How many products the source says there are, where it does. */
	readonly total?: number;
};

export interface Source {
	/** `shopify`, `json-ld`, … */
	readonly id: string;
	/** Where a shop of this shape is asked first, best first; empty: this source only reads what others find. */
	entries(shop: URL, term: Term | null): readonly PageRequest[];
	/** What a page tells; null where it is not of this shape. Never throws for bad content: what is broken is passed over. */
	read(page: Page): Findings | null;
}
