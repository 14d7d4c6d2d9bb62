/** Colours the pixels: cloth by layer, times texture and light, four subpixels averaged. */
import { OVERSAMPLE } from './keys';
import { type PatternAt, patternAt } from './patterns';
import { PHOTO, type Placement, type ToUnits, toUnits } from './placement';
import type { Relief } from './relief';
import type { Layer } from './types';
import { type WeaveAt, weaveAt } from './weaves';

const WIDE = PHOTO.width * OVERSAMPLE;
/** Units by which a slope of 1 shifts the pattern: stripes follow the folds a little. */
const SHIFT = 3;

interface Cloth {
	readonly layer: Layer;
	readonly colourAt: PatternAt;
	readonly textureAt: WeaveAt;
	readonly bytes: Uint8Array;
	readonly cos: number;
	readonly sin: number;
	readonly plain: boolean;
}

function cloths(layers: readonly Layer[], seed: number): Cloth[] {
	return layers.map((layer, i) => {
		const ownSeed = seed + (layer.sold ? 1 : i);
		const { pattern, weave, colours } = layer.surface;
		return {
			layer,
			colourAt: patternAt(pattern, ownSeed),
			textureAt: weaveAt(weave, ownSeed),
			bytes: Uint8Array.from(colours.flatMap((c) => [c[0], c[1], c[2]])),
			cos: Math.cos(layer.form.grain),
			sin: Math.sin(layer.form.grain),
			plain: pattern.kind === 'solid'
		};
	});
}

/** Brightens towards white, darkens towards black; black cloth still shows its folds. */
function lit(value: number, shade: number, flash: number): number {
	const base =
		shade > 1
			? value + (255 - value) * (shade - 1) * 0.3 + value * (shade - 1) * 0.45
			: value * shade;
	const out = base + (shade - 1) * 16 + flash;
	return out < 0 ? 0 : out > 255 ? 255 : out;
}

/** Paints one scene pixel by pixel; `rgb` holds the last colour asked for. */
export class Compositor {
	readonly rgb = new Float64Array(3);
	readonly #cloths: readonly Cloth[];
	readonly #units: ToUnits;
	readonly #map: Int16Array;
	readonly #light: Relief;
	#u = 0;
	#v = 0;

	constructor(
		layers: readonly Layer[],
		placement: Placement,
		map: Int16Array,
		light: Relief,
		seed: number
	) {
		this.#cloths = cloths(layers, seed);
		this.#units = toUnits(placement);
		this.#map = map;
		this.#light = light;
	}

	layerAt(x: number, y: number, k: number): number {
		return this.#map[(y * OVERSAMPLE + (k >> 1)) * WIDE + x * OVERSAMPLE + (k & 1)] ?? -1;
	}

	#place(cloth: Cloth, i: number, xPx: number, yPx: number): void {
		const { a, b, e, f } = this.#units;
		const x = a * xPx + b * yPx + e;
		const y = -b * xPx + a * yPx + f;
		const px = x + (this.#light.slopeX[i] ?? 0) * SHIFT;
		const py = y + (this.#light.slopeY[i] ?? 0) * SHIFT + cloth.layer.form.bend * (x / 100) ** 2;
		this.#u = px * cloth.cos + py * cloth.sin;
		this.#v = -px * cloth.sin + py * cloth.cos;
	}

	/** Palette index shown at the first subpixel of (x, y), which lies in layer `index`. */
	entryAt(index: number, x: number, y: number): number {
		const cloth = this.#cloths[index];
		if (cloth === undefined) return -1;
		this.#place(cloth, y * PHOTO.width + x, x + 0.25, y + 0.25);
		return cloth.colourAt(this.#u, this.#v);
	}

	/** One subpixel's colour into `rgb`; false where the backdrop shows. */
	#sample(index: number, x: number, y: number, k: number, even: number): boolean {
		// a negative index would look up a property by name, which is slow
		const cloth = index < 0 ? undefined : this.#cloths[index];
		if (cloth === undefined) return false;
		const i = y * PHOTO.width + x;
		this.#place(cloth, i, x + 0.25 + 0.5 * (k & 1), y + 0.25 + 0.5 * (k >> 1));
		const { layer, bytes } = cloth;
		const texture = cloth.textureAt(this.#u, this.#v);
		const c = cloth.colourAt(this.#u, this.#v) * 3;
		const factor = (this.#light.shade[i] ?? 1) * texture * layer.tone * (layer.sold ? even : 1);
		const flash = layer.surface.sheen * ((this.#light.gloss[i] ?? 0) - 0.35) * 60;
		for (let k3 = 0; k3 < 3; k3++) this.rgb[k3] = lit(bytes[c + k3] ?? 0, factor, flash);
		return true;
	}

	/** RGB bytes of the photo; `even` scales the light on the sold item. */
	paint(backdrop: Uint8Array, even: number, castShadow: boolean): Uint8Array {
		// beside the outline the ground lies in the contact shadow
		const edge = castShadow ? 0.74 : 0.95;
		const photo = new Uint8Array(PHOTO.width * PHOTO.height * 3);
		const sum = [0, 0, 0] as [number, number, number];
		for (let y = 0; y < PHOTO.height; y++) {
			for (let x = 0; x < PHOTO.width; x++) {
				const i = y * PHOTO.width + x;
				const first = this.layerAt(x, y, 0);
				const uniform =
					first === this.layerAt(x, y, 1) &&
					first === this.layerAt(x, y, 2) &&
					first === this.layerAt(x, y, 3);
				const samples = uniform && this.#cloths[first]?.plain === true ? 1 : 4;
				if (uniform && first < 0) {
					const dim = this.#light.shade[i] ?? 1;
					for (let c = i * 3; c < i * 3 + 3; c++) photo[c] = (backdrop[c] ?? 0) * dim;
					continue;
				}
				sum[0] = sum[1] = sum[2] = 0;
				for (let k = 0; k < samples; k++) {
					if (!this.#sample(this.layerAt(x, y, k), x, y, k, even)) {
						for (let c = 0; c < 3; c++) this.rgb[c] = (backdrop[i * 3 + c] ?? 0) * edge;
					}
					sum[0] += this.rgb[0] ?? 0;
					sum[1] += this.rgb[1] ?? 0;
					sum[2] += this.rgb[2] ?? 0;
				}
				for (let c = 0; c < 3; c++) photo[i * 3 + c] = (sum[c] ?? 0) / samples;
			}
		}
		return photo;
	}
}
