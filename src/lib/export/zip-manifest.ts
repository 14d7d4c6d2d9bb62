/** The `manifest.json` of a zip: everything known of its items, for programs. */

import type { FiledItem } from './items-csv';

const ZIP_SCHEMA = 'otlens-items';
const ZIP_VERSION = 1;

export type ZipFacts = {
	readonly createdAt: Date;
	/** Ids of the embedders behind the stored vectors. */
	readonly models: readonly string[];
	/** Ids that were asked for and whose item or photo is not there. */
	readonly missing: readonly string[];
};

/** Readable JSON; `items[].file` is the photo's path in the zip, or null. */
export function zipManifest(filed: readonly FiledItem[], facts: ZipFacts): string {
	const manifest = {
		schema: ZIP_SCHEMA,
		version: ZIP_VERSION,
		app: 'Otlens',
		createdAt: facts.createdAt.toISOString(),
		models: { embed: facts.models },
		items: filed.map(({ item, file }) => ({ ...item, file })),
		missing: facts.missing
	};
	return `${JSON.stringify(manifest, null, '\t')}\n`;
}
