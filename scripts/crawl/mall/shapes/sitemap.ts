/** A shop found by its sitemap alone, which is in parts, one of them packed; only there are its pictures named. */

import { gzipSync } from 'node:zlib';
import { escapedXml, file, html, xml, type Answer } from '../answer';
import type { Garment } from '../garment';
import { inWon, page, productPage } from '../page';
import { pageCount, pageOf, type Shape, type Stall } from '../shape';
import { truthOf, won } from '../truth';
import { answerPages, type ProductPages } from './product-pages';

const PART_SIZE = 100;
const OPEN = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const productPath = (number: string): string => `/item/${number}.html`;

/** Every second part is packed. */
const partPath = (part: number): string =>
	`/sitemaps/products-${part}.xml${part % 2 === 1 ? '.gz' : ''}`;

function indexOf(stall: Stall): string {
	const parts = Array.from({ length: pageCount(stall.garments, PART_SIZE) }, (_, i) => i + 1);
	const entries = ['/sitemaps/pages.xml', ...parts.map(partPath)].map(
		(path) => `<sitemap><loc>${stall.url}${path}</loc></sitemap>`
	);
	return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex ${OPEN}>${entries.join('\n')}</sitemapindex>`;
}

function entry(garment: Garment, stall: Stall, part = ''): string {
	const images = stall
		.pictures(garment)
		.map((address) => `<image:image><image:loc>${escapedXml(address)}</image:loc></image:image>`);
	return `<url><loc>${stall.url}${part}${productPath(garment.number)}</loc>${images.join('')}</url>`;
}

function part(number: number, stall: Stall): string {
	const entries = pageOf(stall.garments, number, PART_SIZE).map((garment) => entry(garment, stall));
	if (number === 1) {
		entries.push(...stall.hidden.map((garment) => entry(garment, stall, '/private')));
		entries.push(
			...stall.trapNumbers.map((trap) => `<url><loc>${stall.url}${productPath(trap)}</loc></url>`)
		);
	}
	return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${OPEN} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${entries.join('\n')}</urlset>`;
}

function sitemaps(url: URL, stall: Stall): Answer | null {
	if (url.pathname === '/sitemap.xml') return xml(indexOf(stall));
	if (url.pathname === '/sitemaps/pages.xml')
		return xml(`<urlset ${OPEN}><url><loc>${stall.url}/about</loc></url></urlset>`);
	const number = Number(/^\/sitemaps\/products-(\d+)\.xml/.exec(url.pathname)?.[1] ?? '0');
	if (number < 1 || url.pathname !== partPath(number)) return null;
	const text = part(number, stall);
	return url.pathname.endsWith('.gz') ? file('application/gzip', gzipSync(text)) : xml(text);
}

/** JSON-LD without pictures. */
const pages: ProductPages = {
	...{ language: 'ko', title: '사이트맵 데모', pageSize: 40, productPath, listPath: '/unlinked' },
	price: (garment) => inWon(garment.priceWon),
	numberIn: ({ pathname }) => /^\/item\/(\d+)\.html$/.exec(pathname)?.[1] ?? null,
	pageFor: (garment, stall) =>
		productPage(garment, stall, {
			...{ language: 'ko', price: inWon(garment.priceWon), withPictures: false },
			head: `<script type="application/ld+json">${JSON.stringify({
				'@context': 'https://schema.org',
				'@type': 'Product',
				sku: garment.number,
				name: garment.name.ko,
				offers: { '@type': 'Offer', price: garment.priceWon, priceCurrency: 'KRW' }
			}).replace(/</g, '\\u003c')}</script>`
		})
};

export const sitemap: Shape = {
	language: 'ko',
	fields: ['number', 'name', 'link', 'price', 'images'],
	start: [],
	productPath,
	truth(garment, stall) {
		return truthOf(garment, stall, 'ko', {
			link: `${stall.url}${productPath(garment.number)}`,
			price: won(garment.priceWon),
			listPrice: null,
			...{ brand: '', category: '', colours: [], sizes: [], gender: '' }
		});
	},
	answer(url, stall) {
		if (url.pathname === '/') {
			const title = '사이트맵 데모';
			return html(page({ language: 'ko', title, body: `<h1>${title}</h1>` }), 'modified');
		}
		return sitemaps(url, stall) ?? answerPages(url, stall, pages);
	}
};
