/** Names a garment by its nearest neighbours: the baseline that any vector gives for nothing. */

import type { Method } from './describe-garment';
import type { LabelledGarment } from './embed-folder';
import { round4 } from './measure';
import { methodsOf, rankGallery } from './neighbours';

/** Neighbours that vote. */
const VOTERS = 10;

/** The commonest of the labels; of equals, that of the nearest. */
function commonest(labels: readonly string[]): string | undefined {
	const counts = new Map<string, number>();
	for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
	const [best] = [...counts].sort(([, a], [, b]) => b - a);
	return best?.[0];
}

function top1(all: readonly LabelledGarment[], method: Method): number {
	const right = all.filter((query) => {
		const gallery = all.filter(
			(other) => other !== query && (!query.sender || other.sender !== query.sender)
		);
		const nearest = rankGallery(query, gallery, method).slice(0, VOTERS);
		return commonest(nearest.map(({ label }) => label)) === query.label;
	});
	return round4(right.length / all.length);
}

/** `top1` of the vote, by method; photos of the same sender have none. */
export function voteOfNeighbours(
	all: readonly LabelledGarment[]
): Readonly<Record<string, { readonly top1: number }>> {
	return Object.fromEntries(
		methodsOf(all)
			.filter((method) => method !== 'ours')
			.map((method) => [method, { top1: top1(all, method) }])
	);
}
