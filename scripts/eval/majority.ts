/** The control that knows nothing but how common each answer is. */

import { round4 } from './measure';

/** What always saying the commonest label would score, 0..1. */
export function majorityOf(labels: readonly string[]): number {
	const counts = new Map<string, number>();
	for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
	return round4(Math.max(...counts.values()) / labels.length);
}
