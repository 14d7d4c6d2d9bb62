/** A shop of pages with Open Graph alone, or with microdata, in turn. */

import { escaped } from '../answer';
import type { Garment } from '../garment';
import { carelessly, inWon, productPage } from '../page';
import type { Shape, Stall } from '../shape';
import { reviewsIn, sizeTableIn, truthOf, won } from '../truth';
import { answerPages, type ProductPages } from './product-pages';

const productPath = (number: string): string => `/goods/${number}`;

const isMicrodata = ({ index }: Garment): boolean => index % 2 === 1;

const meta = (property: string, content: string): string =>
	`<meta property="${property}" content="${escaped(content)}">`;

function tagsOf(garment: Garment, stall: Stall): string {
	const sale = garment.listPriceWon;
	return [
		meta('og:type', 'product'),
		meta('og:site_name', '오픈그래프 데모'),
		meta('og:title', garment.name.ko),
		meta('og:url', `${stall.url}${productPath(garment.number)}`),
		meta('og:description', garment.description.ko),
		...stall
			.pictures(garment)
			.map((address) => meta('og:image', carelessly(address, garment.index))),
		meta('product:retailer_item_id', garment.number),
		meta('product:brand', garment.brand.ko),
		meta('product:price:amount', String(garment.priceWon)),
		meta('product:price:currency', 'KRW'),
		...(sale === null ? [] : [meta('product:price:normal_price', String(sale))]),
		meta('product:availability', garment.isInStock ? 'in stock' : 'out of stock')
	].join('\n');
}

function microdata(garment: Garment, stall: Stall): string {
	const stock = garment.isInStock ? 'InStock' : 'OutOfStock';
	return [
		`<div itemprop="brand" itemscope itemtype="https://schema.org/Brand"><span itemprop="name">${escaped(garment.brand.ko)}</span></div>`,
		`<meta itemprop="sku" content="${garment.number}">`,
		`<meta itemprop="name" content="${escaped(garment.name.ko)}">`,
		`<meta itemprop="description" content="${escaped(garment.description.ko)}">`,
		`<link itemprop="url" href="${productPath(garment.number)}">`,
		...stall
			.pictures(garment)
			.map(
				(address) => `<link itemprop="image" href="${escaped(carelessly(address, garment.index))}">`
			),
		`<div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="price" content="${garment.priceWon}"><meta itemprop="priceCurrency" content="KRW"><link itemprop="availability" href="https://schema.org/${stock}"></div>`
	].join('\n');
}

const pages: ProductPages = {
	...{ language: 'ko', title: '오픈그래프 데모', pageSize: 40, productPath, listPath: '/list' },
	price: (garment) => inWon(garment.priceWon),
	numberIn: ({ pathname }) => /^\/goods\/(\d+)$/.exec(pathname)?.[1] ?? null,
	pageFor: (garment, stall) =>
		productPage(garment, stall, {
			...{ language: 'ko', price: inWon(garment.priceWon) },
			...(isMicrodata(garment)
				? {
						scope: 'itemscope itemtype="https://schema.org/Product"',
						more: microdata(garment, stall)
					}
				: { head: tagsOf(garment, stall) })
		})
};

export const openGraph: Shape = {
	language: 'ko',
	fields: [
		...(['number', 'name', 'link', 'brand', 'description', 'price', 'availability'] as const),
		...(['sizeTable', 'reviews', 'images'] as const)
	],
	start: [],
	productPath,
	truth(garment, stall) {
		return truthOf(garment, stall, 'ko', {
			link: `${stall.url}${productPath(garment.number)}`,
			price: won(garment.priceWon),
			listPrice: null,
			sizeTable: sizeTableIn('ko', garment),
			reviews: reviewsIn('ko', garment),
			...{ category: '', colours: [], sizes: [], material: '', gender: '' }
		});
	},
	answer: (url, stall) => answerPages(url, stall, pages)
};
