/** Checks the items of a snapshot: what a person imports may come from anywhere. */

import * as v from 'valibot';
import { ATTRIBUTE_VALUES } from '../../vision/embed/attributes';
import { KINDS } from '../../vision/embed/kinds';
import { CATEGORIES } from '../../vision/parse/classes';
import { BODY_POSES } from '../../vision/person/body-pose';
import { FRAMINGS } from '../../vision/person/framing';
import { ITEM_VERSION, type CatalogItem } from '../records';
import { PICTURE_TYPES } from './pack';

/** An item in a file: the collection, and with it the id, are the manifest's to say. */
export type SnapshotItem = Omit<CatalogItem, 'id' | 'collection'>;

const finite = v.pipe(v.number(), v.finite());
/** Shares are sums of floats and may pass 1 by their last bits. */
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1.000001));
const sizePx = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));
const shortText = v.pipe(v.string(), v.maxLength(200));
const longText = v.pipe(v.string(), v.maxLength(4000));

/** A link is opened by a click: `javascript:` and the like must not get in. */
const isWebAddress = (link: string): boolean =>
	link === '' ||
	// A page of the app itself; `//host` and `/\host` would leave it.
	/^\/(?![/\\])/.test(link) ||
	(/^https?:\/\//i.test(link) && URL.canParse(link));

const colourSchema = v.object({
	hex: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
	share: fraction,
	label: shortText,
	runnerUp: shortText,
	oklab: v.tuple([finite, finite, finite])
});

const attributesSchema = v.object({
	sleeve: v.exactOptional(v.picklist(ATTRIBUTE_VALUES.sleeve)),
	neckline: v.exactOptional(v.picklist(ATTRIBUTE_VALUES.neckline)),
	pattern: v.exactOptional(v.picklist(ATTRIBUTE_VALUES.pattern)),
	length: v.exactOptional(v.picklist(ATTRIBUTE_VALUES.length))
});

const itemSchema = v.object({
	version: v.literal(ITEM_VERSION),
	number: v.pipe(shortText, v.minLength(1)),
	name: v.pipe(
		v.record(shortText, longText),
		v.check((name) => Object.keys(name).length > 0, 'no name in any language')
	),
	link: v.pipe(longText, v.check(isWebAddress, 'not an http(s) address or a page of this app')),
	shop: shortText,
	category: v.picklist(CATEGORIES),
	kind: v.nullable(v.picklist(KINDS)),
	attributes: v.exactOptional(attributesSchema),
	colours: v.pipe(v.array(colourSchema), v.maxLength(8)),
	hasModel: v.picklist(['yes', 'no', 'unknown']),
	pose: v.exactOptional(v.picklist(BODY_POSES)),
	framing: v.exactOptional(v.picklist(FRAMINGS)),
	project: v.exactOptional(shortText),
	collectedAt: v.exactOptional(v.pipe(v.string(), v.isoTimestamp())),
	box: v.object({ x: fraction, y: fraction, width: fraction, height: fraction }),
	photo: v.object({ widthPx: sizePx, heightPx: sizePx, type: v.picklist(PICTURE_TYPES) }),
	price: v.nullable(v.object({ amount: finite, currency: shortText })),
	labels: v.record(shortText, longText)
});

/** What is wrong with one item, or the item with nothing but what belongs to it. */
export function checkItem(
	value: unknown
):
	| { readonly state: 'good'; readonly item: SnapshotItem }
	| { readonly state: 'bad'; readonly reason: string } {
	const result = v.safeParse(itemSchema, value);
	if (result.success) return { state: 'good', item: result.output };
	const [issue] = result.issues;
	return { state: 'bad', reason: `${v.getDotPath(issue) ?? 'item'}: ${issue.message}` };
}

/** The whole item, filed under its collection. */
export const fileUnder = (collection: string, item: SnapshotItem): CatalogItem => ({
	...item,
	id: `${collection}/${item.number}`,
	collection
});
