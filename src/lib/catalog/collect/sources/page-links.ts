/** Listings as plain pages: links to products, to the next page and to other lists, told by their shape. */

import type { CheerioAPI } from 'cheerio/slim';
import { absoluteUrl, isSameOrigin, withoutTracking } from '../read/addresses';
import { isAside, looksLikeListing, looksLikeProduct } from '../read/link-shapes';
import { documentOf } from '../read/page-content';
import type { PageRequest, Source } from './source';

const FEED = 'link[rel~="alternate"][type*="rss" i],link[rel~="alternate"][type*="atom" i]';
const NEXT_WORDS = /^(?:다음(?:\s?페이지)?|next(?:\s?page)?|more|더\s?보기|›|»|>|→|\d{1,4})$/i;
const PAGE_PARAMETER = /^(?:page|p|pg|pageno|page_no|paged|currentpage|offset|start)$/i;
const PAGE_PATH = /\/page\/\d+\/?$/i;
/** So many links of one shape, each around a picture, are a list of products whatever they are called. */
const MIN_ALIKE = 3;

type Link = {
	readonly url: string;
	readonly text: string;
	readonly rel: string;
	readonly hasImage: boolean;
};

function linksIn($: CheerioAPI, page: string): Link[] {
	const base = absoluteUrl($('base[href]').attr('href') ?? page, page) || page;
	return $('a[href],link[rel="next"]')
		.toArray()
		.map((node) => ({
			url: absoluteUrl(node.attribs['href'], base),
			text: $(node).text().trim(),
			rel: node.attribs['rel'] ?? '',
			hasImage: $(node).find('img,picture').length > 0
		}))
		.filter(({ url }) => url !== '' && isSameOrigin(url, page));
}

const isPaged = (url: string): boolean => {
	const { pathname, searchParams } = new URL(url);
	return (
		PAGE_PATH.test(pathname) || [...searchParams.keys()].some((name) => PAGE_PARAMETER.test(name))
	);
};

function isNext({ url, text, rel }: Link, page: string): boolean {
	if (/(?:^|\s)next(?:\s|$)/i.test(rel)) return true;
	if (!isPaged(url) || isAside(url)) return false;
	const bare = (path: string) => path.replace(PAGE_PATH, '').replace(/\/$/, '');
	const isOfThis = bare(new URL(url).pathname) === bare(new URL(page).pathname);
	return isOfThis && (NEXT_WORDS.test(text) || text === '');
}

/** `/abc/123` and `/abc/456` are of one shape: digits and the last word may differ. */
function shapeOf(url: string): string {
	const { pathname, searchParams } = new URL(url);
	const segments = pathname.split('/').map((segment) => segment.replaceAll(/\d+/g, '0'));
	return `${segments.slice(0, -1).join('/')}/${segments.length}?${[...searchParams.keys()].sort().join('&')}`;
}

/** Links around pictures that occur in numbers, where no link has the shape of a product's. */
function alike(links: readonly Link[]): string[] {
	const byShape = new Map<string, Set<string>>();
	for (const { url, hasImage } of links) {
		if (!hasImage || isAside(url) || looksLikeListing(url)) continue;
		const shape = shapeOf(url);
		byShape.set(shape, (byShape.get(shape) ?? new Set()).add(url));
	}
	const groups = [...byShape.values()].filter(({ size }) => size >= MIN_ALIKE);
	return groups.flatMap((group) => [...group]);
}

export const pageLinks: Source = {
	id: 'page-links',
	entries: (shop) => [{ url: shop.href, role: 'listing' }],
	read(page) {
		const $ = documentOf(page);
		if (!$) return null;
		const links = linksIn($, page.url);
		const shaped = links.map(({ url }) => url).filter(looksLikeProduct);
		const products = (shaped.length > 0 ? shaped : alike(links)).map(withoutTracking);
		const feeds = $(FEED)
			.toArray()
			.map((node) => absoluteUrl(node.attribs['href'], page.url))
			.filter(
				(url) =>
					url !== '' &&
					isSameOrigin(url, page.url) &&
					/product|goods|item|feed|merchant|shop/i.test(url)
			);
		const lists = links.filter((link) => isNext(link, page.url) || looksLikeListing(link.url));
		const found = new Map<string, PageRequest>();
		for (const url of feeds) found.set(url, { url, role: 'listing' });
		for (const { url } of lists) found.set(url, { url, role: 'listing' });
		for (const url of products) found.set(url, { url, role: 'product' });
		found.delete(absoluteUrl(page.url, page.url));
		return found.size > 0 ? { products: [], requests: [...found.values()] } : null;
	}
};
