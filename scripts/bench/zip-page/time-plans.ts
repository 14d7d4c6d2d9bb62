/** Times how many items pass a filter and how large their zip will be, as after a click on the screen. */

import { PICTURE_TYPES } from '../../../src/lib/catalog/snapshot/pack';
import { unpackTexts } from '../../../src/lib/catalog/columns/texts';
import { Browsing } from '../../../src/lib/catalog/facets/browsing';
import { filterOf, type Condition } from '../../../src/lib/catalog/facets/filter';
import { MemoryEdits } from '../../../src/lib/catalog/facets/item-edits';
import { planZip } from '../../../src/lib/export/zip/plan-zip';
import { plainWish } from '../../../src/lib/export/zip/wish';
import { CATEGORIES } from '../../../src/lib/vision/parse/classes';
import { BODY_POSES } from '../../../src/lib/vision/person/body-pose';
import { drawColumns, seededRandom } from '../browse/draw-columns';
import type { PlanTimes } from '../zip-steps';

const WARM_UPS = 3;

export async function timePlans(count: number, rounds: number): Promise<PlanTimes> {
	const columns = drawColumns(count);
	const random = seededRandom(3);
	const sizes = (least: number, spread: number): Uint32Array =>
		Uint32Array.from({ length: count }, () => least + Math.floor(random() * spread));
	const types = new Uint8Array(count).fill(PICTURE_TYPES.indexOf('image/jpeg'));
	const table = {
		columns,
		ids: unpackTexts(columns.ids),
		parts: {
			count,
			photoBytes: sizes(30_000, 120_000),
			thumbnailBytes: sizes(1000, 2000),
			photoTypes: types,
			thumbnailTypes: types,
			label: Uint8Array.from({ length: count }, () => 1 + Math.floor(random() * 32)),
			link: sizes(1, 2 ** 32 - 2),
			storedWith: new Uint8Array(count).fill(3),
			languages: { codes: new Uint16Array(count).fill(1), values: ['', 'ko en'] }
		}
	};
	const edits = new MemoryEdits();
	const browsing = new Browsing(
		() => Promise.resolve(columns),
		() => Promise.resolve(edits)
	);
	const input = { lost: [], tables: { base: 1000, perItem: 150 }, samples: [] };
	const times = { count: [] as number[], plan: [] as number[] };
	for (let round = -WARM_UPS; round < rounds; round += 1) {
		const facets = { category: CATEGORIES, pose: BODY_POSES, hasModel: ['yes', 'no', 'unknown'] };
		// From everything to little, as clicks take it away.
		const where = Object.entries(facets).flatMap(([facet, values]): Condition[] => {
			const chosen = values.filter(() => random() < 0.7);
			const isAsked = (round + facet.length) % 3 !== 0 && round % 4 !== 0;
			return isAsked ? [{ kind: 'is', facet: facet as 'pose', values: chosen }] : [];
		});
		const filter = filterOf(...where);
		const started = performance.now();
		const items = await browsing.passing(filter);
		const counted = performance.now();
		planZip(table, items, plainWish({ kind: 'filter', filter }, 'ko'), input);
		const planned = performance.now();
		if (round < 0) continue;
		times.count.push(counted - started);
		times.plan.push(planned - started);
	}
	return times;
}
