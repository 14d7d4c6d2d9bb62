/** Joins the runs of equal value along the rows of a map into connected pieces. */

/** Which values count as one: group of each byte, 0 for what belongs to no piece. */
export type Groups = Uint8Array;

export type ConnectedRuns = {
	/** First pixel of each run, in reading order; the next start, or the map's end, ends it. */
	readonly starts: Int32Array;
	/** Piece of each run: 0 for ground, else 1, 2, … in reading order of the first pixels. */
	readonly pieces: Int32Array;
	readonly pieceCount: number;
};

function rootOf(parents: Int32Array, run: number): number {
	let at = run;
	for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
		// Halving the path keeps the trees flat.
		at = parents[at] = parents[parent] ?? parent;
	}
	return at;
}

/** Joins two trees under the earlier run, so that a root is the first run of its piece. */
function join(parents: Int32Array, a: number, b: number): void {
	const rootA = rootOf(parents, a);
	const rootB = rootOf(parents, b);
	if (rootA < rootB) parents[rootB] = rootA;
	else parents[rootA] = rootB;
}

/** Starts of the runs; a new row begins a new run. */
function findRuns(values: Uint8Array, widthPx: number, groups: Groups): Int32Array {
	const starts = new Int32Array(values.length);
	let count = 0;
	for (let row = 0; row < values.length; row += widthPx) {
		const end = row + widthPx;
		let before = -1;
		for (let i = row; i < end; i++) {
			const group = groups[values[i] ?? 0] ?? 0;
			if (group === before) continue;
			starts[count++] = i;
			before = group;
		}
	}
	return starts.slice(0, count);
}

/**
 * Connected pieces by union-find over runs (after Rosenfeld and Pfaltz 1966): a picture has a
 * hundred times fewer runs than pixels.
 *
 * @param values [heightPx × widthPx]
 * @param connectivity 8 joins across corners, 4 only across edges
 */
export function connectRuns(
	values: Uint8Array,
	widthPx: number,
	connectivity: 4 | 8,
	groups: Groups
): ConnectedRuns {
	const starts = findRuns(values, widthPx, groups);
	const count = starts.length;
	const parents = new Int32Array(count);
	for (let run = 0; run < count; run++) parents[run] = run;
	const reach = connectivity === 8 ? 1 : 0;
	const groupAt = (i: number): number => groups[values[i] ?? 0] ?? 0;
	const startOf = (run: number): number => (run < count ? (starts[run] ?? 0) : values.length);
	let above = 0;
	for (let run = 0; run < count; run++) {
		const start = startOf(run);
		const group = groupAt(start);
		if (group === 0 || start < widthPx) continue;
		// The stretch of the row above that this run touches.
		const column = start % widthPx;
		const row = start - column - widthPx;
		const from = row + Math.max(column - reach, 0);
		const to = row + Math.min(startOf(run + 1) - (start - column) + reach, widthPx);
		while (startOf(above + 1) <= from) above++;
		for (let other = above; startOf(other) < to; other++) {
			if (groupAt(startOf(other)) === group) join(parents, run, other);
		}
	}
	const pieces = new Int32Array(count);
	let pieceCount = 0;
	for (let run = 0; run < count; run++) {
		if (groupAt(startOf(run)) === 0) continue;
		const root = rootOf(parents, run);
		pieces[run] = root === run ? ++pieceCount : (pieces[root] ?? 0);
	}
	return { starts, pieces, pieceCount };
}
