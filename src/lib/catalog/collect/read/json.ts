/** Looks into JSON whose shape nobody vouches for: what is not as expected is as good as absent. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

export const isRecord = (value: unknown): value is JsonRecord =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** An empty record in place of anything else. */
export const recordOf = (value: unknown): JsonRecord => (isRecord(value) ? value : {});

/** A list as it is, one thing as a list of it, nothing as an empty list. */
export function listOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return value === undefined || value === null ? [] : [value];
}

/** What stands at the end of a path of names; undefined where it breaks off. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
	path.reduce<unknown>((inner, name) => recordOf(inner)[name], value);

/** A text or number as text; empty in place of anything else. */
export function stringOf(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A number, or a text that is one; null in place of anything else. */
export function numberOf(value: unknown): number | null {
	const text = stringOf(value);
	const number = Number(text);
	return text === '' || !Number.isFinite(number) ? null : number;
}

/** The first text of the values that is not empty. */
export const firstString = (...values: readonly unknown[]): string =>
	values.map(stringOf).find((text) => text !== '') ?? '';
