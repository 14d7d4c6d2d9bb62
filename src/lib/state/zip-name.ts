/** What a zip is called where a person does not say. */

/** @param ms since 1970 */
export const zipName = (ms: number): string =>
	`otlens-${new Date(ms).toISOString().slice(0, 10)}.zip`;
