/** Light on the drawing: rounding from the outlines, wrinkles, creases and contact shadows. */
import { noise } from './noise';
import type { Form } from './types';

export interface Grid {
	readonly width: number;
	readonly height: number;
}

/** Distance in px to the nearest pixel of another id (chamfer 3-4 transform, Borgefors 1986). */
export function distanceWithin(ids: Int16Array, { width, height }: Grid): Float32Array {
	const d = new Float32Array(width * height);
	const limit = 1e4;
	for (let pass = 0; pass < 2; pass++) {
		const step = pass === 0 ? 1 : -1;
		for (let k = 0; k < width * height; k++) {
			const i = pass === 0 ? k : width * height - 1 - k;
			const own = ids[i];
			if (own === -1) continue;
			const x = i % width;
			const row = k >= width;
			const before = pass === 0 ? x > 0 : x < width - 1;
			const after = pass === 0 ? x < width - 1 : x > 0;
			let best = pass === 0 ? limit : (d[i] ?? limit);
			let j = i - step;
			if (before) best = Math.min(best, ids[j] === own ? (d[j] ?? 0) + 1 : 0.5);
			if (row) {
				j = i - step * width;
				best = Math.min(best, ids[j] === own ? (d[j] ?? 0) + 1 : 0.5);
				j -= step;
				if (before) best = Math.min(best, ids[j] === own ? (d[j] ?? 0) + 1.36 : 0.68);
				j += 2 * step;
				if (after) best = Math.min(best, ids[j] === own ? (d[j] ?? 0) + 1.36 : 0.68);
			}
			d[i] = best;
		}
	}
	return d;
}

/** Running means over 2·radius + 1 samples along each row; the ends are repeated. */
function blurRows(
	from: Float32Array,
	to: Float32Array,
	{ width, height }: Grid,
	radius: number
): void {
	const scale = 1 / (2 * radius + 1);
	for (let y = 0; y < height; y++) {
		const start = y * width;
		const last = start + width - 1;
		let sum = (from[start] ?? 0) * radius;
		for (let k = 0; k <= radius; k++) sum += from[start + k] ?? 0;
		for (let i = start; i <= last; i++) {
			to[i] = sum * scale;
			sum += (from[Math.min(last, i + radius + 1)] ?? 0) - (from[Math.max(start, i - radius)] ?? 0);
		}
	}
}

/** The same down the columns, row after row so that memory is read in order. */
function blurColumns(
	from: Float32Array,
	to: Float32Array,
	{ width, height }: Grid,
	radius: number
): void {
	const scale = 1 / (2 * radius + 1);
	const sums = new Float64Array(width);
	for (let k = -radius; k <= radius; k++) {
		const row = Math.max(0, k) * width;
		for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (from[row + x] ?? 0);
	}
	for (let y = 0; y < height; y++) {
		const enter = Math.min(height - 1, y + radius + 1) * width;
		const leave = Math.max(0, y - radius) * width;
		for (let x = 0; x < width; x++) {
			const sum = sums[x] ?? 0;
			to[y * width + x] = sum * scale;
			sums[x] = sum + (from[enter + x] ?? 0) - (from[leave + x] ?? 0);
		}
	}
}

/** Box blur, `times` over (two give a tent, three nearly a Gaussian). */
export function blur(field: Float32Array, grid: Grid, radius: number, times = 2): Float32Array {
	const out = field.slice();
	const rows = new Float32Array(field.length);
	for (let t = 0; t < times; t++) {
		blurRows(out, rows, grid, radius);
		blurColumns(rows, out, grid, radius);
	}
	return out;
}

export interface ReliefInput extends Grid {
	/** index into `forms`, −1 for the background */
	readonly formIds: Int16Array;
	readonly forms: readonly Form[];
	/** draw order of each pixel, 0 for the background */
	readonly depth: Float32Array;
	/** creases, height in px */
	readonly creases: Float32Array;
	/** garment units per px, and the unit coordinates of pixel (0, 0) */
	readonly unit: number;
	readonly originX: number;
	readonly originY: number;
	readonly seed: number;
	/** the background is near enough to take a shadow */
	readonly castShadow: boolean;
}

export interface Relief {
	/** brightness factor per px */
	readonly shade: Float32Array;
	/** slopes of the cloth, px per px */
	readonly slopeX: Float32Array;
	readonly slopeY: Float32Array;
	/** 0 … 1, how much a glossy cloth would flash */
	readonly gloss: Float32Array;
}

const LIGHT = { x: -0.42, y: -0.52, z: 0.745 };

function heights(input: ReliefInput): Float32Array {
	const { width, formIds, forms, unit } = input;
	const inside = distanceWithin(formIds, input);
	const h = new Float32Array(formIds.length);
	for (let i = 0; i < h.length; i++) {
		const id = formIds[i] ?? -1;
		const form = id < 0 ? undefined : forms[id];
		if (form === undefined) continue;
		const roundPx = form.round / unit;
		const t = 1 - Math.min(1, (inside[i] ?? 0) / roundPx);
		h[i] = form.bulge * roundPx * 0.5 * (1 - t * t);
	}
	const soft = blur(h, input, 3);
	for (let i = 0; i < h.length; i++) {
		const id = formIds[i] ?? -1;
		const form = id < 0 ? undefined : forms[id];
		if (form === undefined) continue;
		const w = form.wrinkle;
		if (w.height > 0) {
			const x = (i % width) * unit + input.originX;
			const y = Math.floor(i / width) * unit + input.originY;
			const c = Math.cos(w.angle);
			const s = Math.sin(w.angle);
			const seed = input.seed + id * 17;
			const bent = noise(x / 70, y / 70, seed + 7) * 16;
			const p = (x * c + y * s) / (w.size * w.stretch);
			const q = (-x * s + y * c + bent) / w.size;
			const broad = noise(p, q, seed);
			const ridge = 1 - Math.abs(noise(p * 1.7 + 9, q * 1.7, seed + 1)) * 2;
			const edge = Math.min(1, (inside[i] ?? 0) / 9);
			soft[i] = (soft[i] ?? 0) + ((broad * 0.9 + ridge * 0.4) * w.height * edge) / unit;
		}
		soft[i] = (soft[i] ?? 0) + (input.creases[i] ?? 0);
	}
	return soft;
}

/** Darkening where something higher lies just up-left (depth unsharp masking, Luft et al. 2006). */
class Contact {
	readonly #near: Float32Array;
	readonly #far: Float32Array;

	readonly #depth: Float32Array;
	readonly #width: number;

	constructor(input: ReliefInput) {
		this.#depth = input.depth;
		this.#width = input.width;
		this.#near = blur(input.depth, input, 5);
		this.#far = blur(this.#near, input, 17, 1);
	}

	/** 0 … 0.68 lost light at (x, y) */
	at(x: number, y: number, weight: number): number {
		const width = this.#width;
		const depth = this.#depth;
		const own = depth[y * width + x] ?? 0;
		const near = this.#near[Math.max(0, y - 3) * width + Math.max(0, x - 2)] ?? 0;
		const far = this.#far[Math.max(0, y - 9) * width + Math.max(0, x - 4)] ?? 0;
		const close = near > own ? Math.min(1, near - own) : 0;
		const wide = far > own ? Math.min(1, far - own) : 0;
		return weight * close + 0.26 * wide;
	}
}

/** Shades every pixel of the drawing; the background only gets the contact shadow. */
export function relief(input: ReliefInput): Relief {
	const { width, height, formIds, castShadow } = input;
	const h = heights(input);
	const contact = new Contact(input);
	const shade = new Float32Array(h.length).fill(1);
	const slopeX = new Float32Array(h.length);
	const slopeY = new Float32Array(h.length);
	const gloss = new Float32Array(h.length);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const i = y * width + x;
			const id = formIds[i] ?? -1;
			if (id < 0) {
				if (castShadow) shade[i] = 1 - Math.min(0.62, contact.at(x, y, 0.42));
				continue;
			}
			const l = x > 0 && formIds[i - 1] === id ? i - 1 : i;
			const r = x < width - 1 && formIds[i + 1] === id ? i + 1 : i;
			const u = y > 0 && formIds[i - width] === id ? i - width : i;
			const d = y < height - 1 && formIds[i + width] === id ? i + width : i;
			const sx = ((h[r] ?? 0) - (h[l] ?? 0)) / Math.max(1, r - l);
			const sy = ((h[d] ?? 0) - (h[u] ?? 0)) / Math.max(1, (d - u) / width);
			slopeX[i] = sx;
			slopeY[i] = sy;
			const norm = 1 / Math.sqrt(1 + sx * sx + sy * sy);
			const towards = -sx * LIGHT.x - sy * LIGHT.y + LIGHT.z;
			const lit = 0.46 + (0.54 * towards * norm) / LIGHT.z;
			// half-way vector to a viewer straight above, to the 32nd power
			let flash = Math.max(0, (towards + 1) * norm * 0.535);
			for (let k = 0; k < 5; k++) flash *= flash;
			gloss[i] = flash;
			shade[i] = Math.max(0.25, lit) * (1 - Math.min(0.62, contact.at(x, y, 0.5)));
		}
	}
	return { shade, slopeX, slopeY, gloss };
}
