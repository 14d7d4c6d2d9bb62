/** Evidence → what is said of the person: there or not, which pose, how much of the body. */

import { readPose, type PoseGuess } from './body-pose';
import { readFraming, type Framing } from './framing';
import { judgePresence, type Presence } from './presence';
import type { PersonEvidence } from './presence-signs';

export type PersonReading = {
	readonly presence: Presence;
	readonly pose: PoseGuess;
	readonly framing: Framing;
};

/** Presence by all there is; pose and framing `unknown` without a model or without key-points. */
export function describePerson(evidence: PersonEvidence): PersonReading {
	const presence = judgePresence(evidence);
	if (!presence.hasModel) {
		return { presence, pose: { pose: 'unknown', score: 0 }, framing: 'unknown' };
	}
	return { presence, pose: readPose(evidence), framing: readFraming(evidence) };
}
