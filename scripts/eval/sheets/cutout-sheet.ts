/** The cut-outs' sheet: the largest garment of each photo, with what the app takes it for. */

import { analysePhoto } from '../../../src/lib/vision/analyse-photo';
import type { Garment } from '../../../src/lib/vision/analysis';
import { readPhoto } from '../read-photo';
import { chooseHalves } from './choose-items';
import { cutOutPicture, emptyBoard } from './cut-out-picture';
import { truthOf } from './demo-items';
import { percent, type Cell, type Sheet, type SheetSource } from './sheet';

function nameOf({ category, kinds }: Garment): string {
	const [best] = kinds;
	return best ? `${category} · ${best.kind} ${percent(best.score)}` : category;
}

export async function cutoutSheet({ items, runtime }: SheetSource): Promise<Sheet> {
	const { manifest, run } = runtime;
	const cells: Cell[] = [];
	for (const item of chooseHalves(items)) {
		const { raster } = await readPhoto(item.file);
		const { garments } = await analysePhoto(
			raster,
			{},
			{ manifest, run, step: () => Promise.resolve() }
		);
		const [largest] = garments;
		const others = garments.length > 1 ? ` (+${garments.length - 1})` : '';
		cells.push({
			pictures: [largest ? cutOutPicture(raster, largest) : emptyBoard(raster)],
			captions: [
				largest ? nameOf(largest) + others : 'nothing found',
				`${item.number} ${truthOf(item)}`
			]
		});
	}
	return {
		title: 'the largest garment found (+ others); below, what was drawn',
		picturesPerCell: 1,
		cells
	};
}
