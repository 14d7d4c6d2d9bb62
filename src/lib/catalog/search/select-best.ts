/** Which items can be among the best k when each key is only known to within some slack. */

import { edgeOfBest, type Histogram } from './histogram';

/**
 * Positions of all keys that are no more than `slack` below the k-th best: whatever the exact keys
 * are, within half the slack of these, the best k of them are among the positions.
 *
 * @param keys [n]
 * @param histogram of the keys
 * @returns rising
 */
export function selectBest(
	keys: Float32Array,
	histogram: Histogram,
	k: number,
	slack: number
): Uint32Array {
	if (k <= 0 || keys.length === 0) return new Uint32Array(0);
	// First by the edge of a bin, over all; then by the k-th itself, over the few that are left.
	const some = positionsFrom(keys, edgeOfBest(histogram, k) - slack);
	const sorted = Float32Array.from(some, (n) => keys[n] ?? 0).sort();
	const kth = sorted.at(-k);
	return kth === undefined ? some : some.filter((n) => (keys[n] ?? 0) >= kth - slack);
}

function positionsFrom(keys: Float32Array, least: number): Uint32Array {
	const positions: number[] = [];
	for (let n = 0; n < keys.length; n += 1) if ((keys[n] ?? 0) >= least) positions.push(n);
	return Uint32Array.from(positions);
}
