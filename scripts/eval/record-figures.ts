/** Keeps what a measurement printed, with the models it measured, so that cards can be written from it. */

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { modelFor, type ModelManifest, type ModelRole } from '../../src/lib/vision/models';
import type { MeasureResult } from './measure';
import type { EvalOptions, Measure } from './options';

export type FiguresRecord = {
	/** The command without its folders. */
	readonly command: string;
	/** Ids of the models that the figures depend on, by role. */
	readonly models: Readonly<Partial<Record<ModelRole, string>>>;
	readonly figures: MeasureResult;
};

const GARMENT: readonly ModelRole[] = ['parse', 'embed'];
const PERSON: readonly ModelRole[] = ['parse', 'pose'];
const MEASURED: Readonly<Record<Measure, readonly ModelRole[]>> = {
	parse: ['parse'],
	cutout: GARMENT,
	category: GARMENT,
	retrieval: GARMENT,
	robust: GARMENT,
	attributes: GARMENT,
	colour: GARMENT,
	'colour-flags': ['parse'],
	'colour-names': [],
	'colour-synthetic': [],
	presence: PERSON,
	pose: PERSON
};

function commandOf(asked: EvalOptions): string {
	const { measure, data, split, where, find, labels, limit, queries } = asked;
	const options = [
		['--data', data && 'DIR'],
		['--labels', labels],
		['--split', split],
		['--where', where && `${where.column}=${where.value}`],
		['--find', find],
		['--limit', Number.isFinite(limit) ? limit : undefined],
		['--queries', Number.isFinite(queries) ? queries : undefined]
	];
	const given = options.filter(([, value]) => Boolean(value)).flat();
	return ['npm run eval --', measure, ...given].join(' ');
}

/** Writes `<name>.json` in the folder; the name is the measure's unless another is given. */
export async function recordFigures(
	folder: string,
	options: EvalOptions,
	manifest: ModelManifest,
	figures: MeasureResult
): Promise<void> {
	const roles = MEASURED[options.measure];
	const models = Object.fromEntries(roles.map((role) => [role, modelFor(manifest, role).id]));
	const record: FiguresRecord = { command: commandOf(options), models, figures };
	await mkdir(folder, { recursive: true });
	const file = path.join(folder, `${options.name ?? options.measure}.json`);
	await writeFile(file, `${JSON.stringify(record, null, '\t')}\n`);
}
