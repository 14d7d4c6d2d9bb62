/** A shop whose pages say nothing, but which has a product feed for advertisers. */

import { escaped, escapedXml, html, xml } from '../answer';
import type { Garment } from '../garment';
import { page } from '../page';
import type { Shape, Stall } from '../shape';
import { truthOf, won } from '../truth';

const FEED = '/feeds/products.xml';

const pathOf = ({ number }: Garment): string => `/goods/${number}?ref=feed&lang=ko`;

const price = (amount: number): string => `${amount} KRW`;

function item(garment: Garment, stall: Stall): string {
	const [image = '', ...more] = stall.pictures(garment);
	const tag = (name: string, text: string) => `<g:${name}>${escapedXml(text)}</g:${name}>`;
	const list = garment.listPriceWon;
	return [
		'<item>',
		tag('id', garment.number),
		`<title>${escapedXml(garment.name.ko)}</title>`,
		`<description><![CDATA[${garment.description.ko}]]></description>`,
		`<link>${escapedXml(`${stall.url}${pathOf(garment)}`)}</link>`,
		tag('image_link', image),
		...more.map((address) => tag('additional_image_link', address)),
		...(list === null
			? [tag('price', price(garment.priceWon))]
			: [tag('price', price(list)), tag('sale_price', price(garment.priceWon))]),
		tag('availability', garment.isInStock ? 'in_stock' : 'out_of_stock'),
		tag('item_group_id', `G${garment.number}`),
		tag('brand', garment.brand.ko),
		tag('product_type', garment.category.ko),
		tag('color', garment.colours[0]?.ko ?? ''),
		tag('size', garment.sizes[0] ?? ''),
		tag('material', garment.material.ko),
		tag('gender', garment.gender.en === 'women' ? 'female' : 'male'),
		'</item>'
	].join('\n');
}

export const merchantFeed: Shape = {
	language: 'ko',
	fields: [
		...(['number', 'group', 'name', 'link', 'brand', 'description', 'category', 'price'] as const),
		...(['listPrice', 'availability', 'colours', 'sizes', 'material', 'gender', 'images'] as const)
	],
	start: [FEED],
	productPath: null,
	truth(garment, stall) {
		return truthOf(garment, stall, 'ko', {
			link: `${stall.url}${pathOf(garment)}`,
			price: won(garment.priceWon),
			listPrice: garment.listPriceWon === null ? null : won(garment.listPriceWon),
			group: `G${garment.number}`,
			colours: garment.colours.slice(0, 1).map(({ ko }) => ko),
			sizes: garment.sizes.slice(0, 1),
			gender: garment.gender.en === 'women' ? 'female' : 'male'
		});
	},
	answer(url, stall) {
		if (url.pathname === FEED) {
			return xml(`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>데모 피드</title>
<link>${stall.url}/</link>
${stall.garments.map((garment) => item(garment, stall)).join('\n')}
</channel>
</rss>
`);
		}
		if (url.pathname !== '/') return null;
		const title = '피드로 알리는 데모 쇼핑몰';
		const head = `<link rel="alternate" type="application/rss+xml" title="${escaped(title)}" href="${FEED}">`;
		return html(page({ language: 'ko', title, head, body: `<h1>${title}</h1>` }));
	}
};
