/** Reads the `items.json` of drawn photos, whose labels are exact and need no measuring. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { StoredColour } from '../../../src/lib/catalog/records';
import { nearestLabels } from '../../../src/lib/vision/colour/labels32';
import { labFromRgb, oklabFromRgb, rgbFromHex } from '../../../src/lib/vision/colour/spaces';
import { KINDS } from '../../../src/lib/vision/embed/kinds';
import { CATEGORIES } from '../../../src/lib/vision/parse/classes';
import { BODY_POSES } from '../../../src/lib/vision/person/body-pose';
import type { PhotoSource } from './photo-source';
import { SnapshotInputError } from './snapshot-input-error';

const names = v.object({ ko: v.string(), en: v.string() });

const itemSchema = v.looseObject({
	number: v.string(),
	name: names,
	kind: v.nullable(v.picklist(KINDS)),
	category: v.picklist(CATEGORIES),
	colours: v.array(
		v.object({
			hex: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i)),
			share: v.number(),
			label: v.string()
		})
	),
	worn: v.boolean(),
	pose: v.nullish(v.picklist(BODY_POSES)),
	/** KRW */
	price: v.number(),
	link: v.string(),
	shop: v.union([v.string(), names]),
	box: v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
	file: v.string()
});

type DrawnItem = v.InferOutput<typeof itemSchema>;

/** Fields that the catalog has places of its own for; the other plain ones become labels. */
const PLACED = new Set(Object.keys(itemSchema.entries));

function storedColour({ hex, share, label }: DrawnItem['colours'][number]): StoredColour {
	const rgb = rgbFromHex(hex);
	const { label: nearest, runnerUp } = nearestLabels(labFromRgb(rgb));
	return {
		hex: hex.toLowerCase(),
		share,
		label,
		runnerUp: nearest === label ? runnerUp : nearest,
		oklab: oklabFromRgb(rgb)
	};
}

function labelsOf(item: DrawnItem): Record<string, string> {
	return Object.fromEntries(
		Object.entries(item).flatMap(([key, value]): [string, string][] =>
			!PLACED.has(key) && (typeof value === 'string' || typeof value === 'number')
				? [[key, String(value)]]
				: []
		)
	);
}

function toSource(folder: string, item: DrawnItem): PhotoSource {
	return {
		file: path.resolve(folder, item.file),
		number: item.number,
		name: item.name,
		link: item.link,
		shop: typeof item.shop === 'string' ? item.shop : item.shop.ko,
		price: { amount: item.price, currency: 'KRW' },
		label: item.kind ?? item.category,
		labels: labelsOf(item),
		truth: {
			category: item.category,
			kind: item.kind,
			colours: item.colours.map(storedColour),
			box: item.box,
			hasModel: item.worn ? 'yes' : 'no',
			...(item.pose ? { pose: item.pose } : {})
		}
	};
}

/**
 * The sources that an `items.json` lists; files are relative to it.
 *
 * @throws SnapshotInputError when the file is not what the drawing program writes
 */
export async function readDrawnItems(file: string): Promise<PhotoSource[]> {
	let value: unknown;
	try {
		value = JSON.parse(await readFile(file, 'utf8'));
	} catch {
		throw new SnapshotInputError(`${file} is not JSON.`);
	}
	const list = v.safeParse(v.array(itemSchema), value);
	if (list.success) return list.output.map((item) => toSource(path.dirname(file), item));
	const [issue] = list.issues;
	throw new SnapshotInputError(`${file}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
}
