/** Sitemaps: lists of pages, lists of such lists, and the pictures that stand on the pages. */

import type { Product } from '../product';
import { absoluteUrl } from '../read/addresses';
import { at, isRecord, listOf, stringOf } from '../read/json';
import { isXml } from '../read/page-content';
import { parseXml } from '../read/xml';
import { looksLikeProduct } from '../read/link-shapes';
import { lineOf } from '../read/plain-text';
import { makeProduct } from './make-product';
import type { PageRequest, Source } from './source';

type Entry = { readonly url: string; readonly images: readonly unknown[] };

const locations = (list: unknown, base: string): string[] =>
	listOf(list)
		.map((entry) => absoluteUrl(stringOf(at(entry, 'loc')), base))
		.filter((url) => url !== '');

/** Maps whose name says that they list something else. */
const OTHER_MAP =
	/(?:blog|news|article|author|post_tag|tag|page|notice|board)s?(?:[-_.]?sitemap)?[-_\d]*\.xml/i;

/** Products first where a map of maps has some of its own. */
function mapsIn(index: unknown, base: string): PageRequest[] {
	const all = locations(at(index, 'sitemap'), base);
	const others = all.filter(
		(url) => OTHER_MAP.test(url) && !/product|goods|[^a-z]items?[^a-z]/i.test(url)
	);
	const wanted = all.length > others.length ? all.filter((url) => !others.includes(url)) : all;
	return wanted.map((url) => ({ url, role: 'sitemap' }));
}

/** `cotton-flare-skirt` as words; a shop's pictures have names of their own now and then. */
function nameOf({ url, images }: Entry): string {
	const title = images.map((image) => lineOf(at(image, 'image:title'))).find((text) => text !== '');
	if (title !== undefined) return title;
	const last = new URL(url).pathname.split('/').findLast((segment) => segment !== '') ?? '';
	return lineOf(
		decodeURIComponent(last)
			.replace(/\.[a-z]{2,5}$/i, '')
			.replaceAll(/[-_]+/g, ' ')
	);
}

function toProduct(entry: Entry): Product | null {
	try {
		const images = entry.images.map((image) => stringOf(at(image, 'image:loc')));
		return makeProduct({ name: nameOf(entry), link: entry.url, images }, entry.url);
	} catch {
		// An address whose percent signs mean nothing.
		return null;
	}
}

function entriesIn(set: unknown, base: string): Entry[] {
	return listOf(at(set, 'url')).flatMap((entry) => {
		const url = absoluteUrl(stringOf(at(entry, 'loc')), base);
		return url === '' ? [] : [{ url, images: listOf(at(entry, 'image:image')).filter(isRecord) }];
	});
}

export const sitemap: Source = {
	id: 'sitemap',
	entries: (shop) => [{ url: new URL('/sitemap.xml', shop).href, role: 'probe' }],
	read(page) {
		if (!isXml(page) || !/<(?:\w+:)?(?:sitemapindex|urlset)[\s>]/.test(page.text)) return null;
		const xml = parseXml(page.text);
		const index = at(xml, 'sitemapindex');
		if (isRecord(index)) return { products: [], requests: mapsIn(index, page.url) };
		const all = entriesIn(at(xml, 'urlset'), page.url);
		const shaped = all.filter(({ url }) => looksLikeProduct(url));
		const chosen = shaped.length > 0 ? shaped : all.filter(({ images }) => images.length > 0);
		const products = chosen.filter(({ images }) => images.length > 0).map(toProduct);
		return {
			products: products.filter((product) => product !== null),
			requests: chosen
				.filter(({ images }) => images.length === 0)
				.map(({ url }) => ({ url, role: 'product' })),
			isPartial: true
		};
	}
};
