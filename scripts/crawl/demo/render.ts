/** Scene → photo, class mask and truth map, all from the same layers. */
import { widthAt } from './limbs';
import { pts } from './path';
import { Compositor } from './compose';
import { OVERSAMPLE, creaseMap, layerMap } from './keys';
import { PHOTO, type Placement, toUnits } from './placement';
import { relief } from './relief';
import { type Form, type Layer, PART_CLASSES } from './types';

export interface Scene {
	/** sorted from back to front */
	readonly layers: readonly Layer[];
	readonly placement: Placement;
	/** RGB bytes of the backdrop, photo size */
	readonly backdrop: Uint8Array;
	readonly castShadow: boolean;
	readonly seed: number;
}

export interface Rendering {
	/** RGB bytes, [640 × 480 × 3] */
	readonly photo: Uint8Array;
	/** index into PART_CLASSES per px */
	readonly mask: Uint8Array;
	/** 1 + palette index where a px shows an exact colour of the sold item, else 0 */
	readonly truth: Uint8Array;
	/** 1 where the cloth of the sold item is, 2 where its trim is (buttons, soles, buckles) */
	readonly sold: Uint8Array;
}

/** Layers of one z keep their order: later ones lie on top. */
export function backToFront(layers: readonly Layer[]): Layer[] {
	return layers
		.map((layer, order) => ({ layer, order }))
		.sort((a, b) => a.layer.z - b.layer.z || a.order - b.order)
		.map((entry) => entry.layer);
}

/** Factor that makes the mean light on the sold item's exact colours 1. */
function evenLight(truth: Uint8Array, shade: Float32Array): number {
	let sum = 0;
	let count = 0;
	for (let i = 0; i < truth.length; i++) {
		if ((truth[i] ?? 0) === 0) continue;
		sum += shade[i] ?? 1;
		count++;
	}
	return count === 0 ? 1 : Math.min(1.3, Math.max(0.85, count / sum));
}

/** Height over the ground by draw order: [z, height]; a head is hardly higher than its neck. */
const HEIGHTS = pts(
	'0 0.15, 15 0.8, 20 0.8, 30 1, 40 1.2, 52 1.5, 60 1.62, 70 1.9, 79 1.25, 80 1.2, 90 1.45, 95 1.7'
);

function formMap(layers: readonly Layer[], map: Int16Array) {
	const forms: Form[] = [];
	const ofLayer = layers.map((layer) => {
		const known = forms.indexOf(layer.form);
		return known >= 0 ? known : forms.push(layer.form) - 1;
	});
	const depths = Float32Array.from(layers, (layer) => widthAt(HEIGHTS, layer.z));
	const { width, height } = PHOTO;
	const formIds = new Int16Array(width * height).fill(-1);
	const depth = new Float32Array(width * height);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const index = map[y * OVERSAMPLE * width * OVERSAMPLE + x * OVERSAMPLE] ?? -1;
			if (index < 0) continue;
			formIds[y * width + x] = ofLayer[index] ?? -1;
			depth[y * width + x] = depths[index] ?? 0;
		}
	}
	return { forms, formIds, depth };
}

/** Draws the scene; deterministic. */
export async function render(scene: Scene): Promise<Rendering> {
	const { layers, placement, seed, castShadow } = scene;
	const { width, height } = PHOTO;
	const [map, creases] = await Promise.all([
		layerMap(layers, placement),
		creaseMap(layers, placement)
	]);
	const units = toUnits(placement);
	const light = relief({
		width,
		height,
		...formMap(layers, map),
		creases,
		unit: 1 / placement.scale,
		originX: units.e,
		originY: units.f,
		seed,
		castShadow
	});
	const compositor = new Compositor(layers, placement, map, light, seed);
	const mask = new Uint8Array(width * height);
	const truth = new Uint8Array(width * height);
	const sold = new Uint8Array(width * height);
	const classes = Uint8Array.from(layers, (layer) => PART_CLASSES.indexOf(layer.role));
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const index = compositor.layerAt(x, y, 0);
			const layer = index < 0 ? undefined : layers[index];
			if (layer === undefined) continue;
			const i = y * width + x;
			mask[i] = classes[index] ?? 0;
			if (!layer.sold) continue;
			const isTrim = layer.surface.trim === true;
			sold[i] = isTrim ? 2 : 1;
			if (layer.tone === 1 && !isTrim) truth[i] = compositor.entryAt(index, x, y) + 1;
		}
	}
	return {
		photo: compositor.paint(scene.backdrop, evenLight(truth, light.shade), castShadow),
		mask,
		truth,
		sold
	};
}
