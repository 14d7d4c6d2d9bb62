/** The random order in which items are tried before a zip is made: the same for an item in whatever set it is. */

/**
 * A number of chance that belongs to an item for good ("permanent random numbers", Ohlsson 1995): the
 * items of any set whose numbers are the smallest are a random sample of it without replacement, and
 * what was made for one set counts for the next. FNV-1a, mixed as MurmurHash3 ends.
 *
 * @returns uint32
 */
export function drawOf(id: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

const known = new WeakMap<readonly string[], Uint32Array>();

/** The numbers of all ids; worked out once for each list of them. */
export function drawsOf(ids: readonly string[]): Uint32Array {
	const draws = known.get(ids) ?? Uint32Array.from(ids, drawOf);
	known.set(ids, draws);
	return draws;
}

/** Places of the ids in the order of their numbers. */
export function drawOrder(ids: readonly string[]): Uint32Array {
	const draws = drawsOf(ids);
	return Uint32Array.from(ids, (_, i) => i).sort(
		(a, b) => (draws[a] ?? 0) - (draws[b] ?? 0) || a - b
	);
}
