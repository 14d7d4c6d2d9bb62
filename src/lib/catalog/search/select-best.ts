/** Which items can be among the best k when each key is only known to within some slack. */

/**
 * Positions of all keys that are no more than `slack` below the k-th best: whatever the exact keys
 * are, within half the slack of these, the best k of them are among the positions.
 *
 * @param keys [n]
 * @param among positions, rising, that hold all such keys
 * @returns rising
 */
export function selectBest(
	keys: Float32Array,
	among: Uint32Array,
	k: number,
	slack: number
): Uint32Array {
	if (k <= 0) return new Uint32Array(0);
	const kth = Float32Array.from(among, (n) => keys[n] ?? 0)
		.sort()
		.at(-k);
	return kth === undefined ? among : among.filter((n) => (keys[n] ?? 0) >= kth - slack);
}
