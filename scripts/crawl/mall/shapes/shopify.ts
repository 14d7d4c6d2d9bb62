/** A Shopify shop: `/products.json`, names as they are, no currency. */

import { escaped, html, json } from '../answer';
import type { Garment } from '../garment';
import { page } from '../page';
import { numberParameter, pageOf, type Shape, type Stall } from '../shape';
import { truthOf } from '../truth';

const MOST_A_PAGE = 250;

const handleOf = ({ name, number }: Garment): string =>
	`${name.en
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')}-${number}`;

const amount = (cents: number): string => (cents / 100).toFixed(2);

function product(garment: Garment, stall: Stall): unknown {
	const { name, brand, category, description, colours, sizes, number } = garment;
	const images = stall.pictures(garment).map((src, i) => ({
		...{
			id: Number(`${number}${i}`),
			position: i + 1,
			src,
			width: 480,
			height: 640,
			variant_ids: []
		}
	}));
	const pairs = colours.flatMap((colour) => sizes.map((size) => ({ colour: colour.en, size })));
	return {
		id: Number(number),
		title: name.en,
		handle: handleOf(garment),
		body_html: `<p>${escaped(description.en)}</p>`,
		vendor: brand.en,
		product_type: category.en,
		tags: [garment.cut, garment.gender.en],
		variants: pairs.map(({ colour, size }, i) => ({
			id: Number(`${number}0${i}`),
			title: `${colour} / ${size}`,
			...{ option1: colour, option2: size, option3: null },
			sku: `${number}-${i}`,
			available: garment.isInStock,
			price: amount(garment.priceCents),
			compare_at_price: garment.listPriceCents === null ? null : amount(garment.listPriceCents),
			featured_image: null
		})),
		images,
		options: [
			{ name: 'Color', position: 1, values: colours.map(({ en }) => en) },
			{ name: 'Size', position: 2, values: sizes }
		]
	};
}

export const shopify: Shape = {
	language: 'en',
	fields: [
		...(['number', 'name', 'link', 'brand', 'description', 'category', 'price'] as const),
		...(['listPrice', 'availability', 'colours', 'sizes', 'images'] as const)
	],
	start: [],
	productPath: null,
	truth(garment, stall) {
		const price = (cents: number) => ({ amount: Number(amount(cents)), currency: '' });
		return truthOf(garment, stall, 'en', {
			link: `${stall.url}/products/${handleOf(garment)}`,
			price: price(garment.priceCents),
			listPrice: garment.listPriceCents === null ? null : price(garment.listPriceCents),
			...{ material: '', gender: '' }
		});
	},
	answer(url, stall) {
		if (url.pathname === '/products.json') {
			const size = Math.min(MOST_A_PAGE, numberParameter(url, 'limit', 30));
			const listed = pageOf(stall.garments, numberParameter(url, 'page', 1), size);
			return json({ products: listed.map((garment) => product(garment, stall)) });
		}
		if (url.pathname !== '/') return null;
		const links = stall.garments
			.slice(0, 12)
			.map(
				(garment) =>
					`<li><a href="/products/${handleOf(garment)}">${escaped(garment.name.en)}</a></li>`
			);
		const title = 'Demo shop on Shopify’s shape';
		return html(
			page({ language: 'en', title, body: `<h1>${title}</h1><ul>${links.join('')}</ul>` })
		);
	}
};
