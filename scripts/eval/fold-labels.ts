/** Folds a data set's own pixel labels to the twelve parse classes, as training does. */

import { PARSE_CLASSES, type ParseClass } from '../../src/lib/vision/parse/classes';

/** The table of scripts/train/parsing_data.py; what is not named here is an accessory. */
const FOLD: Readonly<Record<Exclude<ParseClass, 'accessory'>, string>> = {
	background: 'background null',
	skin: 'skin',
	hair: 'hair',
	top:
		'blouse bodysuit bra cardigan hoodie intimate jumper shirt sweater sweatshirt t-shirt top ' +
		'vest swimwear',
	outer: 'blazer cape coat jacket suit outer',
	dress: 'dress romper',
	skirt: 'skirt',
	pants: 'jeans leggings panties pants shorts stockings tights',
	shoes: 'boots clogs flats heels loafers pumps sandals shoes sneakers wedges socks',
	bag: 'bag purse wallet',
	hat: 'hat'
};

const classOf: ReadonlyMap<string, number> = new Map(
	Object.entries(FOLD).flatMap(([target, names]) =>
		names
			.split(' ')
			.map((name): [string, number] => [
				name,
				PARSE_CLASSES.findIndex((parseClass) => parseClass === target)
			])
	)
);

/** Class index by mask value, [256]; values that `labels` does not name count as accessory. */
export function foldTable(labels: readonly string[]): Uint8Array {
	const accessory = PARSE_CLASSES.indexOf('accessory');
	return Uint8Array.from({ length: 256 }, (_, value) => {
		const name = labels[value];
		return name === undefined ? accessory : (classOf.get(name) ?? accessory);
	});
}
