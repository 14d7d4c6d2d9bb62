/** `npm run eval`: measures a model on a folder of data by the app's own code; JSON on the last line. */

import { measureAttributes } from './attributes-measure';
import { measureCategory } from './category-measure';
import { measureColourFlags } from './colour-flags-measure';
import { measureColour } from './colour-measure';
import { measureColourNames } from './colour-names-measure';
import { measureColourSynthetic } from './colour-synthetic-measure';
import { measureCutout } from './cutout-measure';
import { EvalInputError } from './eval-error';
import type { MeasureContext, MeasureResult } from './measure';
import { createNodeRun } from './node-runtime';
import { readOptions, type Measure } from './options';
import { measureParse } from './parse-measure';
import { UnreadablePhotoError } from './read-photo';
import { measurePose } from './pose-measure';
import { measurePresence } from './presence-measure';
import { measureRetrieval } from './retrieval-measure';
import { measureRobust } from './robust-measure';
import { recordFigures } from './record-figures';
import { runCommand } from './run-command';

const measures: Record<Measure, (context: MeasureContext) => Promise<MeasureResult>> = {
	parse: measureParse,
	category: measureCategory,
	retrieval: measureRetrieval,
	robust: measureRobust,
	cutout: measureCutout,
	presence: measurePresence,
	pose: measurePose,
	attributes: measureAttributes,
	colour: measureColour,
	'colour-flags': measureColourFlags,
	'colour-names': measureColourNames,
	'colour-synthetic': measureColourSynthetic
};

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	const runtime = await createNodeRun(options.models, { threads: options.threads });
	try {
		const say = (line: string) => {
			if (!options.json) console.log(line);
		};
		const result = await measures[options.measure]({ options, runtime, say });
		if (options.out !== undefined) {
			await recordFigures(options.out, options, runtime.manifest, result);
		}
		console.log(JSON.stringify(result));
	} finally {
		await runtime.release();
	}
}

await runCommand(main, [EvalInputError, UnreadablePhotoError]);
