/** The parser's sheet: each photo beside its label map. */

import { CATEGORIES, PARSE_CLASSES } from '../../../src/lib/vision/parse/classes';
import { classShares, type LabelMap } from '../../../src/lib/vision/parse/label-map';
import { parsePhoto } from '../../../src/lib/vision/parse/parse-photo';
import { modelFor } from '../../../src/lib/vision/models';
import { readPhoto } from '../read-photo';
import { chooseHalves } from './choose-items';
import { truthOf } from './demo-items';
import { percent, type Cell, type Sheet, type SheetSource } from './sheet';
import { CLASS_COLOURS, tintLabels } from './tint-labels';

/** Garments that cover at least a hundredth of the photo, largest first; three at most. */
function garmentsOf(map: LabelMap): string {
	const shares = classShares(map);
	const found = CATEGORIES.filter((name) => shares[name] >= 0.01)
		.sort((a, b) => shares[b] - shares[a])
		.slice(0, 3)
		.map((name) => `${name} ${percent(shares[name])}`);
	return found.join(', ') || 'no garment';
}

export async function parseSheet({ items, runtime }: SheetSource): Promise<Sheet> {
	const parser = modelFor(runtime.manifest, 'parse');
	const cells: Cell[] = [];
	for (const item of chooseHalves(items)) {
		const { raster } = await readPhoto(item.file);
		const map = await parsePhoto(raster, parser, runtime.run);
		cells.push({
			pictures: [raster, tintLabels(raster, map)],
			captions: [garmentsOf(map), `${item.number} ${truthOf(item)}`]
		});
	}
	return {
		title: 'classes of the pixels; below, what was drawn',
		picturesPerCell: 2,
		cells,
		legend: PARSE_CLASSES.map((name) => ({ name, colour: CLASS_COLOURS[name] }))
	};
}
