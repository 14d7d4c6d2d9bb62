/** Shop-like cases out of street and flat-lay photos: crops, white grounds, garments without a wearer. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findForeground, placeOfOutline } from '../../src/lib/vision/detect/foreground';
import { overviewOf } from '../../src/lib/vision/detect/overview';
import { maskBounds } from '../../src/lib/vision/image/mask';
import type { PixelBox } from '../../src/lib/vision/image/pixel-box';
import type { Raster } from '../../src/lib/vision/image/raster';
import { cropRaster } from '../../src/lib/vision/image/resize';
import { PARSE_CLASSES } from '../../src/lib/vision/parse/classes';
import { foldTable } from './fold-labels';
import { readIndexPng } from './index-png';
import type { PersonLabel } from './person-labels';
import { readText } from './read-table';

export type Variant = {
	readonly raster: Raster;
	readonly hasModel: boolean;
	readonly name: string;
};

const CLOTH = ['top', 'outer', 'dress', 'skirt', 'pants'].map((name) =>
	PARSE_CLASSES.findIndex((known) => known === name)
);

/** Top and bottom of a part of a standing figure, in parts of its height. */
const CUTS = [
	['upper body', -0.03, 0.5],
	['lower body', 0.48, 1.03],
	['headless', 0.15, 1.03],
	['headless trunk', 0.15, 0.55]
] as const;

/** A copy in which all pixels that `keep` refuses are white. */
function onWhite(raster: Raster, keep: (pixel: number) => boolean): Raster {
	const rgba = new Uint8ClampedArray(raster.rgba.length).fill(255);
	for (let i = 0; i < raster.widthPx * raster.heightPx; i++) {
		if (keep(i)) rgba.set(raster.rgba.subarray(i * 4, i * 4 + 4), i * 4);
	}
	return { ...raster, rgba };
}

function grow(box: PixelBox, top: number, bottom: number): PixelBox {
	const margin = 0.08 * Math.max(box.widthPx, box.heightPx);
	return {
		xPx: box.xPx - margin,
		yPx: box.yPx + top * box.heightPx,
		widthPx: box.widthPx + 2 * margin,
		heightPx: (bottom - top) * box.heightPx
	};
}

/** Figure and clothes of a street photo by its hand-made mask, at the photo's size. */
async function readFigure(file: string, { widthPx, heightPx }: Raster) {
	const root = path.join(path.dirname(file), '..');
	const id = path.basename(file, path.extname(file));
	const names: unknown = JSON.parse(await readText(path.join(root, 'labels.json')));
	const fold = foldTable(Array.isArray(names) ? names.map(String) : []);
	const mask = readIndexPng(await readFile(path.join(root, 'masks', `${id}.png`)));
	const classes = new Uint8Array(widthPx * heightPx);
	for (let y = 0, i = 0; y < heightPx; y++) {
		const row = Math.floor((y * mask.heightPx) / heightPx) * mask.widthPx;
		for (let x = 0; x < widthPx; x++, i++) {
			classes[i] = fold[mask.data[row + Math.floor((x * mask.widthPx) / widthPx)] ?? 0] ?? 0;
		}
	}
	return classes;
}

function largestArticle(classes: Uint8Array): number {
	const areas = CLOTH.map((cloth) => classes.reduce((sum, value) => sum + +(value === cloth), 0));
	return CLOTH[areas.indexOf(Math.max(...areas))] ?? 0;
}

async function streetVariants(file: string, raster: Raster, index: number): Promise<Variant[]> {
	const classes = await readFigure(file, raster);
	const size = { widthPx: raster.widthPx, heightPx: raster.heightPx };
	const figure = maskBounds({ ...size, data: classes });
	const article = largestArticle(classes);
	const cloth = classes.map((value) => (value === article ? 1 : 0));
	const clothBox = maskBounds({ ...size, data: cloth });
	if (!figure || !clothBox) return [{ raster, hasModel: true, name: 'street' }];
	const cut = CUTS[index % CUTS.length] ?? CUTS[0];
	const other = CUTS[(index + 1) % CUTS.length] ?? CUTS[0];
	const white = onWhite(raster, (i) => (classes[i] ?? 0) > 0);
	return [
		{ raster, hasModel: true, name: 'street' },
		{ raster: cropRaster(raster, grow(figure, cut[1], cut[2])), hasModel: true, name: cut[0] },
		{
			raster: cropRaster(white, grow(figure, other[1], other[2])),
			hasModel: true,
			name: `${other[0]} on white`
		},
		// What a shop's ghost mannequin shows: a worn garment, and nobody in it.
		{
			raster: cropRaster(
				onWhite(raster, (i) => cloth[i] === 1),
				grow(clothBox, -0.1, 1.1)
			),
			hasModel: false,
			name: 'empty garment'
		}
	];
}

function flatVariants(raster: Raster): Variant[] {
	const flat = { raster, hasModel: false, name: 'flat-lay' };
	const foreground = findForeground(overviewOf(raster));
	const place =
		foreground.state === 'blank' ? undefined : placeOfOutline(foreground.outline, raster);
	if (!place) return [flat];
	const cut = cropRaster(raster, place.box);
	const white = onWhite(cut, (i) => (place.mask.data[i] ?? 0) > 0);
	return [flat, { raster: white, hasModel: false, name: 'flat-lay on white' }];
}

/** The cases that presence is fitted on: each labelled photo, and what can be made of it. */
export async function variantsOf(
	label: PersonLabel,
	raster: Raster,
	index: number
): Promise<Variant[]> {
	if (label.source === 'parsing') return streetVariants(label.file, raster, index);
	return flatVariants(raster);
}
