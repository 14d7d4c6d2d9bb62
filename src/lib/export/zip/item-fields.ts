/** The value that an item has for each field of a naming pattern. */

import { textAt } from '../../catalog/columns/texts';
import { LABELS32 } from '../../vision/colour/labels32';
import { KINDS } from '../../vision/embed/kinds';
import { CATEGORIES } from '../../vision/parse/classes';
import { BODY_POSES } from '../../vision/person/body-pose';
import { FRAMINGS } from '../../vision/person/framing';
import type { PlanTable } from './plan-table';
import type { NameField } from './wish';

export const NOT_KNOWN = 'unknown';

const HAS_MODEL = [NOT_KNOWN, 'model', 'no-model'] as const;
const LABEL_IDS = LABELS32.map(({ id }) => id);

const after = (list: readonly string[], code: number | undefined): string =>
	code === undefined || code === 0 ? NOT_KNOWN : (list[code - 1] ?? NOT_KNOWN);

export type FieldReader = {
	/** Whether few items have the same value. */
	readonly isOwn: boolean;
	readonly read: (item: number) => string;
};

/** The name in a language, else in English, else the first. */
function nameReader({ columns, parts }: PlanTable, language: string): (item: number) => string {
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
export function fieldReader(table: PlanTable, field: NameField, language: string): FieldReader {
	const { columns, parts, ids } = table;
	const shared = (read: (item: number) => string): FieldReader => ({ isOwn: false, read });
	const own = (read: (item: number) => string): FieldReader => ({ isOwn: true, read });
	const word = ({ codes, values }: typeof columns.shop): FieldReader =>
		shared((item) => values[codes[item] ?? 0] || NOT_KNOWN);
	switch (field) {
		case 'project':
			return word(columns.project);
		case 'shop':
			return word(columns.shop);
		case 'collection':
			return shared((item) => (ids[item] ?? '').split('/', 1)[0] ?? '');
		case 'category':
			return shared((item) => CATEGORIES[columns.category[item] ?? 0] ?? NOT_KNOWN);
		case 'kind':
			return shared((item) => after(KINDS, columns.kind[item]));
		case 'colour':
			return shared((item) => after(LABEL_IDS, parts.label[item]));
		case 'hasModel':
			return shared((item) => HAS_MODEL[columns.hasModel[item] ?? 0] ?? NOT_KNOWN);
		case 'pose':
			return shared((item) => after(BODY_POSES, columns.pose[item]));
		case 'framing':
			return shared((item) => after(FRAMINGS, columns.framing[item]));
		case 'number':
			return own((item) => {
				const id = ids[item] ?? '';
				return id.slice(id.indexOf('/') + 1);
			});
		case 'name':
			return own(nameReader(table, language));
	}
}
