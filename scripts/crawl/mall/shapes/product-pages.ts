/** The way of a shop that has a list of links and a page for each product, whatever the pages say. */

import { html, type Answer } from '../answer';
import type { Garment } from '../garment';
import { listPage, page, type ListOptions } from '../page';
import { HIDDEN_PART, numberParameter, type Stall } from '../shape';

export type ProductPages = Omit<ListOptions, 'page' | 'pagePath'> & {
	readonly listPath: string;
	/** The page of a garment. */
	readonly pageFor: (garment: Garment, stall: Stall) => string;
	/** Number in a path, hidden part left out; null: not a product's address. */
	readonly numberIn: (url: URL) => string | null;
	/** Text to bytes, for shops that do not write UTF-8. */
	readonly encode?: (text: string) => Uint8Array;
};

function product(url: URL, stall: Stall, pages: ProductPages): string | null {
	const isHiddenPart = url.pathname.startsWith(`${HIDDEN_PART}/`);
	const open = new URL(url);
	if (isHiddenPart) open.pathname = url.pathname.slice(HIDDEN_PART.length);
	const number = pages.numberIn(open);
	const garment = number === null ? undefined : stall.find(number);
	if (!garment || stall.hidden.includes(garment) !== isHiddenPart) return null;
	return pages.pageFor(garment, stall);
}

const asIs = (text: string): string => text;

/** Front, list pages and product pages. */
export function answerPages(url: URL, stall: Stall, pages: ProductPages): Answer | null {
	const { listPath, charset = 'utf-8', language, title, encode = asIs } = pages;
	if (url.pathname === '/') {
		const body = `<h1>${title}</h1>\n<nav><a href="${listPath}">${title}</a></nav>`;
		return html(encode(page({ language, title, body, charset })), 'modified', charset);
	}
	if (url.pathname === listPath) {
		const number = numberParameter(url, 'page', 1);
		const text = listPage(stall, {
			...pages,
			page: number,
			pagePath: (n) => `${listPath}?page=${n}`
		});
		return text === null ? null : html(encode(text), 'modified', charset);
	}
	const text = product(url, stall, pages);
	return text === null ? null : html(encode(text), 'etag', charset);
}
