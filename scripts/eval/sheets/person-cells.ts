/** Photos of the demo with what both networks say of the person in them. */

import type { Raster } from '../../../src/lib/vision/image/raster';
import { describePerson, type PersonReading } from '../../../src/lib/vision/person/describe-person';
import type { KeyPoint } from '../../../src/lib/vision/pose/key-points';
import { createNodePose } from '../node-pose';
import type { NodeRuntime } from '../node-runtime';
import { readEvidence } from '../read-evidence';
import { readPhoto } from '../read-photo';
import type { SheetItem } from './demo-items';
import type { Cell } from './sheet';

export type SeenPerson = {
	readonly item: SheetItem;
	readonly raster: Raster;
	readonly keyPoints: readonly KeyPoint[];
	readonly reading: PersonReading;
};

/** One cell a photo, in the items' order. */
export async function personCells(
	items: readonly SheetItem[],
	runtime: NodeRuntime,
	toCell: (seen: SeenPerson) => Cell
): Promise<Cell[]> {
	const pose = await createNodePose(runtime.manifest);
	try {
		const cells: Cell[] = [];
		for (const item of items) {
			const { raster } = await readPhoto(item.file);
			const evidence = await readEvidence(raster, runtime, pose);
			const keyPoints = evidence.keyPoints ?? [];
			cells.push(toCell({ item, raster, keyPoints, reading: describePerson(evidence) }));
		}
		return cells;
	} finally {
		pose.release();
	}
}
