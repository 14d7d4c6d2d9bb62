/** The twelve pixel classes of the parser, and which of them are garments. */

/** Index = pixel value in a label map and channel of the parser's output. */
export const PARSE_CLASSES = [
	'background',
	'skin',
	'hair',
	'top',
	'outer',
	'dress',
	'skirt',
	'pants',
	'shoes',
	'bag',
	'hat',
	'accessory'
] as const;

export type ParseClass = (typeof PARSE_CLASSES)[number];

/** Upper-level garment categories: what a region is, and what a catalog item is filed under. */
export const CATEGORIES = [
	'top',
	'outer',
	'dress',
	'skirt',
	'pants',
	'shoes',
	'bag',
	'hat',
	'accessory'
] as const satisfies readonly ParseClass[];

export type Category = (typeof CATEGORIES)[number];

const categorySet: ReadonlySet<string> = new Set(CATEGORIES);

/** Whether a pixel class (or any string) is a garment category. */
export function isCategory(name: string): name is Category {
	return categorySet.has(name);
}
