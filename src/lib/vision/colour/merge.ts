/** Joins the clusters of one dye, step by step, and keeps how clear each step was. */

import type { Cluster } from './clusters';
import type { HalfTones } from './half-tones';
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

type Pair = { readonly a: Cluster; readonly b: Cluster; readonly cost: number };

/** Of equals, the first. */
const cheapestOf = (pairs: readonly Pair[]): Pair | undefined =>
	pairs.reduce<Pair | undefined>(
		(best, pair) => (best && best.cost <= pair.cost ? best : pair),
		undefined
	);

export type MergeStep = {
	readonly clusters: readonly Cluster[];
	/** Of joining the two most alike of them: above 1 they are two dyes. */
	readonly cost: number;
};

/** The clusters at each number of them, from all to one; the last step has nothing left to join. */
export function mergeSteps(start: readonly Cluster[], halfTones: HalfTones): readonly MergeStep[] {
	const pairOf = (a: Cluster, b: Cluster): Pair => ({ a, b, cost: dyeCost(a, b, halfTones) });
	const steps: MergeStep[] = [];
	let clusters = start;
	let pairs = start.flatMap((a, i) => start.slice(i + 1).map((b) => pairOf(a, b)));
	for (let next = cheapestOf(pairs); next; next = cheapestOf(pairs)) {
		const { a, b, cost } = next;
		steps.push({ clusters, cost });
		const joined = join(a, b);
		const others = clusters.filter((cluster) => cluster !== a && cluster !== b);
		const between = pairs.filter((pair) => ![pair.a, pair.b].some((one) => one === a || one === b));
		pairs = [...between, ...others.map((other) => pairOf(other, joined))];
		clusters = [...others, joined];
	}
	return [...steps, { clusters, cost: Infinity }];
}
