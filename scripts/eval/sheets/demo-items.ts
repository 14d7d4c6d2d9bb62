/** Reads the drawn demo catalogue: photos with exact labels. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { CATEGORIES } from '../../../src/lib/vision/parse/classes';
import { EvalInputError } from '../eval-error';

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** The fields of `DemoItem` that a sheet shows or is judged by. */
const itemSchema = v.object({
	number: v.string(),
	/** Null for bags, of which the embedder knows no kind. */
	kind: v.nullable(v.string()),
	category: v.picklist(CATEGORIES),
	worn: v.boolean(),
	pose: v.nullable(v.string()),
	/** Of the garment for sale. */
	box: v.object({ x: fraction, y: fraction, width: fraction, height: fraction }),
	file: v.string()
});

export type SheetItem = v.InferOutput<typeof itemSchema>;

/** The kind, or for bags the category. */
export const kindOf = ({ kind, category }: SheetItem): string => kind ?? category;

/** What the demo itself says of a photo. */
export const truthOf = (item: SheetItem): string =>
	`${kindOf(item)}, ${item.worn ? 'worn' : 'lying'}`;

/**
 * @returns the items of `folder/items.json`, `file` with the folder before it
 * @throws EvalInputError when the file is missing or not what the demo shop writes
 */
export async function readDemoItems(folder: string): Promise<SheetItem[]> {
	const file = path.join(folder, 'items.json');
	const text = await readFile(file, 'utf8').catch(() => {
		throw new EvalInputError(
			`${file} is missing. npm run demo-catalog -- --out ${folder} draws the demo catalogue.`
		);
	});
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new EvalInputError(`${file} is not JSON.`);
	}
	const list = v.safeParse(v.pipe(v.array(itemSchema), v.nonEmpty('has no items')), value);
	if (!list.success) {
		const [issue] = list.issues;
		throw new EvalInputError(`${file}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
	}
	return list.output.map((item) => ({ ...item, file: path.join(folder, item.file) }));
}
