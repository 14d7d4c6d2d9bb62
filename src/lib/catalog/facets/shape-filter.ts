/** A filter as a person shapes it by clicks: one condition a facet, of which all or any must hold. */

import {
	EVERYTHING,
	FILTER_VERSION,
	filterOf,
	partsOf,
	type Condition,
	type Facet,
	type Filter,
	type FilterNode
} from './filter';

type Ranged = Exclude<Condition, { kind: 'is' }>;
type Is = Extract<Condition, { kind: 'is' }>;

/** Whether an item must fit every condition, or one of them. */
export type Join = 'all' | 'any';

export const joinOf = ({ where }: Filter): Join => (where.kind === 'or' ? 'any' : 'all');

/** The conditions, whichever way they are joined. */
export const shapedParts = (filter: Filter): readonly FilterNode[] =>
	filter.where.kind === 'or' ? filter.where.of : partsOf(filter);

/** Without conditions everything passes, whichever way they were joined. */
const joined = (join: Join, of: readonly FilterNode[]): Filter =>
	of.length === 0
		? EVERYTHING
		: join === 'all'
			? filterOf(...of)
			: { version: FILTER_VERSION, where: { kind: 'or', of } };

/** The same conditions, joined the other way. */
export const withJoin = (filter: Filter, join: Join): Filter => joined(join, shapedParts(filter));

/** The condition on values within a part: wanted ones, or ones left out. */
function readIs(part: FilterNode): (Is & { readonly isLeftOut: boolean }) | null {
	if (part.kind === 'is') return { ...part, isLeftOut: false };
	return part.kind === 'not' && part.of.kind === 'is' ? { ...part.of, isLeftOut: true } : null;
}

/** The part that is shaped in a facet; further ones, as an address may have, stay as they are. */
const partOf = (filter: Filter, facet: Facet): FilterNode | undefined =>
	shapedParts(filter).find((part) => readIs(part)?.facet === facet);

/** In place of a part; at the end where there was none. */
function replace(filter: Filter, former: FilterNode | undefined, by: FilterNode | null): Filter {
	const parts = shapedParts(filter);
	const place = former ? parts.indexOf(former) : parts.length;
	return joined(joinOf(filter), parts.toSpliced(place, 1, ...(by ? [by] : [])));
}

/** The values chosen in a facet. */
export function valuesIn(filter: Filter, facet: Facet): readonly string[] {
	const part = partOf(filter, facet);
	return (part && readIs(part)?.values) ?? [];
}

/** Whether the values chosen in a facet are those that are not wanted. */
export const isLeftOut = (filter: Filter, facet: Facet): boolean =>
	partOf(filter, facet)?.kind === 'not';

/** Chooses values of a facet; none lifts the condition. */
export function withValues(filter: Filter, facet: Facet, values: readonly string[]): Filter {
	const is: Is = { kind: 'is', facet, values };
	const part: FilterNode = isLeftOut(filter, facet) ? { kind: 'not', of: is } : is;
	return replace(filter, partOf(filter, facet), values.length === 0 ? null : part);
}

/** Leaves the chosen values of a facet out, or wants them again. */
export function withLeftOut(filter: Filter, facet: Facet, leftOut: boolean): Filter {
	const is: Is = { kind: 'is', facet, values: valuesIn(filter, facet) };
	if (is.values.length === 0) return filter;
	return replace(filter, partOf(filter, facet), leftOut ? { kind: 'not', of: is } : is);
}

/** Chooses a value of a facet, or no longer. */
export function toggleValue(filter: Filter, facet: Facet, value: string): Filter {
	const chosen = valuesIn(filter, facet);
	return withValues(
		filter,
		facet,
		chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
	);
}

/** The condition of a kind that there is one of, or undefined. */
export const conditionIn = <Kind extends Ranged['kind']>(
	filter: Filter,
	kind: Kind
): Extract<Ranged, { kind: Kind }> | undefined =>
	shapedParts(filter).find((part): part is Extract<Ranged, { kind: Kind }> => part.kind === kind);

/** Puts a condition in place of the one of its kind; one that says nothing lifts it. */
export function withCondition(filter: Filter, condition: Ranged): Filter {
	return replace(
		filter,
		conditionIn(filter, condition.kind),
		saysNothing(condition) ? null : condition
	);
}

function saysNothing(condition: Ranged): boolean {
	switch (condition.kind) {
		case 'price':
			return condition.min === null && condition.max === null;
		case 'collected':
			return condition.from === null && condition.to === null;
		case 'text':
			return condition.words.trim() === '';
	}
}

/** Whether a colour counts where it is only the runner-up of the measured one. */
export const isNear = (filter: Filter): boolean => partOf(filter, 'nearLabel') !== undefined;

/** Matches the chosen colours the other way. */
export function withNear(filter: Filter, near: boolean): Filter {
	const [from, to]: readonly [Facet, Facet] = near
		? ['label', 'nearLabel']
		: ['nearLabel', 'label'];
	const chosen = valuesIn(filter, from);
	if (chosen.length === 0) return filter;
	const values = [...new Set([...valuesIn(filter, to), ...chosen])];
	const matched = withValues(withValues(filter, from, []), to, values);
	return withLeftOut(matched, to, isLeftOut(filter, from));
}

/** Without one part of it. */
export const withoutPart = (filter: Filter, part: FilterNode): Filter =>
	replace(filter, part, null);
