/** Puts measured figures into a card's text. */

import type { ModelManifest } from '../../../src/lib/vision/models';
import { EvalInputError } from '../eval-error';
import type { FiguresRecord } from '../record-figures';

/** `{{category.figures.top1}}`, with `:2` for two decimals in place of three. */
const PLACE = /\{\{([^{}:]+)(?::(\d))?\}\}/g;

function lookUp(values: unknown, place: string): unknown {
	let found = values;
	for (const key of place.split('.')) {
		if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
		found = Reflect.get(found, key);
	}
	return found;
}

function print(value: string | number, decimals: number): string {
	if (typeof value === 'string') return value;
	return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(decimals);
}

/**
 * The card with each place filled.
 *
 * @param template text with places named by their path in `values`
 * @throws EvalInputError when a place names nothing that can be printed
 */
export function fillCard(template: string, values: unknown): string {
	return template.replace(PLACE, (_, place: string, decimals?: string) => {
		const value = lookUp(values, place.trim());
		if (typeof value === 'string' || typeof value === 'number') {
			return print(value, Number(decimals ?? 3));
		}
		throw new EvalInputError(`No figure is called ${place}.`);
	});
}

/**
 * Refuses figures of models that no longer ship.
 *
 * @param records by name, as `npm run eval -- … --out` wrote them
 * @throws EvalInputError naming the first command that has to be run again
 */
export function checkFresh(
	records: Readonly<Record<string, FiguresRecord>>,
	manifest: ModelManifest
): void {
	const shipped = new Set(manifest.models.map(({ id }) => id));
	for (const [name, { models, command }] of Object.entries(records)) {
		const stale = Object.values(models).find((id) => !shipped.has(id));
		if (stale === undefined) continue;
		throw new EvalInputError(
			`The figures ${name} are of ${stale}, which does not ship. Measure again: ${command}`
		);
	}
}
