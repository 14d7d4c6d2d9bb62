/** Labelled photos, each with what the app's networks say of it. */

import type { PersonEvidence } from '../../src/lib/vision/person/presence-signs';
import type { MeasureContext } from './measure';
import { createNodePose } from './node-pose';
import { readLabelFolders, readLabelTable, type PersonLabel } from './person-labels';
import { readEvidence, readLabelled } from './read-evidence';

export type PersonCase = { readonly label: PersonLabel; readonly evidence: PersonEvidence };

async function readLabels(
	{ options }: MeasureContext,
	columns: readonly string[]
): Promise<PersonLabel[]> {
	const csv = options.labels ?? (options.data.endsWith('.csv') ? options.data : undefined);
	if (csv === undefined) return readLabelFolders(options.data);
	const labels = await readLabelTable(csv, options.data, columns);
	// A table without parts is measured whole.
	return labels.filter(({ part }) => !part || options.split === 'all' || part === options.split);
}

/**
 * Runs parser and pose network on every labelled photo that `wants` takes.
 *
 * @param columns that the table must have
 * @throws EvalInputError when photos, folders or columns are missing
 */
export async function readCases(
	context: MeasureContext,
	columns: readonly string[],
	wants: (label: PersonLabel) => boolean
): Promise<PersonCase[]> {
	const labels = (await readLabels(context, columns)).filter(wants);
	const pose = await createNodePose(context.runtime.manifest);
	try {
		const cases: PersonCase[] = [];
		for (const label of labels.slice(0, context.options.limit)) {
			const evidence = await readEvidence(await readLabelled(label), context.runtime, pose);
			cases.push({ label, evidence });
		}
		return cases;
	} finally {
		pose.release();
	}
}
