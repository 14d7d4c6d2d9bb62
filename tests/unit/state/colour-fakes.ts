/** A colour worker and photos whose answers a test gives when it likes. */

import type { GarmentColour } from '../../../src/lib/vision/colour/garment-colour';
import type { ColourService } from '../../../src/lib/state/services';
import type { ColourStudy } from '../../../src/lib/vision/palette/study';
import type { Seeds } from '../../../src/lib/vision/palette/colour-map';
import { colour } from '../export/sample-palette';
import { pendingCalls } from './fakes';

export const navy = colour('#1f2a44', 0.5);
export const white = colour('#fbfbfa', 0.3);
export const red = colour('#c8102e', 0.2);

export const study = (...colours: GarmentColour[]): ColourStudy => ({
	colours,
	evidence: [{ count: 1, cost: Infinity }],
	flags: { multicolour: false, pattern: 'plain' },
	leftOut: { shadow: 0, highlight: 0, edge: 0 },
	others: []
});

export function fakeColours() {
	const studies = pendingCalls<number | undefined, ColourStudy>();
	const maps = pendingCalls<Seeds, Uint8Array>();
	const splits = pendingCalls<number, readonly GarmentColour[]>();
	const service: ColourService = {
		study: (_part, { count }, job) => studies.call(count, job),
		map: (_part, { seeds }, job) => maps.call(seeds, job),
		split: (_part, { index }, job) => splits.call(index, job),
		reset: () => undefined
	};
	return { service, studies, maps, splits };
}
