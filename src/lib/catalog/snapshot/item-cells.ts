/** The columns of the item table: their Parquet types, and how an item turns into cells and back. */

import type { parquetWriteBuffer } from 'hyparquet-writer';
import { ATTRIBUTES } from '../../vision/embed/attributes';
import type { StoredColour } from '../records';
import type { SnapshotItem } from './item-schema';

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number];

/** What a Parquet file may hold in a cell; checked before it counts as an item. */
export type Cell = unknown;
type Row = Readonly<Record<string, Cell>>;

export type Column = {
	readonly name: string;
	readonly elements: readonly SchemaElement[];
	readonly write: (item: SnapshotItem) => Cell;
	/** Puts what the cells say into the item; none where another column's reader does it. */
	readonly read?: (row: Row, item: Record<string, unknown>) => void;
};

type Plain = Pick<SchemaElement, 'type' | 'converted_type'>;

const TEXT: Plain = { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
const JSON_TEXT: Plain = { type: 'BYTE_ARRAY', converted_type: 'JSON' };
const DOUBLE: Plain = { type: 'DOUBLE' };
const INT: Plain = { type: 'INT32' };
const TIME: Plain = { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' };

const required = (name: string, type: Plain): readonly SchemaElement[] => [
	{ name, repetition_type: 'REQUIRED', ...type }
];
const optional = (name: string, type: Plain): readonly SchemaElement[] => [
	{ name, repetition_type: 'OPTIONAL', ...type }
];
/** The three levels that the Parquet specification gives a list. */
const list = (name: string, type: Plain): readonly SchemaElement[] => [
	{
		name,
		repetition_type: 'REQUIRED',
		num_children: 1,
		converted_type: 'LIST',
		logical_type: { type: 'LIST' }
	},
	{ name: 'list', repetition_type: 'REPEATED', num_children: 1 },
	{ name: 'element', repetition_type: 'REQUIRED', ...type }
];

const isFilled = (cell: Cell): boolean => cell !== null && cell !== undefined;
const arrayOf = (cell: Cell): readonly unknown[] => (Array.isArray(cell) ? cell : []);

/** A column that is a field of the item, under the field's name; null where the item has none. */
const field = (name: string, key: keyof SnapshotItem, isRequired = false): Column => ({
	name,
	elements: (isRequired ? required : optional)(name, TEXT),
	write: (item) => item[key] ?? null,
	read: (row, item) => {
		if (isFilled(row[name])) item[key] = row[name];
	}
});

/** Languages with a column of their own; the others share one. */
const LANGUAGES = ['ko', 'en'];
const otherNames = ({ name }: SnapshotItem): Record<string, string> =>
	Object.fromEntries(Object.entries(name).filter(([language]) => !LANGUAGES.includes(language)));

const nameColumns: readonly Column[] = [
	...LANGUAGES.map((language): Column => ({
		name: `name_${language}`,
		elements: optional(`name_${language}`, TEXT),
		write: ({ name }) => name[language] ?? null
	})),
	{
		name: 'name_other',
		elements: optional('name_other', JSON_TEXT),
		write: (item) => {
			const others = otherNames(item);
			return Object.keys(others).length > 0 ? others : null;
		},
		read: (row, item) => {
			const own = LANGUAGES.map((language) => [language, row[`name_${language}`]] as const);
			const others = isFilled(row['name_other']) ? (row['name_other'] as object) : {};
			item['name'] = { ...Object.fromEntries(own.filter(([, text]) => isFilled(text))), ...others };
		}
	}
];

const attributeColumns: readonly Column[] = ATTRIBUTES.map((attribute, i) => ({
	name: attribute,
	elements: optional(attribute, TEXT),
	write: ({ attributes }) => attributes?.[attribute] ?? null,
	// Once for all four: an item without any has no `attributes`.
	...(i > 0
		? {}
		: {
				read: (row: Row, item: Record<string, unknown>) => {
					const known = ATTRIBUTES.map((name) => [name, row[name]] as const);
					const filled = known.filter(([, value]) => isFilled(value));
					if (filled.length > 0) item['attributes'] = Object.fromEntries(filled);
				}
			})
}));

const colourColumn = (
	name: string,
	type: Plain,
	cellsOf: (colour: StoredColour) => readonly unknown[]
): Column => ({
	name,
	elements: list(name, type),
	write: ({ colours }) => colours.flatMap(cellsOf)
});

const colourColumns: readonly Column[] = [
	colourColumn('colour_hex', TEXT, ({ hex }) => [hex]),
	colourColumn('colour_share', DOUBLE, ({ share }) => [share]),
	colourColumn('colour_label', TEXT, ({ label }) => [label]),
	colourColumn('colour_runner_up', TEXT, ({ runnerUp }) => [runnerUp]),
	{
		// L, a, b of the first colour, then of the second …
		...colourColumn('colour_oklab', DOUBLE, ({ oklab }) => oklab),
		read: (row, item) => {
			const [shares, labels, runnersUp, oklab] = [
				arrayOf(row['colour_share']),
				arrayOf(row['colour_label']),
				arrayOf(row['colour_runner_up']),
				arrayOf(row['colour_oklab'])
			];
			item['colours'] = arrayOf(row['colour_hex']).map((hex, i) => ({
				hex,
				share: shares[i],
				label: labels[i],
				runnerUp: runnersUp[i],
				oklab: oklab.slice(3 * i, 3 * i + 3)
			}));
		}
	}
];

const numberColumn = (
	name: string,
	type: Plain,
	write: (item: SnapshotItem) => number | null,
	read?: Column['read']
): Column => ({
	name,
	elements: required(name, type),
	write,
	...(read ? { read } : {})
});

export const COLUMNS: readonly Column[] = [
	field('number', 'number', true),
	...nameColumns,
	field('link', 'link', true),
	field('shop', 'shop', true),
	field('project', 'project'),
	field('category', 'category', true),
	{ ...field('kind', 'kind'), read: (row, item) => void (item['kind'] = row['kind'] ?? null) },
	...attributeColumns,
	field('has_model', 'hasModel', true),
	field('pose', 'pose'),
	field('framing', 'framing'),
	...colourColumns,
	{
		name: 'price',
		elements: optional('price', DOUBLE),
		write: ({ price }) => price?.amount ?? null,
		read: (row, item) => {
			item['price'] = isFilled(row['price'])
				? { amount: row['price'], currency: row['currency'] }
				: null;
		}
	},
	{
		name: 'currency',
		elements: optional('currency', TEXT),
		write: ({ price }) => price?.currency ?? null
	},
	{
		name: 'collected_at',
		elements: optional('collected_at', TIME),
		write: ({ collectedAt }) => (collectedAt === undefined ? null : new Date(collectedAt)),
		read: (row, item) => {
			const date = row['collected_at'];
			if (date instanceof Date) item['collectedAt'] = date.toISOString();
		}
	},
	numberColumn('box_x', DOUBLE, ({ box }) => box.x),
	numberColumn('box_y', DOUBLE, ({ box }) => box.y),
	numberColumn('box_width', DOUBLE, ({ box }) => box.width),
	numberColumn(
		'box_height',
		DOUBLE,
		({ box }) => box.height,
		(row, item) => {
			item['box'] = {
				x: row['box_x'],
				y: row['box_y'],
				width: row['box_width'],
				height: row['box_height']
			};
		}
	),
	numberColumn('photo_width_px', INT, ({ photo }) => photo.widthPx),
	numberColumn('photo_height_px', INT, ({ photo }) => photo.heightPx),
	{
		name: 'photo_type',
		elements: required('photo_type', TEXT),
		write: ({ photo }) => photo.type,
		read: (row, item) => {
			item['photo'] = {
				widthPx: row['photo_width_px'],
				heightPx: row['photo_height_px'],
				type: row['photo_type']
			};
		}
	},
	{
		name: 'labels',
		elements: required('labels', JSON_TEXT),
		write: ({ labels }) => labels,
		read: (row, item) => void (item['labels'] = row['labels'])
	}
];

export const SCHEMA: readonly SchemaElement[] = [
	{ name: 'items', num_children: COLUMNS.length },
	...COLUMNS.flatMap(({ elements }) => elements)
];
