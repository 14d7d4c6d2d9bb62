/** Smooth value noise for wrinkles, weaves and backgrounds. */

function lattice(ix: number, iy: number, seed: number): number {
	let h = Math.imul(ix, 374761393) + Math.imul(iy, 668265263) + Math.imul(seed, 974634777);
	h = Math.imul(h ^ (h >>> 13), 1274126177);
	return ((h ^ (h >>> 16)) & 0xffff) / 32767.5 - 1;
}

/** Value noise in −1 … 1 with features about one unit across. */
export function noise(x: number, y: number, seed: number): number {
	const ix = Math.floor(x);
	const iy = Math.floor(y);
	const fx = x - ix;
	const fy = y - iy;
	const sx = fx * fx * (3 - 2 * fx);
	const sy = fy * fy * (3 - 2 * fy);
	const a = lattice(ix, iy, seed);
	const b = lattice(ix + 1, iy, seed);
	const c = lattice(ix, iy + 1, seed);
	const d = lattice(ix + 1, iy + 1, seed);
	return a + (b - a) * sx + (c - a + (a - b - c + d) * sx) * sy;
}

/** White noise in −1 … 1, one value a cell. */
export function speckle(x: number, y: number, seed: number): number {
	return lattice(Math.floor(x), Math.floor(y), seed);
}
