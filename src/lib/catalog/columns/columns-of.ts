/** Items → columns: everything that a filter, a count or a sort needs of them. */

import { ATTRIBUTES, ATTRIBUTE_VALUES, type Attribute } from '../../vision/embed/attributes';
import { KINDS } from '../../vision/embed/kinds';
import { CATEGORIES } from '../../vision/parse/classes';
import { BODY_POSES } from '../../vision/person/body-pose';
import { FRAMINGS } from '../../vision/person/framing';
import type { CatalogItem } from '../records';
import { packPalettes } from '../search/palettes';
import type { ItemColumns } from './item-columns';
import { labelBitsOf } from './label-bits';
import { packTexts, packWords } from './texts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 0xffff;

const HAS_MODEL = { unknown: 0, yes: 1, no: 2 } as const;

/** Position + 1; 0 for nothing and for what is not in the list. */
const codeIn = <T>(list: readonly T[], value: T | null | undefined): number =>
	value === null || value === undefined ? 0 : list.indexOf(value) + 1;

/** Days since 1970-01-01 of an ISO date; 0 where there is none, or one that no column holds. */
function dayOf(date: string | undefined): number {
	const days = date === undefined ? NaN : Math.floor(Date.parse(date) / DAY_MS);
	return days > 0 && days <= MOST_DAYS ? days : 0;
}

const attributeCodes = (items: readonly CatalogItem[], attribute: Attribute): Uint8Array =>
	Uint8Array.from(items, ({ attributes }) =>
		codeIn<string>(ATTRIBUTE_VALUES[attribute], attributes?.[attribute])
	);

const nameLines = ({ name }: CatalogItem): string =>
	Object.values(name)
		.map((text) => text.replaceAll('\n', ' '))
		.join('\n');

/** Row i for item i. */
export function columnsOf(items: readonly CatalogItem[]): ItemColumns {
	const attributes = Object.fromEntries(
		ATTRIBUTES.map((attribute) => [attribute, attributeCodes(items, attribute)])
	) as Record<Attribute, Uint8Array>;
	return {
		count: items.length,
		ids: packTexts(items.map(({ id }) => id)),
		names: packTexts(items.map(nameLines)),
		category: Uint8Array.from(items, ({ category }) => CATEGORIES.indexOf(category)),
		kind: Uint8Array.from(items, ({ kind }) => codeIn(KINDS, kind)),
		labels: Uint32Array.from(items, ({ colours }) => labelBitsOf(colours, false)),
		nearLabels: Uint32Array.from(items, ({ colours }) => labelBitsOf(colours, true)),
		attributes,
		hasModel: Uint8Array.from(items, ({ hasModel }) => HAS_MODEL[hasModel]),
		pose: Uint8Array.from(items, ({ pose }) => codeIn(BODY_POSES, pose)),
		framing: Uint8Array.from(items, ({ framing }) => codeIn(FRAMINGS, framing)),
		price: Float32Array.from(items, ({ price }) => price?.amount ?? NaN),
		currency: packWords(items.map(({ price }) => price?.currency ?? '')),
		day: Uint16Array.from(items, ({ collectedAt }) => dayOf(collectedAt)),
		shop: packWords(items.map(({ shop }) => shop)),
		project: packWords(items.map(({ project }) => project ?? '')),
		palettes: packPalettes(items.map(({ colours }) => colours))
	};
}
