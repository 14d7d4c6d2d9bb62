/** A process of its own that makes a project's snapshot: its one argument says of which folder, its messages how it goes. */

import { openCollector } from '../../crawl/engine/open-collector';
import { makeProjectSnapshot } from '../../crawl/snapshot/project-snapshot';
import type { SnapshotJob, SnapshotMessage } from './snapshot';

const tell = (message: SnapshotMessage): void => {
	process.send?.(message);
};

const { folder, out } = JSON.parse(process.argv[2] ?? '') as SnapshotJob;
const collector = await openCollector(folder);
const [project] = await collector.projects();
if (!project) throw new Error(`There is no project in ${folder}.`);
const { analysed, reused, leftOut } = await makeProjectSnapshot(collector, project, {
	...{ dataDir: folder, out },
	onProgress: ({ done }) => tell({ kind: 'progress', done })
});
tell({ kind: 'ended', analysed, reused, leftOut: leftOut.length });
await collector.close();
process.disconnect();
