/** What a table's row says of a photo, as an item has it. */

import type { CatalogItem } from '../records';
import { readPrice } from './price';
import type { TableFields } from './table';

export type PhotoFacts = Pick<
	CatalogItem,
	'number' | 'name' | 'link' | 'shop' | 'price' | 'labels' | 'project' | 'collectedAt'
> & {
	/** What the source calls the garment; empty where it says nothing. */
	readonly label: string;
};

/** The longest text an item takes, characters: numbers and names of shops; everything else. */
const SHORT = 200;
const LONG = 4000;

/** The language of a text, as far as a name's script tells. */
export const languageOf = (text: string): 'ko' | 'en' =>
	/\p{Script=Hangul}/u.test(text) ? 'ko' : 'en';

/** In UTC; empty for what no date is read from. */
function isoTime(text: string): string {
	const time = Date.parse(text);
	return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

const webAddress = (text: string) => (/^https?:\/\//i.test(text) && URL.canParse(text) ? text : '');

/** Labels as an item takes them: without empty ones, none too long. */
export function labelsWithin(labels: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(labels)
			.filter(([key, value]) => key !== '' && value !== '')
			.map(([key, value]) => [key.slice(0, SHORT), value.slice(0, LONG)])
	);
}

/**
 * @param stem name of the photo's file without its ending: number and name where the row has none
 * @param shop for rows that name none
 */
export function photoFacts(fields: TableFields, stem: string, shop = ''): PhotoFacts {
	const name = (fields.name || fields.label || stem).slice(0, LONG);
	const price = readPrice(fields.price, fields.currency);
	const link = webAddress(fields.link);
	const collectedAt = isoTime(fields.collectedAt);
	return {
		number: (fields.number || stem).slice(0, SHORT),
		name: { [languageOf(name)]: name },
		link,
		shop: (fields.shop || shop).slice(0, SHORT),
		price,
		...(fields.project ? { project: fields.project.slice(0, SHORT) } : {}),
		...(collectedAt ? { collectedAt } : {}),
		label: fields.label,
		labels: {
			...labelsWithin(fields.rest),
			...labelsWithin({
				label: fields.label,
				// What could not be read as what it should be is kept as it came.
				price: price ? '' : fields.price,
				link: link ? '' : fields.link,
				collected: collectedAt ? '' : fields.collectedAt
			})
		}
	};
}

/** A second one with the same number gets a number of its own: `12`, `12-2`, `12-3`. */
export function withUniqueNumbers<One extends { readonly number: string }>(
	all: readonly One[]
): One[] {
	const taken = new Set<string>();
	const next = new Map<string, number>();
	return all.map((one) => {
		let { number } = one;
		while (taken.has(number)) {
			const count = next.get(one.number) ?? 2;
			next.set(one.number, count + 1);
			const end = `-${count}`;
			number = one.number.slice(0, SHORT - end.length) + end;
		}
		taken.add(number);
		return { ...one, number };
	});
}
