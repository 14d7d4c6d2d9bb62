/** The job that a plan makes, and what of it is left to do. */

import type { Candidate } from '$lib/catalog/drop/candidates';
import { DROP_VERSION, type DropJob, type DropTarget } from '$lib/catalog/drop/drop-record';
import type { DoneBefore } from '$lib/catalog/drop/journal';

export const jobOf = (
	candidates: readonly Candidate[],
	target: DropTarget,
	build: string
): DropJob => ({
	version: DROP_VERSION,
	target,
	build,
	begunAt: new Date().toISOString(),
	// The photos stay where they are.
	candidates: candidates.map(({ key, facts }) => ({ key, facts }))
});

export function leftOf(candidates: readonly Candidate[], before: DoneBefore): Candidate[] {
	const done = new Set(before.map(({ key }) => key));
	return candidates.filter(({ key }) => !done.has(key));
}
