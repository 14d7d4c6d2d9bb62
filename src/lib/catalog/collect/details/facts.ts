/** What a page says under words such as 소재 or Material, and in its description. */

import type { CheerioAPI } from 'cheerio/slim';
import { lineOf, textOf } from '../read/plain-text';
import { categoryPath, FRONT } from '../sources/make-product';

const MATERIAL =
	/^(?:소재|재질|원단|혼용률|혼용율|제품\s?소재|material|materials|fabric|composition)$/i;
const IN_TEXT =
	/(?:^|[\n.·])\s*(?:소재|재질|혼용률|혼용율|materials?|composition|fabric)\s*[:：]\s*([^\n.]{2,120})/i;
const MAX_LENGTH = 300;
const MAX_WORD = 60;

const DESCRIPTION =
	'[itemprop="description"],#description,.description,[class*="product-description" i],[class*="product_description" i],[class*="prd_desc" i]';

/** The value beside a name in a list of definitions or a table of two columns. */
export function materialIn($: CheerioAPI, description: string): string {
	for (const node of $('dt,th').toArray()) {
		if (!MATERIAL.test(lineOf($(node).text()).replace(/[:：]$/, ''))) continue;
		const value = lineOf($(node).next('dd,td').text());
		if (value !== '' && value.length <= MAX_LENGTH) return value;
	}
	return lineOf(IN_TEXT.exec(description)?.[1] ?? '');
}

/** Of the place that the page calls so, else what it says to search engines. */
export function descriptionIn($: CheerioAPI): string {
	for (const node of $(DESCRIPTION).toArray()) {
		const element = $(node);
		const text = element.attr('content') ?? textOf(element.html() ?? '');
		if (text !== '') return textOf(text);
	}
	return textOf($('meta[name="description" i]').attr('content') ?? '');
}

const TRAIL =
	'[class*="breadcrumb" i] a,[id*="breadcrumb" i] a,[class*="headcategory" i] a,[class*="location" i] li a,.path li a';

/** The trail of links above a product, without the shop's front and the product itself. */
export function categoryIn($: CheerioAPI, name: string): string {
	const words = $(TRAIL)
		.toArray()
		.map((node) => lineOf($(node).text()))
		.filter((text) => text !== '' && text !== name && text.length <= MAX_WORD);
	return categoryPath([...new Set(words)].filter((text) => !FRONT.test(text)));
}
