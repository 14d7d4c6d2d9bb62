/** A shop whose pages carry the state of their own program, as Musinsa's do, in its two forms. */

import type { Garment } from '../garment';
import { inWon, productPage } from '../page';
import type { Shape, Stall } from '../shape';
import { reviewsIn, sizeTableIn, truthOf, won } from '../truth';
import { answerPages, type ProductPages } from './product-pages';

const productPath = (number: string): string => `/products/${number}`;

const written = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

function state(garment: Garment, stall: Stall): object {
	const [thumbnail = '', ...more] = stall.pictures(garment);
	const list = garment.listPriceWon ?? garment.priceWon;
	return {
		goodsNo: Number(garment.number),
		goodsNm: garment.name.ko,
		goodsNmEng: garment.name.en,
		brandInfo: { brandName: garment.brand.ko },
		thumbnailImageUrl: thumbnail,
		goodsImages: more.map((imageUrl) => ({ kind: 'D', imageUrl })),
		category: { categoryDepth1Name: garment.gender.ko, categoryDepth2Name: garment.category.ko },
		baseCategoryFullPath: `${garment.gender.ko} > ${garment.category.ko}`,
		goodsPrice: {
			normalPrice: list,
			salePrice: garment.priceWon,
			immediateDiscountedPrice: garment.priceWon
		},
		goodsMaterial: {
			materials: [{ name: '소재', items: [{ name: garment.material.ko, isSelected: true }] }]
		},
		isOutOfStock: !garment.isInStock
	};
}

function scripts(garment: Garment, stall: Stall): string {
	if (garment.index % 2 === 0)
		return `<script>window.__MSS__ = window.__MSS__ || {}; window.__MSS__.product = {}; window.__MSS__.product.state = ${written(state(garment, stall))};</script>`;
	const props = { pageProps: { meta: { data: state(garment, stall) } } };
	return `<script id="__NEXT_DATA__" type="application/json">${written({ props, page: '/products/[goodsNo]' })}</script>`;
}

const pages: ProductPages = {
	...{ language: 'ko', title: '내장 상태 데모몰', pageSize: 40, productPath },
	listPath: '/category/001',
	price: (garment) => inWon(garment.priceWon),
	numberIn: ({ pathname }) => /^\/products\/(\d+)$/.exec(pathname)?.[1] ?? null,
	pageFor: (garment, stall) =>
		productPage(garment, stall, {
			...{ language: 'ko', price: inWon(garment.priceWon), more: scripts(garment, stall) }
		})
};

export const musinsa: Shape = {
	language: 'ko',
	fields: [
		...(['number', 'name', 'link', 'brand', 'category', 'price', 'listPrice'] as const),
		...(['sizeTable', 'reviews', 'images'] as const)
	],
	start: [],
	productPath,
	truth(garment, stall) {
		return truthOf(garment, stall, 'ko', {
			link: `${stall.url}${productPath(garment.number)}`,
			price: won(garment.priceWon),
			listPrice: garment.listPriceWon === null ? null : won(garment.listPriceWon),
			category: `${garment.gender.ko} > ${garment.category.ko}`,
			sizeTable: sizeTableIn('ko', garment),
			reviews: reviewsIn('ko', garment)
		});
	},
	answer: (url, stall) => answerPages(url, stall, pages)
};
