/** How much of the person the photo shows. */

import type { PersonEvidence } from './presence-signs';

/**
 * `full-body`: shoulders and feet. `upper-body`: shoulders, cut anywhere above the ankles.
 * `lower-body`: hips or knees without shoulders. `detail`: less than that (a face, a hand).
 */
export const FRAMINGS = ['full-body', 'upper-body', 'lower-body', 'detail'] as const;
export type KnownFraming = (typeof FRAMINGS)[number];
export type Framing = KnownFraming | 'unknown';

/** A pair counts as shown when its surer point scores this much. */
const SHOWN = 0.3;
/** Points this near the border, as part of the height, were most likely pushed there. */
const EDGE = 0.03;

/** Score of the surer of a pair; 0 where it lies on the border, outside of which it may be. */
function pairShown(evidence: PersonEvidence, part: 'shoulder' | 'hip' | 'knee' | 'ankle'): number {
	const points = (evidence.keyPoints ?? []).filter(({ name }) => name.endsWith(part));
	const inside = points.filter(({ y }) => y > EDGE && y < 1 - EDGE);
	return Math.max(0, ...inside.map(({ score }) => score));
}

/** The framing of the main person; `unknown` without key-points. */
export function readFraming(evidence: PersonEvidence): Framing {
	if (!evidence.keyPoints) return 'unknown';
	const hasShoulders = pairShown(evidence, 'shoulder') >= SHOWN;
	const hasAnkles = pairShown(evidence, 'ankle') >= SHOWN;
	if (hasShoulders) return hasAnkles ? 'full-body' : 'upper-body';
	const hasLegs = pairShown(evidence, 'hip') >= SHOWN || pairShown(evidence, 'knee') >= SHOWN;
	return hasLegs || hasAnkles ? 'lower-body' : 'detail';
}
