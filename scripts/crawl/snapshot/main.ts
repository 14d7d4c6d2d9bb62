/** `npm run snapshot`: turns a folder of photos into a catalog that the app can load. */

import { bytesOf } from '../../../src/lib/catalog/snapshot/manifest';
import { createNodePose } from '../../eval/node-pose';
import { createNodeRun } from '../../eval/node-runtime';
import { runCommand } from '../../eval/run-command';
import { buildSnapshot } from './build-snapshot';
import { findSources } from './find-sources';
import { readOptions } from './options';
import { openOutput } from './output-folder';
import { createProgress } from './progress';
import { SnapshotInputError } from './snapshot-input-error';

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	const { sources, notes } = await findSources(options);
	for (const note of notes) console.log(`left out: ${note}`);
	const runtime = await createNodeRun(options.models, { threads: options.threads });
	// Drawn photos come with their truth.
	const needsPose = sources.some(({ truth }) => truth === null);
	const pose = needsPose ? await createNodePose(runtime.manifest) : null;
	try {
		const write = await openOutput(options.out);
		const progress = createProgress(sources.length, (line) => console.log(line));
		const { manifest, skipped } = await buildSnapshot(
			sources,
			options,
			{ runtime, pose },
			write,
			progress
		);
		for (const { file, reason } of skipped) console.log(`left out: ${file}: ${reason}`);
		const megabytes = bytesOf(manifest) / 1e6;
		console.log(`${manifest.count} items, ${megabytes.toFixed(1)} MB in ${options.out}`);
	} finally {
		pose?.release();
		await runtime.release();
	}
}

await runCommand(main, [SnapshotInputError]);
