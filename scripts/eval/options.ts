/** Reads the command line of the measurements. */

import { parseArgs } from 'node:util';
import { EvalInputError } from './eval-error';

export const MEASURES = ['parse', 'category', 'retrieval'] as const;
export type Measure = (typeof MEASURES)[number];

export type EvalOptions = {
	readonly measure: Measure;
	readonly data: string;
	readonly split: string;
	readonly json: boolean;
	readonly models: string;
	readonly limit: number;
	readonly threads: number;
};

export const USAGE = `npm run eval -- <measure> --data DIR [options]

measures
  parse       pixel classes against masks        (photos/, masks/, labels.json, split.csv)
  category    garment kinds against labels       (photos/, labels.csv)
  retrieval   nearest garments share the kind    (photos/, labels.csv)

options
  --split NAME    part of the data to measure on (test)
  --models DIR    folder with manifest.json      (static/models)
  --limit N       only the first N photos
  --threads N     of the WebAssembly runtime     (2)
  --json          print nothing but the last line's JSON object`;

function wholeNumber(text: string, name: string): number {
	const value = Number(text);
	if (Number.isInteger(value) && value > 0) return value;
	throw new EvalInputError(`--${name} takes a whole number above 0, not "${text}".`);
}

function readArguments(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				data: { type: 'string' },
				split: { type: 'string', default: 'test' },
				models: { type: 'string', default: 'static/models' },
				limit: { type: 'string' },
				threads: { type: 'string', default: '2' },
				json: { type: 'boolean', default: false }
			}
		});
	} catch (cause) {
		throw new EvalInputError(cause instanceof Error ? cause.message : String(cause));
	}
}

/** @throws EvalInputError when an option is unknown, missing or malformed */
export function readOptions(args: readonly string[]): EvalOptions {
	const { values, positionals } = readArguments(args);
	const measure = MEASURES.find((name) => name === positionals[0]);
	if (!measure || positionals.length > 1) {
		throw new EvalInputError(`Which measure? One of ${MEASURES.join(', ')}.\n\n${USAGE}`);
	}
	if (!values.data) throw new EvalInputError(`--data DIR is missing.\n\n${USAGE}`);
	return {
		measure,
		data: values.data,
		split: values.split,
		json: values.json,
		models: values.models,
		limit: values.limit === undefined ? Infinity : wholeNumber(values.limit, 'limit'),
		threads: wholeNumber(values.threads, 'threads')
	};
}
