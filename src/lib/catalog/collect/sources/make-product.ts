/** Loose facts of any source → a product that is whole, or null where it has no name, number or link. */

import { createProduct, type Money, type Product } from '../product';
import { PRICE_FROM, PRICE_TO } from '../merge-products';
import { absoluteUrl, absoluteUrls, numberFromLink } from '../read/addresses';
import { lineOf, textOf } from '../read/plain-text';

const MAX_IMAGES = 100;
const MAX_WORD = 500;

/** As they came; absent ones may be left out. */
export type Facts = {
	readonly name: unknown;
	readonly link?: unknown;
	readonly number?: unknown;
	readonly group?: unknown;
	readonly brand?: unknown;
	/** May be HTML. */
	readonly description?: unknown;
	readonly category?: string;
	readonly prices?: Prices;
	readonly availability?: Product['availability'];
	readonly colours?: readonly unknown[];
	readonly sizes?: readonly unknown[];
	readonly material?: unknown;
	readonly gender?: unknown;
	readonly images?: readonly unknown[];
	readonly reviews?: Product['reviews'];
	readonly labels?: Readonly<Record<string, unknown>>;
};

export type Prices =
	| { readonly kind: 'none' }
	| { readonly kind: 'one'; readonly price: Money; readonly listPrice: Money | null }
	| { readonly kind: 'range'; readonly from: Money; readonly to: Money };

export const NO_PRICE: Prices = { kind: 'none' };

/** One price where all are the same, a range where they are not. */
export function pricesOf(
	prices: readonly (Money | null)[],
	listPrice: Money | null = null
): Prices {
	const known = prices.filter((price) => price !== null);
	const [first] = known;
	if (!first) return NO_PRICE;
	const same = known.filter(({ currency }) => currency === first.currency);
	const from = same.reduce((low, next) => (next.amount < low.amount ? next : low));
	const to = same.reduce((high, next) => (next.amount > high.amount ? next : high));
	if (from.amount < to.amount) return { kind: 'range', from, to };
	const before = listPrice && listPrice.amount > first.amount ? listPrice : null;
	return { kind: 'one', price: first, listPrice: before };
}

const words = (values: readonly unknown[]): string[] => [
	...new Set(values.map((value) => lineOf(value).slice(0, MAX_WORD)).filter((word) => word !== ''))
];

function rangeLabels(prices: Prices): Record<string, string> {
	if (prices.kind !== 'range') return {};
	const say = ({ amount, currency }: Money) => `${amount} ${currency}`.trim();
	return { [PRICE_FROM]: say(prices.from), [PRICE_TO]: say(prices.to) };
}

/** @param base address of the page that tells of it, which is also its link where it has none */
export function makeProduct(facts: Facts, base: string): Product | null {
	const link = absoluteUrl(facts.link, base) || absoluteUrl(base, base);
	const name = lineOf(facts.name).slice(0, MAX_WORD);
	const number = lineOf(facts.number).slice(0, 200) || numberFromLink(link);
	if (name === '' || number === '' || link === '') return null;
	const prices = facts.prices ?? NO_PRICE;
	const labels = Object.entries(facts.labels ?? {})
		.map(([key, value]) => [key, lineOf(value).slice(0, MAX_WORD)] as const)
		.filter(([, value]) => value !== '');
	return createProduct({
		number,
		name,
		link,
		group: lineOf(facts.group).slice(0, 200),
		brand: lineOf(facts.brand).slice(0, MAX_WORD),
		description: textOf(facts.description),
		category: lineOf(facts.category).slice(0, MAX_WORD),
		price: prices.kind === 'one' ? prices.price : null,
		listPrice: prices.kind === 'one' ? prices.listPrice : null,
		availability: facts.availability ?? 'unknown',
		colours: words(facts.colours ?? []),
		sizes: words(facts.sizes ?? []),
		material: lineOf(facts.material).slice(0, MAX_WORD),
		gender: lineOf(facts.gender).slice(0, MAX_WORD),
		images: absoluteUrls(facts.images ?? [], base).slice(0, MAX_IMAGES),
		reviews: facts.reviews ?? [],
		labels: { ...Object.fromEntries(labels), ...rangeLabels(prices) }
	});
}

/** What shops call their front page in a trail. */
export const FRONT = /^(?:home|홈|main|메인|ホーム|top)$/i;

/** A path of a category as the rest of the app reads it. */
export const categoryPath = (parts: readonly unknown[]): string =>
	parts
		.map(lineOf)
		.filter((part) => part !== '')
		.join(' > ');

/** Whether a name of an option or attribute is that of a colour, a size or a material. */
export function meaningOfOption(name: unknown): 'colour' | 'size' | 'material' | null {
	const text = lineOf(name).toLowerCase();
	if (/colou?r|색상|컬러|カラー|farbe|couleur/.test(text)) return 'colour';
	if (/size|사이즈|치수|サイズ|größe|taille/.test(text)) return 'size';
	if (/material|fabric|소재|재질|원단|素材/.test(text)) return 'material';
	return null;
}
