/** What a shop tells of a product → what the catalog files its photos under. */

import type { CollectedItem, Project } from '../../../src/lib/catalog/collect/crawler';
import { categoriesOf } from '../../../src/lib/catalog/collect/match-term';
import { labelsWithin } from '../../../src/lib/catalog/collect/photo-facts';
import type { Money } from '../../../src/lib/catalog/collect/product';
import { termOf } from '../../../src/lib/catalog/collect/vocabulary';
import { ITEM_VERSION, type CatalogItem } from '../../../src/lib/catalog/records';
import type { SnapshotItem } from '../../../src/lib/catalog/snapshot/item-schema';
import type { Wanted } from './measure-photo';

/** All that does not come from the picture. */
export type Filed = Pick<
	SnapshotItem,
	'version' | 'name' | 'link' | 'shop' | 'price' | 'labels' | 'project' | 'collectedAt'
>;

const MAX_NAME = 500;
const MAX_SHORT = 200;

/** As far as the script tells. */
function languageOf(text: string): string {
	if (/\p{Script=Hangul}/u.test(text)) return 'ko';
	return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'ja' : 'en';
}

/** The shop's second name, where it gives one in another script. */
function namesOf({ product }: CollectedItem): CatalogItem['name'] {
	const names = [product.labels['nameEn'] ?? '', product.name].filter((name) => name !== '');
	return Object.fromEntries(names.map((name) => [languageOf(name), name.slice(0, MAX_NAME)]));
}

const say = (money: Money | null): string =>
	money ? `${money.amount} ${money.currency}`.trim() : '';

function labelsOf({ product }: CollectedItem, project: Project): Record<string, string> {
	const { price, listPrice } = product;
	const told = {
		...product.labels,
		// A name, not a label.
		nameEn: '',
		brand: product.brand,
		category: product.category,
		colours: product.colours.join(', '),
		sizes: product.sizes.join(', '),
		material: product.material,
		gender: product.gender,
		group: product.group,
		availability: product.availability === 'unknown' ? '' : product.availability,
		listPrice: say(listPrice),
		// A price that says no currency cannot be compared with any other.
		price: price && price.currency === '' ? say(price) : '',
		attribute: project.attribute ?? '',
		projectLabels: project.labels.join(', ')
	};
	return labelsWithin(told);
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

export function fileItem(item: CollectedItem, project: Project): Filed {
	const { product, collectedAt } = item;
	return {
		version: ITEM_VERSION,
		name: namesOf(item),
		link: product.link,
		shop: (hostOf(product.link) || hostOf(project.shop)).slice(0, MAX_SHORT),
		price: product.price && product.price.currency !== '' ? product.price : null,
		labels: labelsOf(item, project),
		project: project.name,
		collectedAt
	};
}

/**
 * Which garment of the photo it is: what the name says, else the shelf, else what the project asked for.
 * The main photo shows it for sure; a later one may be a table of sizes.
 */
export function wantedOf({ product }: CollectedItem, project: Project, position: number): Wanted {
	const said = categoriesOf(product);
	const term = project.attribute === null ? undefined : termOf(project.attribute);
	const categories = said.length > 0 ? said : term ? [term.category] : [];
	return { categories, kind: null, isSure: position === 0 };
}
