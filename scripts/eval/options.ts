/** Reads the command line of the measurements. */

import { parseArgs } from 'node:util';
import { EvalInputError } from './eval-error';

export const MEASURES = [
	'parse',
	'category',
	'retrieval',
	'robust',
	'cutout',
	'presence',
	'pose',
	'attributes',
	'colour',
	'colour-flags',
	'colour-names',
	'colour-synthetic'
] as const;
export type Measure = (typeof MEASURES)[number];

/** Measures that bring or draw what they measure on. */
const WITHOUT_DATA: ReadonlySet<Measure> = new Set(['colour-names', 'colour-synthetic']);

/**
 * `app`: regions or single article, as an analysed photo. `whole`: the one garment of the photo, as
 * when a person asks for the whole photo.
 */
export const FINDS = ['app', 'whole'] as const;
export type Find = (typeof FINDS)[number];

export type EvalOptions = {
	readonly measure: Measure;
	/** Empty for measures that draw their photos. */
	readonly data: string;
	/** `all` takes every row. */
	readonly split: string;
	/** Column that holds the label; found by its usual names unless given. */
	readonly label: string | undefined;
	/** Rows to keep: those with this value in this column. */
	readonly where: { readonly column: string; readonly value: string } | undefined;
	/** How a garment is looked for; each measure has its own default. */
	readonly find: Find | undefined;
	/** Table of photos with a person's word on presence, pose and framing. */
	readonly labels: string | undefined;
	/** ImageNet weights for the baseline; looked for beside the data unless given. */
	readonly init: string | undefined;
	/** Folder for the figures. */
	readonly out: string | undefined;
	/** Folder for tables and pictures of them: the same, unless the figures have a name of their own. */
	readonly tables: string | undefined;
	/** What the figures are called there; the measure's name unless given. */
	readonly name: string | undefined;
	readonly json: boolean;
	readonly models: string;
	readonly limit: number;
	/** Of the drawn garments (colour-synthetic). */
	readonly seed: number;
	/** Of the photos, how many ask (robust). */
	readonly queries: number;
	readonly threads: number;
};

export const USAGE = `npm run eval -- <measure> --data DIR [options]

measures
  parse       pixel classes against masks        (photos/, masks/, labels.json, split.csv)
  category    garment kinds against labels       (photos/, labels.csv)
  retrieval   nearest garments share the kind    (photos/, labels.csv)
  robust      the same garment, photo changed    (photos/, labels.csv)
  cutout      soundness of garment masks         (photos/, labels.csv)
  presence    is a model in the photo            (model/ and garment/, or --labels)
  pose        pose, framing, key-points          (--labels)
  attributes  sleeve, neckline, pattern, length  (--labels)
  colour      label of the main colour           (photos/, labels.csv, ../colour/)
  colour-flags      flags of patterns            (--labels)
  colour-names      labels of xkcd's colours     (no --data)
  colour-synthetic  drawn garments               (--seed; no --data)

options
  --split NAME    part of the data to measure on (test); all: every row
  --label COLUMN  of labels.csv                  (label, else articleType)
  --where C=V     only rows with value V in column C
  --find HOW      whole: as the app where the whole photo is asked for; app: as it analyses a photo
                                                 (robust, attributes: app; others: whole)
  --labels CSV    image,hasModel,pose,framing    (presence, pose, attributes)
  --init FILE     ImageNet weights, baseline     (DIR/../init/mobilenet_v2_imagenet.npz)
  --out DIR       keep the figures, for cards; confusion and F1 curve (category, parse, attributes)
  --name NAME     of the figures in --out, which then stand without tables (the measure)
  --models DIR    folder with manifest.json      (static/models)
  --limit N       only the first N photos
  --seed N        of the drawn garments          (colour-synthetic, 1)
  --queries N     only the first N of them ask, among all (robust)
  --threads N     of the WebAssembly runtime     (2)
  --json          print nothing but the last line's JSON object`;

function wholeNumber(text: string, name: string): number {
	const value = Number(text);
	if (Number.isInteger(value) && value > 0) return value;
	throw new EvalInputError(`--${name} takes a whole number above 0, not "${text}".`);
}

function readWhere(text: string): { column: string; value: string } {
	const [, column = '', value = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
	if (column) return { column, value };
	throw new EvalInputError(`--where takes COLUMN=VALUE, not "${text}".`);
}

function readFind(text: string): Find {
	const find = FINDS.find((name) => name === text);
	if (find) return find;
	throw new EvalInputError(`--find takes one of ${FINDS.join(', ')}, not "${text}".`);
}

function readArguments(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				data: { type: 'string' },
				split: { type: 'string', default: 'test' },
				label: { type: 'string' },
				where: { type: 'string' },
				find: { type: 'string' },
				labels: { type: 'string' },
				init: { type: 'string' },
				out: { type: 'string' },
				name: { type: 'string' },
				models: { type: 'string', default: 'static/models' },
				limit: { type: 'string' },
				queries: { type: 'string' },
				seed: { type: 'string', default: '1' },
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
	if (!values.data && !WITHOUT_DATA.has(measure)) {
		throw new EvalInputError(`--data DIR is missing.\n\n${USAGE}`);
	}
	return {
		measure,
		data: values.data ?? '',
		split: values.split,
		label: values.label,
		where: values.where === undefined ? undefined : readWhere(values.where),
		find: values.find === undefined ? undefined : readFind(values.find),
		labels: values.labels,
		init: values.init,
		out: values.out,
		tables: values.name === undefined ? values.out : undefined,
		name: values.name,
		json: values.json,
		models: values.models,
		limit: values.limit === undefined ? Infinity : wholeNumber(values.limit, 'limit'),
		seed: wholeNumber(values.seed, 'seed'),
		queries: values.queries === undefined ? Infinity : wholeNumber(values.queries, 'queries'),
		threads: wholeNumber(values.threads, 'threads')
	};
}
