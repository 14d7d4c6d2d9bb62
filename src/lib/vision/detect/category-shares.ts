/** What the parser says of a place, class by class. */

import { isCategory, PARSE_CLASSES, type Category } from '../parse/classes';
import type { LabelMap } from '../parse/label-map';
import type { Place } from './region';

/** Part of a place that each category takes, each pixel by its probability, 0..1; 0 is left out. */
export type CategoryShares = Readonly<Partial<Record<Category, number>>>;

/** Their sum is at most 1, and less the less the parser is sure. */
export function categoryShares(map: LabelMap, { box, mask }: Place): CategoryShares {
	const sums = new Float64Array(PARSE_CLASSES.length);
	let areaPx = 0;
	for (let y = 0, i = 0; y < box.heightPx; y++) {
		let at = (box.yPx + y) * map.widthPx + box.xPx;
		for (let x = 0; x < box.widthPx; x++, i++, at++) {
			if (!mask.data[i]) continue;
			const label = map.labels[at] ?? 0;
			sums[label] = (sums[label] ?? 0) + (map.confidence[at] ?? 0) / 255;
			areaPx += 1;
		}
	}
	const shares: Partial<Record<Category, number>> = {};
	PARSE_CLASSES.forEach((name, label) => {
		const sum = sums[label] ?? 0;
		if (isCategory(name) && sum > 0) shares[name] = sum / areaPx;
	});
	return shares;
}
