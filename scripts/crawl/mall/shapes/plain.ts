/** An old shop of plain pages in CP949: no mark-up for machines at all, only what a person sees. */

import { encodeCp949 } from '../cp949';
import { inWon, productPage } from '../page';
import type { Garment } from '../garment';
import type { Shape } from '../shape';
import { reviewsIn, sizeTableIn, truthOf, won } from '../truth';
import { answerPages, type ProductPages } from './product-pages';

const productPath = (number: string): string => `/shop/view.php?no=${number}`;

/** A syllable that CP949 has and EUC-KR has not, in some names. */
function named(garment: Garment): Garment {
	if (garment.index % 9 !== 4) return garment;
	return { ...garment, name: { ...garment.name, ko: `${garment.name.ko} 똠양 컬러` } };
}

const pages: ProductPages = {
	...{ language: 'ko', title: '옛날 데모 쇼핑몰', pageSize: 40, productPath, charset: 'euc-kr' },
	listPath: '/shop/list.php',
	price: (garment) => inWon(garment.priceWon),
	numberIn: ({ pathname, searchParams }) =>
		pathname === '/shop/view.php' ? searchParams.get('no') : null,
	pageFor: (garment, stall) =>
		productPage(named(garment), stall, {
			...{ language: 'ko', price: inWon(garment.priceWon), charset: 'euc-kr' }
		}),
	encode: encodeCp949,
	named
};

export const plain: Shape = {
	language: 'ko',
	fields: ['number', 'name', 'link', 'price', 'sizeTable', 'reviews', 'images'],
	start: [],
	productPath,
	truth(garment, stall) {
		return truthOf(named(garment), stall, 'ko', {
			link: `${stall.url}${productPath(garment.number)}`,
			price: won(garment.priceWon),
			listPrice: null,
			sizeTable: sizeTableIn('ko', garment),
			reviews: reviewsIn('ko', garment),
			...{ brand: '', category: '', colours: [], sizes: [], gender: '' }
		});
	},
	answer: (url, stall) => answerPages(url, stall, pages)
};
