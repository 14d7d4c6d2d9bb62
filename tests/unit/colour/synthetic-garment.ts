/** Draws garments whose colours are known: cut, pattern, folds, highlight, noise, soft chroma. */

import type { Mask, Raster } from '../../../src/lib/vision/image/raster';
import { ciede2000 } from '../../../src/lib/vision/colour/ciede2000';
import { labFromRgb, rgbFromOklab, type Rgb } from '../../../src/lib/vision/colour/spaces';
import { patternOf, type Kind } from './synthetic-pattern';

export type SyntheticGarment = {
	readonly kind: Kind;
	readonly raster: Raster;
	readonly mask: Mask;
	/** The dyes, by falling share of the garment. */
	readonly dyes: readonly Rgb[];
};

/** mulberry32: a small generator with a 32-bit seed. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const MIN_DYE_DELTA_E = 20;

function pickDyes(count: number, random: () => number): Rgb[] {
	const dyes: Rgb[] = [];
	while (dyes.length < count) {
		const hue = random() * 2 * Math.PI;
		const chroma = random() < 0.25 ? 0.01 : 0.03 + 0.15 * random();
		const lightness = 0.25 + 0.68 * random();
		const dye = rgbFromOklab([lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]);
		const far = dyes.every((d) => ciede2000(labFromRgb(d), labFromRgb(dye)) >= MIN_DYE_DELTA_E);
		if (far) dyes.push(dye);
	}
	return dyes;
}

/** A shirt in the unit square: body and two sleeves, a neckline cut out. */
function inShirt(u: number, v: number): boolean {
	const fromMiddle = Math.abs(u - 0.5);
	const body = fromMiddle < 0.24 && v > 0.12 && v < 0.92;
	const sleeve = fromMiddle < 0.42 && v > 0.14 + (fromMiddle - 0.2) * 0.5 && v < 0.45;
	const neck = Math.hypot(u - 0.5, (v - 0.1) * 1.3) < 0.09;
	return (body || sleeve) && !neck;
}

const decode = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const encode = (v: number): number => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

type Light = (u: number, v: number) => { readonly diffuse: number; readonly gloss: number };

/** Folds as three crossed waves that dim the light, and one soft highlight. */
function lightFrom(random: () => number): Light {
	const waves = Array.from({ length: 3 }, () => {
		const angle = random() * Math.PI;
		const cycles = 1.5 + 5 * random();
		return [Math.cos(angle) * cycles, Math.sin(angle) * cycles, random(), 0.5 + random()] as const;
	});
	const total = waves.reduce((sum, [, , , weight]) => sum + weight, 0);
	const depth = 0.15 + 0.4 * random();
	const [spotU, spotV] = [0.35 + 0.3 * random(), 0.25 + 0.4 * random()];
	const glossPeak = 0.2 * random();
	return (u, v) => {
		let fold = 0;
		for (const [fu, fv, phase, weight] of waves) {
			fold += weight * (0.5 + 0.5 * Math.sin(2 * Math.PI * (fu * u + fv * v + phase)));
		}
		const away = ((u - spotU) ** 2 + (v - spotV) ** 2) / 0.004;
		return { diffuse: 1.05 - (depth * fold) / total, gloss: glossPeak * Math.exp(-away) };
	};
}

/** Chroma of 2 × 2 pixels made one, as JPEG's 4:2:0 does. */
function softenChroma(rgba: Uint8ClampedArray, sizePx: number): void {
	for (let y = 0; y + 1 < sizePx; y += 2) {
		for (let x = 0; x + 1 < sizePx; x += 2) {
			const first = (y * sizePx + x) * 4;
			const block = [first, first + 4, first + sizePx * 4, first + sizePx * 4 + 4];
			const lumaOf = (at: number) =>
				0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
			const lumas = block.map(lumaOf);
			const meanLuma = lumas.reduce((a, b) => a + b) / 4;
			const means = [0, 1, 2].map((c) => block.reduce((s, at) => s + (rgba[at + c] ?? 0), 0) / 4);
			block.forEach((at, i) => {
				for (let c = 0; c < 3; c++) rgba[at + c] = (means[c] ?? 0) - meanLuma + (lumas[i] ?? 0);
			});
		}
	}
}

/**
 * A garment on a plain ground.
 *
 * @param seed the same seed draws the same picture
 */
export function drawGarment(kind: Kind, seed: number, sizePx = 512): SyntheticGarment {
	const random = randomFrom(seed * 7919 + kind.length);
	const gauss = () => random() + random() + random() + random() - 2;
	const mayHaveThree = kind === 'stripe' || kind === 'block';
	const count = kind === 'plain' || kind === 'melange' ? 1 : mayHaveThree && random() < 0.4 ? 3 : 2;
	const dyes = pickDyes(count, random);
	const linear = dyes.map((dye) => dye.map((value) => decode(value / 255)));
	const pattern = patternOf(kind, count, sizePx, random);
	const light = lightFrom(random);
	const ground = 200 + 55 * random();
	const noise = 3 + 3 * random();
	const rgba = new Uint8ClampedArray(sizePx * sizePx * 4).fill(255);
	const data = new Uint8Array(sizePx * sizePx);
	const shares = [0, 0, 0];
	for (let y = 0, i = 0; y < sizePx; y++) {
		for (let x = 0; x < sizePx; x++, i++) {
			const [u, v] = [x / sizePx, y / sizePx];
			const inside = inShirt(u, v);
			data[i] = inside ? 1 : 0;
			const parts = pattern(x, y);
			const { diffuse, gloss } = light(u, v);
			const yarn = kind === 'melange' ? 1 + 0.5 * (random() - 0.5) : 1;
			if (inside) parts.forEach((part, d) => (shares[d] = (shares[d] ?? 0) + part));
			for (let c = 0; c < 3; c++) {
				const dye = parts.reduce((sum, part, d) => sum + part * (linear[d]?.[c] ?? 0), 0);
				const shown = Math.min(Math.max(dye * diffuse * yarn + gloss, 0), 1);
				rgba[i * 4 + c] = (inside ? 255 * encode(shown) : ground) + noise * gauss();
			}
		}
	}
	softenChroma(rgba, sizePx);
	const byShare = dyes
		.map((dye, d) => ({ dye, share: shares[d] ?? 0 }))
		.sort((a, b) => b.share - a.share);
	return {
		kind,
		raster: { widthPx: sizePx, heightPx: sizePx, rgba },
		mask: { widthPx: sizePx, heightPx: sizePx, data },
		dyes: byShare.map(({ dye }) => dye)
	};
}
