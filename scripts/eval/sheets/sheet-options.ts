/** Reads the command line of the sheets. */

import { parseArgs } from 'node:util';
import { EvalInputError } from '../eval-error';

export const SHEET_ROLES = ['parse', 'cutout', 'embed', 'presence', 'pose'] as const;
export type SheetRole = (typeof SHEET_ROLES)[number];

export type SheetOptions = {
	/** Folder of the demo catalogue. */
	readonly data: string;
	readonly out: string;
	readonly roles: readonly SheetRole[];
	readonly models: string;
};

const USAGE = `npm run sheets -- --data DIR [options]

options
  --data DIR     demo catalogue, drawn by npm run demo-catalog -- --out DIR
  --out DIR      folder of the sheets           (docs/models)
  --role ROLE    one of ${SHEET_ROLES.join(', ')}; all unless given
  --models DIR   folder with manifest.json      (static/models)`;

function readArguments(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				data: { type: 'string' },
				out: { type: 'string', default: 'docs/models' },
				role: { type: 'string' },
				models: { type: 'string', default: 'static/models' }
			}
		}).values;
	} catch (cause) {
		throw new EvalInputError(cause instanceof Error ? cause.message : String(cause));
	}
}

/** @throws EvalInputError when an option is unknown, missing or malformed */
export function readSheetOptions(args: readonly string[]): SheetOptions {
	const { data, out, role, models } = readArguments(args);
	if (!data) throw new EvalInputError(`--data DIR is missing.\n\n${USAGE}`);
	const roles = role === undefined ? SHEET_ROLES : SHEET_ROLES.filter((name) => name === role);
	if (roles.length === 0) {
		throw new EvalInputError(`--role takes one of ${SHEET_ROLES.join(', ')}, not "${role}".`);
	}
	return { data, out, roles, models };
}
