/** Reads the command line of the snapshot builder. */

import { parseArgs } from 'node:util';
import { SnapshotInputError } from './snapshot-input-error';

export type SnapshotOptions = {
	readonly photos: string;
	/** Empty: `labels.csv` beside the photos, where there is one. */
	readonly labels: string;
	readonly out: string;
	readonly id: string;
	readonly name: string;
	readonly shop: string;
	readonly models: string;
	readonly limit: number;
	readonly threads: number;
};

export const USAGE = `npm run snapshot -- --photos DIR --out DIR [options]

  --photos DIR    the photos, or a folder with photos/ and labels.csv or items.json in it
  --labels FILE   table of the photos (CSV): image, name, link, label, price, shop, …
  --out DIR       where the snapshot is written
  --id ID         of the collection: a–z, 0–9, hyphens (my-photos)
  --name TEXT     of the collection, for people; "한국어 | English" gives both
  --shop TEXT     shop of all photos whose row names none
  --models DIR    folder with manifest.json (static/models)
  --limit N       only the first N photos
  --threads N     of the WebAssembly runtime (2)`;

function wholeNumber(text: string, name: string): number {
	const value = Number(text);
	if (Number.isInteger(value) && value > 0) return value;
	throw new SnapshotInputError(`--${name} takes a whole number above 0, not "${text}".`);
}

function readArguments(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				photos: { type: 'string' },
				labels: { type: 'string', default: '' },
				out: { type: 'string' },
				id: { type: 'string', default: 'my-photos' },
				name: { type: 'string' },
				shop: { type: 'string', default: '' },
				models: { type: 'string', default: 'static/models' },
				limit: { type: 'string' },
				threads: { type: 'string', default: '2' }
			}
		}).values;
	} catch (cause) {
		throw new SnapshotInputError(cause instanceof Error ? cause.message : String(cause));
	}
}

/** @throws SnapshotInputError when an option is unknown, missing or malformed */
export function readOptions(args: readonly string[]): SnapshotOptions {
	const { photos, out, limit, threads, name, ...rest } = readArguments(args);
	if (!photos) throw new SnapshotInputError(`--photos DIR is missing.\n\n${USAGE}`);
	if (!out) throw new SnapshotInputError(`--out DIR is missing.\n\n${USAGE}`);
	if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(rest.id)) {
		throw new SnapshotInputError(`--id "${rest.id}": only a–z, 0–9 and hyphens.`);
	}
	return {
		...rest,
		photos,
		out,
		name: name ?? rest.id,
		limit: limit === undefined ? Infinity : wholeNumber(limit, 'limit'),
		threads: wholeNumber(threads, 'threads')
	};
}
