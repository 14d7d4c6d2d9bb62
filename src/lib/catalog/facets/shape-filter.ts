/** A filter as a person shapes it by clicks: one condition a facet, all of which must hold. */

import {
	filterOf,
	partsOf,
	type Condition,
	type Facet,
	type Filter,
	type FilterNode
} from './filter';

type Ranged = Exclude<Condition, { kind: 'is' }>;

const isOf = (facet: Facet, part: FilterNode): boolean =>
	part.kind === 'is' && part.facet === facet;

/** In place of the parts that a test finds; at their place, or at the end. */
function replace(
	filter: Filter,
	isFormer: (part: FilterNode) => boolean,
	by: FilterNode | null
): Filter {
	const parts = partsOf(filter);
	const place = parts.findIndex(isFormer);
	const others = parts.filter((part) => !isFormer(part));
	if (by === null) return filterOf(...others);
	return place < 0
		? filterOf(...others, by)
		: filterOf(...others.slice(0, place), by, ...others.slice(place));
}

/** The values chosen in a facet. */
export const valuesIn = (filter: Filter, facet: Facet): readonly string[] =>
	partsOf(filter).flatMap((part) =>
		part.kind === 'is' && part.facet === facet ? part.values : []
	);

/** Chooses values of a facet; none lifts the condition. */
export const withValues = (filter: Filter, facet: Facet, values: readonly string[]): Filter =>
	replace(
		filter,
		(part) => isOf(facet, part),
		values.length === 0 ? null : { kind: 'is', facet, values }
	);

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
	partsOf(filter).find((part): part is Extract<Ranged, { kind: Kind }> => part.kind === kind);

/** Puts a condition in place of the one of its kind; one that says nothing lifts it. */
export function withCondition(filter: Filter, condition: Ranged): Filter {
	return replace(
		filter,
		(part) => part.kind === condition.kind,
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
export const isNear = (filter: Filter): boolean =>
	partsOf(filter).some((part) => isOf('nearLabel', part));

/** Matches the chosen colours the other way. */
export function withNear(filter: Filter, near: boolean): Filter {
	const [from, to]: readonly [Facet, Facet] = near
		? ['label', 'nearLabel']
		: ['nearLabel', 'label'];
	const chosen = valuesIn(filter, from);
	if (chosen.length === 0) return filter;
	return withValues(withValues(filter, from, []), to, [
		...new Set([...valuesIn(filter, to), ...chosen])
	]);
}

/** Without one part of it. */
export const withoutPart = (filter: Filter, part: FilterNode): Filter =>
	filterOf(...partsOf(filter).filter((one) => one !== part));
