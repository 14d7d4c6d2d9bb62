/** Attributes of a garment in the person's words. */

import type { Attribute, AttributeScore, KnownAttributes } from '$lib/vision/embed/attributes';
import { text } from '$lib/messages/current.svelte';

function valueText(attribute: Attribute, value: string): string {
	const values: Readonly<Record<string, string>> = text().attributes.values[attribute];
	return values[value] ?? value;
}

/** “Long sleeves · Collar · Striped” */
export const attributeLine = (scores: readonly AttributeScore[]): string =>
	scores.map(({ attribute, value }) => valueText(attribute, value)).join(' · ');

/** Name and value of each that is known. */
export function attributeFacts(known: KnownAttributes): [string, string][] {
	const names: Readonly<Record<Attribute, string>> = text().attributes.names;
	return (Object.keys(names) as Attribute[]).flatMap((attribute): [string, string][] => {
		const value = known[attribute];
		return value === undefined ? [] : [[names[attribute], valueText(attribute, value)]];
	});
}
