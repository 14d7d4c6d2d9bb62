/** The drawing as flat, unfiltered SVG: one key colour a layer, and the creases as a height map. */
import sharp from 'sharp';
import { PHOTO, type Placement, svgTransform } from './placement';
import type { Layer } from './types';

/** Subpixels per px and direction. */
export const OVERSAMPLE = 2;

const hex2 = (value: number) => value.toString(16).padStart(2, '0');

function keySvg(layers: readonly Layer[], placement: Placement): string {
	const shapes = layers.map((layer, i) => {
		const key = `#${hex2((i + 1) >> 8)}${hex2((i + 1) & 255)}55`;
		return layer.stroke > 0
			? `<path d="${layer.d}" fill="none" stroke="${key}" stroke-width="${layer.stroke}"` +
					(layer.dash === undefined ? '' : ` stroke-dasharray="${layer.dash}"`) +
					' stroke-linejoin="round"/>'
			: `<path d="${layer.d}" fill="${key}"/>`;
	});
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PHOTO.width} ${PHOTO.height}"` +
		` width="${PHOTO.width * OVERSAMPLE}" height="${PHOTO.height * OVERSAMPLE}">` +
		'<rect width="480" height="640" fill="#000055" shape-rendering="crispEdges"/>' +
		`<g transform="${svgTransform(placement)}" shape-rendering="crispEdges">` +
		`${shapes.join('')}</g></svg>`
	);
}

/** Layer index of every subpixel, −1 for the background; [1280 × 960] at twice the photo's size. */
export async function layerMap(
	layers: readonly Layer[],
	placement: Placement
): Promise<Int16Array> {
	const { data, info } = await sharp(Buffer.from(keySvg(layers, placement)))
		.removeAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	const map = new Int16Array(info.width * info.height);
	for (let i = 0; i < map.length; i++) {
		map[i] = ((data[i * 3] ?? 0) << 8) + (data[i * 3 + 1] ?? 0) - 1;
	}
	return map;
}

function creaseSvg(layers: readonly Layer[], placement: Placement): string {
	const folded = layers.filter((layer) => layer.folds.length > 0);
	const clips = folded
		.map((layer, i) => `<clipPath id="c${i}"><path d="${layer.d}"/></clipPath>`)
		.join('');
	const strokes = folded
		.map((layer, i) => {
			const lines = layer.folds.map((f) => {
				const light = f.lift > 0 ? '#fff' : '#000';
				const strength = Math.min(1, Math.abs(f.lift)) * 0.5;
				return `<path d="${f.d}" fill="${light}" fill-opacity="${strength.toFixed(3)}"/>`;
			});
			return (
				`<path d="${layer.d}" fill="#808080"/>` + `<g clip-path="url(#c${i})">${lines.join('')}</g>`
			);
		})
		.join('');
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 640" width="480" height="640">` +
		`<defs>${clips}</defs><rect width="480" height="640" fill="#808080"/>` +
		`<g transform="${svgTransform(placement)}">${strokes}</g></svg>`
	);
}

/** Height of the drawn creases per px, about −4 … 4 px. */
export async function creaseMap(
	layers: readonly Layer[],
	placement: Placement
): Promise<Float32Array> {
	const out = new Float32Array(PHOTO.width * PHOTO.height);
	if (layers.every((layer) => layer.folds.length === 0)) return out;
	const data = await sharp(Buffer.from(creaseSvg(layers, placement)))
		.removeAlpha()
		.extractChannel(0)
		.blur(2.6)
		.raw()
		.toBuffer();
	for (let i = 0; i < out.length; i++) out[i] = ((data[i] ?? 128) - 128) / 14;
	return out;
}
