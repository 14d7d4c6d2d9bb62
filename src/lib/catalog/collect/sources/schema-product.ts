/** A schema.org Product or ProductGroup → a product, whether it came as JSON-LD or as microdata. */

import { readReview } from '../details/buyer';
import type { Money, Product, Review } from '../product';
import { priceOf } from '../price';
import {
	at,
	firstString,
	isRecord,
	listOf,
	numberOf,
	stringOf,
	type JsonRecord
} from '../read/json';
import { lineOf, textOf } from '../read/plain-text';
import { categoryPath, makeProduct, pricesOf, type Prices } from './make-product';

/** `Product` of `https://schema.org/Product`, `schema:Product`, or a list of types. */
export const typesOf = (node: unknown): string[] =>
	listOf(at(node, '@type')).map((type) => stringOf(type).replace(/^.*[/:#]/, ''));

const PRODUCT_TYPES = /^(?:Product|ProductGroup|ProductModel|IndividualProduct|SomeProducts)$/;

export const isProductNode = (node: unknown): node is JsonRecord =>
	isRecord(node) && typesOf(node).some((type) => PRODUCT_TYPES.test(type));

/** A text, a thing with a name, or a list of either, one text each. */
const namesOf = (value: unknown): string[] =>
	listOf(value)
		.map((entry) => firstString(entry, at(entry, 'name'), at(entry, '@value')))
		.map(lineOf)
		.filter((name) => name !== '');

/** Commas part colours and sizes; a slash makes one colour of two. */
const parted = (value: unknown): string[] => namesOf(value).flatMap((name) => name.split(/,\s*/));

function imagesOf(value: unknown): string[] {
	return listOf(value).flatMap((image) =>
		isRecord(image)
			? [firstString(...listOf(image['contentUrl']), ...listOf(image['url']), image['@id'])]
			: [stringOf(image)]
	);
}

/** Every price of an offer: its own, those of its specifications, the ends of an aggregate. */
function pricesOfOffer(offer: unknown): (Money | null)[] {
	const currency = at(offer, 'priceCurrency');
	const specified = listOf(at(offer, 'priceSpecification')).filter((entry) => !isListPrice(entry));
	const own = priceOf(at(offer, 'price'), currency);
	if (own) return [own];
	const inner = listOf(at(offer, 'offers')).flatMap(pricesOfOffer);
	const ends = ['lowPrice', 'highPrice'].map((name) => priceOf(at(offer, name), currency));
	const low = ends.some((price) => price !== null) ? ends : inner;
	if (low.length > 0) return low;
	return specified.map((entry) =>
		priceOf(at(entry, 'price'), at(entry, 'priceCurrency') ?? currency)
	);
}

const isListPrice = (specification: unknown): boolean =>
	/ListPrice|StrikethroughPrice|SRP|MSRP|RegularPrice/i.test(
		stringOf(at(specification, 'priceType'))
	);

function listPriceOf(offers: readonly unknown[]): Money | null {
	for (const offer of offers) {
		for (const entry of listOf(at(offer, 'priceSpecification')).filter(isListPrice)) {
			const currency = at(entry, 'priceCurrency') ?? at(offer, 'priceCurrency');
			const price = priceOf(at(entry, 'price'), currency);
			if (price) return price;
		}
	}
	return null;
}

function availabilityOf(offers: readonly unknown[]): Product['availability'] {
	const inner = offers.flatMap((offer) => [offer, ...listOf(at(offer, 'offers'))]);
	const said = inner
		.map((offer) => stringOf(at(offer, 'availability')))
		.filter((text) => text !== '');
	if (said.length === 0) return 'unknown';
	if (
		said.some((text) =>
			/InStock|LimitedAvailability|OnlineOnly|PreOrder|BackOrder|PreSale|MadeToOrder/i.test(
				text.replaceAll(/[\s_-]/g, '')
			)
		)
	)
		return 'in-stock';
	return said.some((text) =>
		/OutOfStock|SoldOut|Discontinued/i.test(text.replaceAll(/[\s_-]/g, ''))
	)
		? 'out-of-stock'
		: 'unknown';
}

function ratingOf(review: unknown): number | null {
	const rating = at(review, 'reviewRating');
	const value = numberOf(at(rating, 'ratingValue') ?? rating);
	const best = numberOf(at(rating, 'bestRating')) ?? 5;
	if (value === null || value < 0 || best <= 0 || value > best) return null;
	return Math.round((value / best) * 50) / 10;
}

/** What the buyer says of their body, in the text or as properties of their own. */
function reviewOf(review: unknown): Review | null {
	const text = textOf(
		firstString(at(review, 'reviewBody'), at(review, 'description'), at(review, 'name'))
	);
	const properties = listOf(at(review, 'additionalProperty'))
		.map(
			(entry) =>
				`${stringOf(at(entry, 'name'))} ${stringOf(at(entry, 'value'))}${stringOf(at(entry, 'unitText'))}`
		)
		.join(' · ');
	const found = readReview(`${properties} · ${text}`);
	return text === '' && properties === '' ? null : { ...found, text, rating: ratingOf(review) };
}

type Told = { readonly node: JsonRecord; readonly variants: readonly JsonRecord[] };

/** Of the product and its variants, which may stand without a type. */
const tell = (node: JsonRecord): Told => ({
	node,
	variants: listOf(node['hasVariant']).filter(isRecord)
});

const each = ({ node, variants }: Told, name: string): unknown[] =>
	[node, ...variants].flatMap((entry) => listOf(entry[name]));

function pricesIn(offers: readonly unknown[]): Prices {
	return pricesOf(offers.flatMap(pricesOfOffer), listPriceOf(offers));
}

const IDENTIFIERS = ['sku', 'productID', 'mpn', 'gtin13', 'gtin', 'gtin12', 'gtin14', 'gtin8'];

function numberIn({ node }: Told): string {
	const names = typesOf(node).includes('ProductGroup')
		? ['productGroupID', ...IDENTIFIERS]
		: IDENTIFIERS;
	return firstString(...names.map((name) => node[name]), at(node, 'identifier', 'value'));
}

/** A link of the product's own, else of an offer. */
const linkIn = ({ node }: Told, offers: readonly unknown[]): string =>
	firstString(
		...listOf(node['url']),
		at(node, 'url', '@id'),
		...offers.map((offer) => at(offer, 'url'))
	);

function groupIn({ node }: Told): string {
	if (typesOf(node).includes('ProductGroup')) return '';
	const group = node['isVariantOf'];
	return firstString(node['inProductGroupWithID'], at(group, 'productGroupID'), at(group, '@id'));
}

const categoryIn = (value: unknown): string => {
	const names = namesOf(value);
	return names.length === 1 ? (names[0] ?? '') : categoryPath(names);
};

/**
 * @param base address of the page
 * @returns null where the node has no name
 */
export function readProductNode(node: JsonRecord, base: string): Product | null {
	const told = tell(node);
	const offers = each(told, 'offers');
	const rating = at(node, 'aggregateRating');
	return makeProduct(
		{
			name: firstString(node['name'], ...told.variants.map((variant) => variant['name'])),
			link: linkIn(told, offers),
			number: numberIn(told),
			group: groupIn(told),
			brand: namesOf(node['brand'] ?? node['manufacturer'])[0],
			description: firstString(...listOf(node['description'])),
			category: categoryIn(node['category']),
			prices: pricesIn(offers),
			availability: availabilityOf(offers),
			colours: each(told, 'color').flatMap(parted),
			sizes: each(told, 'size').flatMap(parted),
			material: namesOf(node['material']).join(', '),
			gender: firstString(at(node, 'audience', 'suggestedGender'), node['gender']).replace(
				/^.*\//,
				''
			),
			images: each(told, 'image').flatMap(imagesOf),
			reviews: listOf(node['review'] ?? node['reviews'])
				.map(reviewOf)
				.filter((review) => review !== null),
			labels: {
				pattern: namesOf(node['pattern'])[0],
				rating: stringOf(at(rating, 'ratingValue')),
				reviewCount: firstString(at(rating, 'reviewCount'), at(rating, 'ratingCount'))
			}
		},
		base
	);
}
