/** A shop of pages with JSON-LD, in every form that shops write it, broken ones included. */

import { escaped } from '../answer';
import type { Garment } from '../garment';
import { carelessly, inWon, productPage } from '../page';
import type { Shape, Stall } from '../shape';
import { reviewsIn, sizeTableIn, truthOf, won } from '../truth';
import { answerPages, type ProductPages } from './product-pages';

const productPath = (number: string): string => `/products/${number}`;

const FORMS = ['product', 'group', 'graph', 'broken', 'image-objects', 'range'] as const;
type Form = (typeof FORMS)[number];
const formOf = ({ index }: Garment): Form => FORMS[index % FORMS.length] ?? 'product';

const IN_STOCK = 'https://schema.org/InStock';
const OUT_OF_STOCK = 'https://schema.org/OutOfStock';

const script = (text: string): string => `<script type="application/ld+json">${text}</script>`;
/** A closing tag inside a string would end the script. */
const written = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

function offer(garment: Garment): object {
	const availability = garment.isInStock ? IN_STOCK : OUT_OF_STOCK;
	return { '@type': 'Offer', price: String(garment.priceWon), priceCurrency: 'KRW', availability };
}

function offers(garment: Garment): object {
	if (formOf(garment) !== 'range') return offer(garment);
	return {
		'@type': 'AggregateOffer',
		lowPrice: garment.priceWon,
		highPrice: garment.priceWon + 10_000,
		priceCurrency: 'KRW',
		offerCount: 2,
		availability: garment.isInStock ? IN_STOCK : OUT_OF_STOCK
	};
}

function images(garment: Garment, stall: Stall): unknown {
	const addresses = stall.pictures(garment).map((address) => carelessly(address, garment.index));
	if (formOf(garment) === 'image-objects')
		return addresses.map((address) => ({ '@type': 'ImageObject', contentUrl: address }));
	return addresses.length === 1 ? addresses[0] : addresses;
}

function product(garment: Garment, stall: Stall): object {
	const common = {
		name: escaped(garment.name.ko),
		description: garment.description.ko,
		image: images(garment, stall),
		brand: { '@type': 'Brand', name: garment.brand.ko },
		category: `${garment.gender.ko} > ${garment.category.ko}`,
		material: garment.material.ko,
		url: `${stall.url}${productPath(garment.number)}`
	};
	if (formOf(garment) !== 'group')
		return {
			'@type': 'Product',
			sku: garment.number,
			...common,
			color: garment.colours.map(({ ko }) => ko).join(', '),
			size: garment.sizes,
			offers: offers(garment)
		};
	return {
		'@type': 'ProductGroup',
		productGroupID: garment.number,
		...common,
		variesBy: ['https://schema.org/color', 'https://schema.org/size'],
		hasVariant: garment.colours.flatMap(({ ko }) =>
			garment.sizes.map((size, i) => ({
				...{ sku: `${garment.number}-${ko}-${i}`, color: ko, size, offers: offer(garment) }
			}))
		)
	};
}

function blocks(garment: Garment, stall: Stall): string {
	const context = { '@context': 'https://schema.org' };
	const told = product(garment, stall);
	switch (formOf(garment)) {
		case 'graph': {
			const around = [
				{ '@type': 'WebSite', name: '데모 쇼핑몰', url: stall.url },
				{ '@type': 'BreadcrumbList', itemListElement: [] }
			];
			return script(written({ ...context, '@graph': [...around, told] }));
		}
		case 'broken':
			return (
				script(`{"@context":"https://schema.org","@type":"Organization","name":"데모",}`) +
				script(written({ ...context, ...told }))
			);
		case 'product':
		case 'group':
		case 'image-objects':
		case 'range':
			return script(written({ ...context, ...told }));
	}
}

/** What a page says whose one block broke off. */
export const BROKEN_BLOCK = script(
	'{"@context":"https://schema.org","@type":"Product","name":"반쪽'
);

const pages: ProductPages = {
	...{ language: 'ko', title: '데모 쇼핑몰 전체 상품', pageSize: 40, productPath },
	listPath: '/collections/all',
	price: (garment) => inWon(garment.priceWon),
	numberIn: ({ pathname }) => /^\/products\/(\d+)$/.exec(pathname)?.[1] ?? null,
	pageFor: (garment, stall) =>
		productPage(garment, stall, {
			...{ language: 'ko', head: blocks(garment, stall), price: inWon(garment.priceWon) }
		})
};

export const jsonLd: Shape = {
	language: 'ko',
	fields: [
		...([
			'number',
			'name',
			'link',
			'brand',
			'description',
			'category',
			'price',
			'colours'
		] as const),
		...(['availability', 'sizes', 'material', 'sizeTable', 'reviews', 'images'] as const)
	],
	start: [],
	productPath,
	truth(garment, stall) {
		return truthOf(garment, stall, 'ko', {
			link: `${stall.url}${productPath(garment.number)}`,
			price: formOf(garment) === 'range' ? null : won(garment.priceWon),
			listPrice: null,
			category: `${garment.gender.ko} > ${garment.category.ko}`,
			sizeTable: sizeTableIn('ko', garment),
			reviews: reviewsIn('ko', garment),
			gender: ''
		});
	},
	answer: (url, stall) => answerPages(url, stall, pages)
};
