/** Weighted k-means that gives the same clusters every time: no random start. */

export type Clustering = {
	/** [k × 3] */
	readonly centres: Float64Array;
	/** [n] index of each point's centre */
	readonly assignment: Uint8Array;
	/** [k] summed weight of each centre's points */
	readonly weights: Float64Array;
};

const MAX_ROUNDS = 30;
/** Squared movement of all centres together below which they count as settled. */
const SETTLED = 1e-8;

/** Squared distance of point `i` of `points` from centre `c` of `centres`, both [× 3]. */
export function squaredDistance(
	points: Float64Array,
	i: number,
	centres: Float64Array,
	c: number
): number {
	const dx = (points[i * 3] ?? 0) - (centres[c * 3] ?? 0);
	const dy = (points[i * 3 + 1] ?? 0) - (centres[c * 3 + 1] ?? 0);
	const dz = (points[i * 3 + 2] ?? 0) - (centres[c * 3 + 2] ?? 0);
	return dx * dx + dy * dy + dz * dz;
}

/**
 * Start centres: the heaviest point, then again and again the point with the largest weight ×
 * squared distance from the centres so far — k-means++ with its most likely draw instead of a die.
 */
export function startCentres(points: Float64Array, weights: Float64Array, k: number): Float64Array {
	const centres = new Float64Array(k * 3);
	const score = Float64Array.from(weights);
	const nearest = new Float64Array(weights.length).fill(Infinity);
	for (let c = 0; c < k; c++) {
		let best = 0;
		let most = score[0] ?? 0;
		for (let i = 1; i < score.length; i++) {
			const value = score[i] ?? 0;
			if (value > most) {
				best = i;
				most = value;
			}
		}
		// Fewer distinct points than centres.
		if (c > 0 && most <= 0) return centres.slice(0, c * 3);
		centres.set(points.subarray(best * 3, best * 3 + 3), c * 3);
		for (let i = 0; i < score.length; i++) {
			const distance = squaredDistance(points, i, centres, c);
			if (distance < (nearest[i] ?? 0)) nearest[i] = distance;
			score[i] = (weights[i] ?? 0) * (nearest[i] ?? 0);
		}
	}
	return centres;
}

/** Index of the centre nearest to point `i` of `points`; of equals, the first. */
export function nearestCentre(points: Float64Array, i: number, centres: Float64Array): number {
	const at = i * 3;
	const [x, y, z] = [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0];
	let best = 0;
	let bestDistance = Infinity;
	for (let c = 0; c < centres.length; c += 3) {
		const dx = x - (centres[c] ?? 0);
		const dy = y - (centres[c + 1] ?? 0);
		const dz = z - (centres[c + 2] ?? 0);
		const distance = dx * dx + dy * dy + dz * dz;
		if (distance < bestDistance) {
			best = c;
			bestDistance = distance;
		}
	}
	return best / 3;
}

/** Index of the centre nearest to each point; of equals, the first. */
export function assignToNearest(points: Float64Array, centres: Float64Array): Uint8Array {
	const assignment = new Uint8Array(points.length / 3);
	for (let i = 0; i < assignment.length; i++) assignment[i] = nearestCentre(points, i, centres);
	return assignment;
}

/** Rounding errors of distances between colours stay far below this. */
const SLACK = 1e-9;

/**
 * Assigns again the points whose nearest centre may have changed.
 *
 * @param leads [n] lower bounds of how much nearer a point's centre is than any other; brought up
 *   to date
 */
function reassign(
	points: Float64Array,
	centres: Float64Array,
	assignment: Uint8Array,
	leads: Float64Array
): void {
	const k = centres.length / 3;
	for (let i = 0; i < assignment.length; i++) {
		if ((leads[i] ?? 0) > SLACK) continue;
		let best = 0;
		let bestDistance = Infinity;
		let secondDistance = Infinity;
		for (let c = 0; c < k; c++) {
			const distance = squaredDistance(points, i, centres, c);
			if (distance < bestDistance) {
				secondDistance = bestDistance;
				bestDistance = distance;
				best = c;
			} else if (distance < secondDistance) {
				secondDistance = distance;
			}
		}
		assignment[i] = best;
		leads[i] = Math.sqrt(secondDistance) - Math.sqrt(bestDistance);
	}
}

/** Weighted means of each centre's points, and the points' summed weights. */
function meansOf(points: Float64Array, weights: Float64Array, assignment: Uint8Array, k: number) {
	const means = new Float64Array(k * 3);
	const totals = new Float64Array(k);
	for (let i = 0, at = 0; i < assignment.length; i++, at += 3) {
		const c = assignment[i] ?? 0;
		const to = c * 3;
		const weight = weights[i] ?? 0;
		totals[c] = (totals[c] ?? 0) + weight;
		means[to] = (means[to] ?? 0) + weight * (points[at] ?? 0);
		means[to + 1] = (means[to + 1] ?? 0) + weight * (points[at + 1] ?? 0);
		means[to + 2] = (means[to + 2] ?? 0) + weight * (points[at + 2] ?? 0);
	}
	for (let j = 0; j < means.length; j++) {
		const total = totals[Math.floor(j / 3)] ?? 0;
		if (total > 0) means[j] = (means[j] ?? 0) / total;
	}
	return { means, totals };
}

/**
 * Lloyd's k-means over weighted points. A round looks only at points that the centres' moves may
 * have won over (the bound of Hamerly 2010); the clusters are those of the plain method.
 *
 * @param points [n × 3], n ≥ 1
 * @param weights [n], above 0
 * @param k at most this many centres (≤ 255); fewer where there are fewer distinct points
 */
export function weightedKmeans(points: Float64Array, weights: Float64Array, k: number): Clustering {
	let centres = startCentres(points, weights, k);
	const count = centres.length / 3;
	const assignment = new Uint8Array(weights.length);
	const leads = new Float64Array(weights.length);
	const moves = new Float64Array(count);
	for (let round = 0; ; round++) {
		reassign(points, centres, assignment, leads);
		const { means, totals } = meansOf(points, weights, assignment, count);
		let moved = 0;
		let farthest = 0;
		for (let c = 0; c < count; c++) {
			// A centre that lost all its points stays where it is.
			if (!totals[c]) means.set(centres.subarray(c * 3, c * 3 + 3), c * 3);
			const squared = squaredDistance(means, c, centres, c);
			moved += squared;
			const move = (moves[c] = Math.sqrt(squared));
			farthest = Math.max(farthest, move);
		}
		centres = means;
		if (moved < SETTLED || round === MAX_ROUNDS) return { centres, assignment, weights: totals };
		for (let i = 0; i < leads.length; i++) {
			leads[i] = (leads[i] ?? 0) - (moves[assignment[i] ?? 0] ?? 0) - farthest;
		}
	}
}
