/** The value that an item has for each field of a naming pattern. */

import { textAt } from '../../catalog/columns/texts';
import { LABELS32 } from '../../vision/colour/labels32';
import { KINDS } from '../../vision/embed/kinds';
import { CATEGORIES } from '../../vision/parse/classes';
import { BODY_POSES } from '../../vision/person/body-pose';
import { FRAMINGS } from '../../vision/person/framing';
import type { CatalogTable } from '../../catalog/catalog-table';
import type { NameField } from './wish';

export const NOT_KNOWN = 'unknown';

const HAS_MODEL = [NOT_KNOWN, 'model', 'no-model'] as const;
const LABEL_IDS = LABELS32.map(({ id }) => id);

const after = (list: readonly string[], code: number): string =>
	code === 0 ? NOT_KNOWN : (list[code - 1] ?? NOT_KNOWN);

export type FieldReader = {
	/** Whether few items have the same value. */
	readonly isOwn: boolean;
	readonly read: (item: number) => string;
	/** A small number that stands for the value, where there is one. */
	readonly codes?: ArrayLike<number>;
};

/** The name in a language, else in English, else the first. */
function nameReader({ columns, parts }: CatalogTable, language: string): (item: number) => string {
	const { codes, values } = parts.languages;
	const lineOf = values.map((tags) => {
		const all = tags.split(' ');
		return Math.max(0, all.includes(language) ? all.indexOf(language) : all.indexOf('en'));
	});
	return (item) => {
		const lines = textAt(columns.names, item).split('\n');
		return lines[lineOf[codes[item] ?? 0] ?? 0] ?? '';
	};
}

/** @param language tag that names are taken in */
export function fieldReader(table: CatalogTable, field: NameField, language: string): FieldReader {
	const { columns, parts, ids } = table;
	const coded = (codes: ArrayLike<number>, valueOf: (code: number) => string): FieldReader => ({
		isOwn: false,
		codes,
		read: (item) => valueOf(codes[item] ?? 0)
	});
	const own = (read: (item: number) => string): FieldReader => ({ isOwn: true, read });
	const word = ({ codes, values }: typeof columns.shop): FieldReader =>
		coded(codes, (code) => values[code] || NOT_KNOWN);
	switch (field) {
		case 'project':
			return word(columns.project);
		case 'shop':
			return word(columns.shop);
		case 'collection':
			return {
				isOwn: false,
				read: (item) => {
					const id = ids[item] ?? '';
					return id.slice(0, id.indexOf('/'));
				}
			};
		case 'category':
			return coded(columns.category, (code) => CATEGORIES[code] ?? NOT_KNOWN);
		case 'kind':
			return coded(columns.kind, (code) => after(KINDS, code));
		case 'colour':
			return coded(parts.label, (code) => after(LABEL_IDS, code));
		case 'hasModel':
			return coded(columns.hasModel, (code) => HAS_MODEL[code] ?? NOT_KNOWN);
		case 'pose':
			return coded(columns.pose, (code) => after(BODY_POSES, code));
		case 'framing':
			return coded(columns.framing, (code) => after(FRAMINGS, code));
		case 'number':
			return own((item) => {
				const id = ids[item] ?? '';
				return id.slice(id.indexOf('/') + 1);
			});
		case 'name':
			return own(nameReader(table, language));
	}
}
