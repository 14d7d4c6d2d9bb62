/** Whether one dye's light runs down to another without a gap: folds do, a second dye does not. */

import type { Cluster, StartClusters } from './clusters';
import type { ColourPoints } from './histogram';

/** Steps of lightness between two clusters, and beyond each as many as a smoothed step needs. */
const STEPS = 16;
const BEYOND = 2;

/**
 * The fewest pixels at any lightness between a dark and a lighter cluster, as a part of those at the
 * dark one's own; 0 where there is a gap. Only pixels inside patches count: mixtures along an edge fill gaps too.
 */
export type HalfTones = (dark: Cluster, light: Cluster) => number;

export const halfTonesOf =
	({ size, oklab }: ColourPoints, { assignment, interiors }: StartClusters): HalfTones =>
	(dark, light) => {
		const isMember = new Uint8Array(1 + Math.max(...dark.members, ...light.members));
		for (const member of [...dark.members, ...light.members]) isMember[member] = 1;
		const [from] = dark.oklab;
		const step = (light.oklab[0] - from) / STEPS;
		const counts = new Float64Array(STEPS + 2 * BEYOND);
		for (let i = 0; i < size; i++) {
			if (!isMember[assignment[i] ?? 0]) continue;
			const at = Math.floor(((oklab[i * 3] ?? 0) - from) / step) + BEYOND;
			if (at >= 0 && at < counts.length) counts[at] = (counts[at] ?? 0) + (interiors[i] ?? 0);
		}
		const smooth = (at: number) =>
			(counts[at - 1] ?? 0) + (counts[at] ?? 0) + (counts[at + 1] ?? 0);
		const between = Array.from({ length: STEPS }, (_, i) => smooth(i + BEYOND));
		const atDark = Math.max(smooth(BEYOND - 1), smooth(BEYOND), smooth(BEYOND + 1));
		return atDark > 0 ? Math.min(...between) / atDark : 0;
	};
