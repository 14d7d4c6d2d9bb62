/** `npm run fit-presence`: fits the weights of the signs of a person to the weights that ship. */

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { modelFor } from '../../src/lib/vision/models';
import {
	PARSE_SIGNS,
	POSE_SIGNS,
	readSigns,
	type PersonEvidence,
	type Signs
} from '../../src/lib/vision/person/presence-signs';
import { EvalInputError } from './eval-error';
import { variantsOf } from './fit-variants';
import { fitLogistic } from './logistic';
import { round4 } from './measure';
import { createNodePose } from './node-pose';
import { createNodeRun, type NodeRuntime } from './node-runtime';
import { readLabelTable, type PersonLabel } from './person-labels';
import { readEvidence, readLabelled } from './read-evidence';
import { readText } from './read-table';

const { values } = parseArgs({
	options: {
		data: { type: 'string' },
		labels: { type: 'string', default: 'scripts/eval/labels/presence.csv' },
		models: { type: 'string', default: 'static/models' },
		/** Evidence kept from an earlier run with the same models, or to be kept from this one. */
		keep: { type: 'string' },
		limit: { type: 'string', default: '64' }
	}
});
const data = values.data ?? '';
if (!data) throw new EvalInputError('--data DIR is missing.');

const target = path.resolve(import.meta.dirname, '../../src/lib/vision/person/presence.data.ts');
type Case = { readonly evidence: PersonEvidence; readonly hasModel: boolean };

/** The first `limit` photos of each source whose part is `fit`. */
function chooseLabels(labels: readonly PersonLabel[], limit: number): PersonLabel[] {
	const counts = new Map<string, number>();
	return labels.filter(({ part, source }) => {
		if (part !== 'fit') return false;
		const count = (counts.get(source) ?? 0) + 1;
		counts.set(source, count);
		return count <= limit;
	});
}

function fitSigns(names: readonly (keyof Signs)[], cases: readonly Case[]) {
	const rows = cases.map(({ evidence }) => {
		const signs = readSigns(evidence);
		return names.map((name) => signs[name] ?? 0);
	});
	const fitted = fitLogistic(
		rows,
		cases.map(({ hasModel }) => Number(hasModel))
	);
	const weights = names.flatMap((name, j): [string, number][] => {
		const weight = round4(fitted.weights[j] ?? 0);
		return weight > 0 ? [[name, weight]] : [];
	});
	return { bias: round4(fitted.bias), weights: Object.fromEntries(weights) };
}

const literal = ({ bias, weights }: ReturnType<typeof fitSigns>): string =>
	[
		'{',
		`\t\tbias: ${bias},`,
		'\t\tweights: {',
		Object.entries(weights)
			.map(([name, weight]) => `\t\t\t'${name}': ${weight}`)
			.join(',\n'),
		'\t\t}',
		'\t}'
	].join('\n');

async function collectCases(runtime: NodeRuntime): Promise<Case[]> {
	const labels = await readLabelTable(values.labels, data, ['hasModel', 'part']);
	const pose = await createNodePose(runtime.manifest);
	try {
		const cases: Case[] = [];
		for (const [index, label] of chooseLabels(labels, Number(values.limit)).entries()) {
			for (const variant of await variantsOf(label, await readLabelled(label), index)) {
				const evidence = await readEvidence(variant.raster, runtime, pose);
				cases.push({ evidence, hasModel: variant.hasModel });
			}
			if (index % 20 === 19) console.log(`${index + 1} photos, ${cases.length} cases`);
		}
		return cases;
	} finally {
		pose.release();
	}
}

/** The cases of an earlier run; a sketch is an array in JSON. */
async function readKept(file: string): Promise<Case[]> {
	const kept = JSON.parse(await readText(file)) as Case[];
	return kept.map(({ evidence, hasModel }) => {
		const labels = Uint8Array.from(Object.values(evidence.sketch.labels));
		return { evidence: { ...evidence, sketch: { ...evidence.sketch, labels } }, hasModel };
	});
}

const runtime = await createNodeRun(values.models, { threads: 1 });
try {
	const { keep } = values;
	const kept = keep !== undefined && existsSync(keep) ? await readKept(keep) : null;
	const cases = kept ?? (await collectCases(runtime));
	if (keep !== undefined && !kept) await writeFile(keep, JSON.stringify(cases));
	const models = (['parse', 'pose'] as const).map((role) => modelFor(runtime.manifest, role).id);
	await writeFile(
		target,
		`/** Weights of the signs of a person; written by \`npm run fit-presence\`, not by hand. */

export type FittedSigns = {
	readonly bias: number;
	readonly weights: Readonly<Record<string, number>>;
};

export const PRESENCE: {
	/** The weights of the networks that this was fitted to. */
	readonly models: readonly string[];
	readonly withPose: FittedSigns;
	readonly parseOnly: FittedSigns;
} = {
	models: [${models.map((id) => `'${id}'`).join(', ')}],
	withPose: ${literal(fitSigns(POSE_SIGNS, cases))},
	parseOnly: ${literal(fitSigns(PARSE_SIGNS, cases))}
};
`
	);
	console.log(`${cases.length} cases → ${path.relative(process.cwd(), target)}`);
} finally {
	await runtime.release();
}
