/** Whether a living person wears or shows what is in the photo, with a calibrated score. */

import { PRESENCE, type FittedSigns } from './presence.data';
import { readSigns, type PersonEvidence, type Signs } from './presence-signs';

export type Presence = {
	readonly hasModel: boolean;
	/** Probability of a model, 0..1; calibrated on photos that the fit has not seen. */
	readonly score: number;
};

/** Logistic regression: each sign adds to the log-odds by its weight. */
function probability(signs: Signs, { bias, weights }: FittedSigns): number {
	let odds = bias;
	for (const [name, weight] of Object.entries(weights)) {
		odds += weight * (signs[name as keyof Signs] ?? 0);
	}
	return 1 / (1 + Math.exp(-odds));
}

/**
 * A model is a living body in the photo: whole, headless, or a trunk or leg with cloth on it. A
 * mannequin, a garment filled from within, a hanger, a drawing on a shirt are none.
 *
 * Skin, hair and key-points speak together, since none of them decides alone; without key-points
 * the parse speaks by itself.
 */
export function judgePresence(evidence: PersonEvidence): Presence {
	const fitted = evidence.keyPoints ? PRESENCE.withPose : PRESENCE.parseOnly;
	const isBlank = evidence.figure === 0;
	const score = isBlank ? 0 : probability(readSigns(evidence), fitted);
	return { hasModel: score >= 0.5, score };
}
