/** Describes the photos of a labelled folder, one garment each. */

import { openImagenet } from './baseline/imagenet';
import { describeGarment, type Described } from './describe-garment';
import { labelledPhotos, type LabelledPhoto } from './labelled-photos';
import { locateGarment } from './locate-garment';
import type { MeasureContext } from './measure';
import { readPhoto } from './read-photo';

export type LabelledGarment = LabelledPhoto & Described;

/** @throws EvalInputError when the folder does not have the layout */
export async function embedFolder({
	options,
	runtime
}: MeasureContext): Promise<LabelledGarment[]> {
	const photos = await labelledPhotos(options);
	const imagenet = await openImagenet(options);
	try {
		const embedded: LabelledGarment[] = [];
		for (const photo of photos) {
			const { raster } = await readPhoto(photo.file);
			const place = await locateGarment(raster, options.find ?? 'whole', runtime);
			const described = await describeGarment(raster, place, runtime, imagenet);
			embedded.push({ ...photo, ...described });
		}
		return embedded;
	} finally {
		await imagenet?.release();
	}
}
