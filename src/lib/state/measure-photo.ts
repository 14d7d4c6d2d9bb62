/** One photo of a batch from file to palettes: every garment in it is measured. */

import { toldFlags } from '$lib/vision/palette/told-flags';
import type { PhotoResult } from '../../workers/contract';
import type { BatchPart } from '$lib/catalog/batch-record';
import { isUnsure } from '$lib/vision/analysis';
import type { PixelBox } from '$lib/vision/image/pixel-box';
import type { ColourTarget } from '$lib/vision/palette/targets';
import { measuredPalette } from '$lib/vision/palette/work-palette';
import type { Measured } from './batch-row.svelte';
import { targetsInOrder } from './first-choice';
import type { PaletteShelf } from './palette-shelf';
import { printOf } from './photo-print';
import type { RuntimeState } from './runtime-state.svelte';
import type { ColourService, PhotoService } from './services';

export type MeasureServices = {
	readonly photos: PhotoService;
	readonly runtime: RuntimeState;
	readonly colours: ColourService;
	readonly shelf: PaletteShelf;
	/** Bytes of a small picture of a part; null where none can be drawn. */
	readonly drawThumbnail: (photo: ImageBitmap, part: PixelBox) => Promise<ArrayBuffer | null>;
};

/**
 * Finds the garments of a photo and measures each; behind everything that a person waits for. What a
 * person made of a palette before is taken up.
 *
 * @throws what the photo, the models or the colour worker throw; the signal's reason
 */
export async function measurePhoto(
	services: MeasureServices,
	photo: Blob,
	signal: AbortSignal
): Promise<Measured> {
	const { photos, runtime } = services;
	const result = await photos.findGarments(photo, { signal, priority: 'background' });
	try {
		runtime.note(result.runtime);
		const print = await printOf(photo);
		const targets = targetsInOrder(result.analysis);
		const parts: BatchPart[] = [];
		for (const target of targets) {
			parts.push(await measurePart(services, { result, print, target, targets }, signal));
		}
		return { print, parts };
	} finally {
		result.preview.close();
	}
}

type Part = {
	readonly result: PhotoResult;
	readonly print: string | null;
	readonly target: ColourTarget;
	readonly targets: readonly ColourTarget[];
};

async function measurePart(
	{ colours, shelf, drawThumbnail }: MeasureServices,
	{ result: { preview }, print, target, targets }: Part,
	signal: AbortSignal
): Promise<BatchPart> {
	const { kind, box, garment, place, mask } = target;
	const study = await colours.study({ preview, place, mask }, { compare: false }, { signal });
	const kept = print === null ? null : { photo: print, place: target, beside: targets };
	const stored = kept && (await shelf.find(kept).catch(() => null));
	return {
		kind,
		box,
		category: kind === 'garment' ? (garment?.category ?? null) : null,
		unsure: kind === 'garment' && garment !== null && isUnsure(garment),
		palette: stored?.palette ?? measuredPalette(study.colours),
		flags: toldFlags(study.flags, garment),
		leftOut: study.leftOut,
		thumbnail: await drawThumbnail(preview, place)
	};
}
