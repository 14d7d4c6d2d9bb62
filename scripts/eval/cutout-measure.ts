/** Measures how many photos of one garment the app cuts out soundly. */

import type { Garment } from '../../src/lib/vision/analysis';
import { analysePhoto } from '../../src/lib/vision/analyse-photo';
import type { PixelBox } from '../../src/lib/vision/image/pixel-box';
import type { Mask, Raster } from '../../src/lib/vision/image/raster';
import { borderMask } from './baseline/border-mask';
import { FAULTS, faultsOf, type Fault } from './cutout-rules';
import { labelledPhotos } from './labelled-photos';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { readPhoto } from './read-photo';

/** A mask within a box as a mask of the whole photo. */
export function placeMask(mask: Mask, { xPx, yPx }: PixelBox, size: Raster): Mask {
	const { widthPx, heightPx } = size;
	const data = new Uint8Array(widthPx * heightPx);
	for (let y = 0; y < mask.heightPx; y++) {
		const row = mask.data.subarray(y * mask.widthPx, (y + 1) * mask.widthPx);
		data.set(row, (yPx + y) * widthPx + xPx);
	}
	return { widthPx, heightPx, data };
}

function maskOf({ box, mask }: Garment, raster: Raster): Mask {
	const { widthPx, heightPx } = mask;
	const xPx = Math.round(box.x * raster.widthPx);
	const yPx = Math.round(box.y * raster.heightPx);
	return placeMask(mask, { xPx, yPx, widthPx, heightPx }, raster);
}

/** Counts the sound masks, and what is wrong with the others. */
class Tally {
	sound = 0;
	readonly faults: Record<Fault, number> = { none: 0, pieces: 0, border: 0, cover: 0 };

	add(faults: readonly Fault[]): void {
		if (faults.length === 0) this.sound += 1;
		for (const fault of faults) this.faults[fault] += 1;
	}

	result(n: number) {
		return { cutout: round4(this.sound / n), failures: this.faults };
	}
}

/**
 * Each photo is analysed as in the app; of several garments found, the largest is judged.
 *
 * @returns `cutout`: share of sound masks, `n`, `failures` by rule broken (a mask may break more
 *   than one), `several`: photos in which more than one garment was found, `msPerImage` of the
 *   whole analysis, and `baseline`: a threshold on the distance to the border's colour
 */
export async function measureCutout({
	options,
	runtime,
	say
}: MeasureContext): Promise<MeasureResult> {
	const photos = await labelledPhotos(options);
	const { manifest, run } = runtime;
	const [app, control] = [new Tally(), new Tally()];
	let several = 0;
	let spentMs = 0;
	for (const { id, file, label } of photos) {
		const { raster } = await readPhoto(file);
		const started = performance.now();
		const { garments } = await analysePhoto(
			raster,
			{},
			{ manifest, run, step: () => Promise.resolve() }
		);
		spentMs += performance.now() - started;
		const [garment] = garments;
		const mostPieces = label === 'Shoes' ? 2 : 1;
		const faults = faultsOf(garment && maskOf(garment, raster), mostPieces);
		app.add(faults);
		control.add(faultsOf(borderMask(raster), mostPieces));
		if (garments.length > 1) several += 1;
		if (faults.length > 0) say(`${id} ${label}: ${faults.join(', ')}`);
	}
	for (const fault of FAULTS) say(`${fault.padEnd(8)} ${app.faults[fault]}`);
	const { cutout, failures } = app.result(photos.length);
	return {
		cutout,
		n: photos.length,
		failures,
		several,
		msPerImage: Math.round((spentMs / photos.length) * 10) / 10,
		baseline: control.result(photos.length)
	};
}
