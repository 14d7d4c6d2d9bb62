/** Product pages that say nothing to machines: a heading, a price, pictures, as a person sees them. */

import type { CheerioAPI } from 'cheerio/slim';
import { readPrice } from '../price';
import { absoluteUrl } from '../read/addresses';
import { looksLikeProduct } from '../read/link-shapes';
import { documentOf } from '../read/page-content';
import { lineOf } from '../read/plain-text';
import { makeProduct, pricesOf, type Prices } from './make-product';
import type { Source } from './source';

const PRICE = '[class*="price" i],[id*="price" i],[class*="cost" i]';
const OLD_PRICE =
	'del,s,strike,[class*="origin" i],[class*="old" i],[class*="consumer" i],[class*="before" i],[class*="regular" i],[class*="compare" i]';
const GALLERY =
	'[class*="gallery" i],[class*="product" i],[class*="goods" i],[class*="prd" i],[class*="thumb" i],[class*="detail" i],[id*="detail" i],main,article';
/** Pictures of the page, not of the product. */
const FURNITURE =
	'header,footer,nav,aside,[class*="related" i],[class*="recommend" i],[class*="review" i],[class*="banner" i],[class*="logo" i],[class*="icon" i]';
const NO_PHOTO =
	/(?:logo|icon|btn|button|sprite|blank|spacer|pixel|loading|banner)[^/]*$|\.(?:svg|gif)(?:\?|$)|^data:/i;
const LAZY = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'ec-data-src', 'src'];
const MAX_PRICE_TEXT = 60;

function nameIn($: CheerioAPI): string {
	const heading = $('h1')
		.toArray()
		.map((node) => lineOf($(node).text()))
		.find((text) => text !== '');
	const named = $(
		'[class*="product-name" i],[class*="product_name" i],[class*="goods_name" i],[class*="prd_name" i]'
	).first();
	return heading ?? (lineOf(named.text()) || lineOf($('title').text()));
}

function pricesIn($: CheerioAPI): Prices {
	const texts = (selector: string, isOld: boolean) =>
		$(selector)
			.not(FURNITURE)
			.toArray()
			.filter((node) => $(node).text().length <= MAX_PRICE_TEXT * 2)
			.filter((node) => isOld === $(node).closest(OLD_PRICE).length > 0)
			.map((node) => {
				const element = $(node).clone();
				if (!isOld) element.find(OLD_PRICE).remove();
				return lineOf(element.text());
			})
			.filter((text) => text.length <= MAX_PRICE_TEXT);
	const first = (list: readonly string[]) =>
		list.map((text) => readPrice(text)).find((price) => price !== null) ?? null;
	const now = first(texts(PRICE, false)) ?? first(texts('strong,em,b,span,p,td,dd', false));
	return pricesOf([now], first(texts(OLD_PRICE, true)));
}

function imagesIn($: CheerioAPI, base: string): string[] {
	const within = (selector: string) =>
		$(selector)
			.find('img')
			.toArray()
			.filter((node) => $(node).closest(FURNITURE).length === 0)
			.map(
				(node) =>
					LAZY.map((name) => node.attribs[name] ?? '').find((address) => address !== '') ?? ''
			)
			.filter((address) => address !== '' && !NO_PHOTO.test(address))
			.map((address) => absoluteUrl(address, base));
	const gallery = within(GALLERY);
	return gallery.length > 0 ? gallery : within('body');
}

export const plainPage: Source = {
	id: 'plain-page',
	entries: () => [],
	read(page) {
		const $ = looksLikeProduct(page.url) ? documentOf(page) : null;
		if (!$) return null;
		const images = imagesIn($, page.url);
		const prices = pricesIn($);
		// A heading alone is on any page; a picture or a price is what is for sale.
		if (images.length === 0 || prices.kind === 'none') return null;
		const product = makeProduct(
			{ name: nameIn($), link: $('link[rel="canonical"]').attr('href'), prices, images },
			page.url
		);
		return product && { products: [product], requests: [] };
	}
};
