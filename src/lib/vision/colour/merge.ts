/** Joins the clusters of one dye, step by step, and keeps how clear each step was. */

import type { Cluster } from './clusters';
import { dyeCost } from './shade';
import type { Oklab } from './spaces';

function join(a: Cluster, b: Cluster): Cluster {
	const weight = a.weight + b.weight;
	const mix = (x: number, y: number) => (x * a.weight + y * b.weight) / weight;
	const oklab: Oklab = [
		mix(a.oklab[0], b.oklab[0]),
		mix(a.oklab[1], b.oklab[1]),
		mix(a.oklab[2], b.oklab[2])
	];
	const interior = mix(a.interior, b.interior);
	return { oklab, weight, interior, members: [...a.members, ...b.members] };
}

function cheapestPair(clusters: readonly Cluster[]) {
	let cheapest: { readonly a: Cluster; readonly b: Cluster; readonly cost: number } | undefined;
	clusters.forEach((a, i) => {
		for (const b of clusters.slice(i + 1)) {
			const cost = dyeCost(a, b);
			if (!cheapest || cost < cheapest.cost) cheapest = { a, b, cost };
		}
	});
	return cheapest;
}

export type MergeStep = {
	readonly clusters: readonly Cluster[];
	/** Of joining the two most alike of them: above 1 they are two dyes. */
	readonly cost: number;
};

/** The clusters at each number of them, from all to one; the last step has nothing left to join. */
export function mergeSteps(start: readonly Cluster[]): readonly MergeStep[] {
	const steps: MergeStep[] = [];
	let clusters = start;
	for (let next = cheapestPair(clusters); next; next = cheapestPair(clusters)) {
		const { a, b, cost } = next;
		steps.push({ clusters, cost });
		clusters = [...clusters.filter((cluster) => cluster !== a && cluster !== b), join(a, b)];
	}
	return [...steps, { clusters, cost: Infinity }];
}
