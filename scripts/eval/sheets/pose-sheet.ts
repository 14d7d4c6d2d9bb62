/** The sheet of poses: worn photos with the skeleton that pose and framing are read from. */

import { chooseWorn } from './choose-items';
import { kindOf } from './demo-items';
import { personCells, type SeenPerson } from './person-cells';
import type { Cell, Sheet, SheetSource } from './sheet';
import { LEFT, RIGHT, skeletonSvg } from './skeleton-svg';

export function poseCell({ item, raster, keyPoints, reading }: SeenPerson): Cell {
	const { presence, pose, framing } = reading;
	const said = presence.hasModel
		? `${pose.pose} ${pose.score.toFixed(2)}, ${framing}`
		: 'no model seen';
	return {
		pictures: [raster],
		captions: [said, `${item.number} ${item.pose ?? 'no pose'}, ${kindOf(item)}`],
		verdict: pose.pose === item.pose ? 'agrees' : 'disagrees',
		marks: (frame) => skeletonSvg(keyPoints, frame)
	};
}

export async function poseSheet({ items, runtime }: SheetSource): Promise<Sheet> {
	return {
		title: 'pose with its score, framing; below, as drawn',
		picturesPerCell: 1,
		cells: await personCells(chooseWorn(items), runtime, poseCell),
		legend: [
			{ name: 'their left', colour: LEFT },
			{ name: 'their right', colour: RIGHT }
		]
	};
}
