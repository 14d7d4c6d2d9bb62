/** Chooses the pictures of a sheet: the same ones every time, spread over what there is. */

import { EvalInputError } from '../eval-error';
import { kindOf, type SheetItem } from './demo-items';

/** Kinds of one category stand together. */
const shelfOf = (item: SheetItem): string => `${item.category} ${kindOf(item)}`;

/** Pictures on a sheet. */
export const SHEET_COUNT = 40;

/** `count` of the list at even distances, in its order; all of it where it has no more. */
function evenly<T>(list: readonly T[], count: number): T[] {
	if (count >= list.length) return [...list];
	const step = list.length / count;
	return Array.from({ length: count }, (_, i) => list[Math.floor((i + 0.5) * step)]).flatMap(
		(one) => (one === undefined ? [] : [one])
	);
}

/** Text by code units: the same order in every language. */
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * Every group gives one in turn until `count` are chosen, so that rare groups are there too; what
 * a group gives lies evenly over its item numbers.
 *
 * @param groupOf names an item's group; category and kind unless given
 * @returns sorted by group, then by number; fewer than `count` where there are no more
 */
export function chooseSpread(
	items: readonly SheetItem[],
	count: number,
	groupOf: (item: SheetItem) => string = shelfOf
): SheetItem[] {
	const sorted = [...items].sort((a, b) => compare(a.number, b.number));
	const groups = [...new Set(items.map(groupOf))]
		.sort(compare)
		.map((name) => ({ list: sorted.filter((item) => groupOf(item) === name), quota: 0 }));
	for (let left = Math.min(count, items.length); left > 0;) {
		// The last turn does not go round: it is spread over the groups that still have some.
		const turn = evenly(
			groups.filter(({ list, quota }) => quota < list.length),
			left
		);
		for (const group of turn) group.quota += 1;
		left -= turn.length;
	}
	return groups.flatMap(({ list, quota }) => evenly(list, quota));
}

/** Half worn, half lying, each spread over the kinds. */
export function chooseHalves(items: readonly SheetItem[], count = SHEET_COUNT): SheetItem[] {
	const half = Math.floor(count / 2);
	return [
		...chooseSpread(
			items.filter(({ worn }) => worn),
			count - half
		),
		...chooseSpread(
			items.filter(({ worn }) => !worn),
			half
		)
	];
}

/** @throws EvalInputError when nothing is worn in any photo */
export function chooseWorn(items: readonly SheetItem[], count = SHEET_COUNT): SheetItem[] {
	const worn = items.filter((item) => item.worn);
	if (worn.length === 0) throw new EvalInputError('No photo of the demo shows a garment worn.');
	return chooseSpread(worn, count, (item) => `${item.pose ?? ''} ${shelfOf(item)}`);
}

/** One a kind, worn and lying by turns where the kind has both. */
export function chooseQueries(items: readonly SheetItem[], count: number): SheetItem[] {
	return chooseSpread(items, count).map((chosen, i) => {
		const alike = items.filter((item) => shelfOf(item) === shelfOf(chosen));
		const [wanted = chosen] = chooseSpread(
			alike.filter(({ worn }) => worn === (i % 2 === 0)),
			1
		);
		return wanted;
	});
}
