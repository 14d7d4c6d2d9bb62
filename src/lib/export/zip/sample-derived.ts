/** Makes what is derived of one item after the other, to tell how large the rest will be. */

import { annotationMeter, type AnnotationMeter } from './annotation-bytes';
import { cocoAnnotations } from './coco';
import { drawOrder } from './draw-order';
import {
	measuresOf,
	type CutoutFormat,
	type Derive,
	type Derived,
	type DerivedKind,
	type DerivedSample,
	type Measure,
	type ZipWish
} from './wish';
import { photoPath } from './zip-layout';
import type { ZipPhoto, ZipRecord, ZipSource } from './zip-source';

export type SampleTools = {
	readonly derive: Derive;
	readonly known: readonly DerivedSample[];
	/** Told of each item; the next one waits for it. */
	readonly onSample: (sample: DerivedSample) => void | Promise<void>;
	readonly signal: AbortSignal;
};

const KINDS = {
	cutoutPng: ['cutout'],
	cutoutWebp: ['cutout'],
	crop: ['crop'],
	mask: ['mask'],
	outline: ['outline', 'keyPoints']
} as const satisfies Record<Measure, readonly DerivedKind[]>;

/** Where nothing was found there is no picture, but the annotations of the item still have its box. */
async function measure(
	{ item, stem, photoType, split }: ZipRecord,
	derived: Derived | null,
	what: Measure,
	meter: AnnotationMeter
): Promise<number> {
	if (what !== 'outline') return derived?.pictures[KINDS[what][0]]?.size ?? 0;
	const { widthPx, heightPx } = item.photo;
	const { category, box } = item;
	const found = { garment: derived?.garment ?? null, keyPoints: derived?.keyPoints ?? null };
	const file = photoPath(stem, photoType, split, category);
	return meter(
		{ id: 1, file_name: file, width: widthPx, height: heightPx },
		cocoAnnotations({ widthPx, heightPx, category, box, ...found }, 1, 1)
	);
}

type ItemTools = Pick<SampleTools, 'derive' | 'signal'> & {
	readonly format: CutoutFormat;
	readonly meter: AnnotationMeter;
};

async function sampleItem(
	record: ZipRecord,
	photo: ZipPhoto | null,
	lacking: readonly Measure[],
	{ format, meter, derive, signal }: ItemTools
): Promise<DerivedSample> {
	const { id } = record.item;
	const nothing = Object.fromEntries(lacking.map((what) => [what, 0]));
	if (!photo) return { id, photoBytes: 0, bytes: nothing };
	const { bytes, type } = photo.picture;
	const photoBytes = bytes.length;
	const kinds = lacking.flatMap((what): readonly DerivedKind[] => KINDS[what]);
	const request = { item: record.item, photo: new Blob([bytes], { type }), kinds, format };
	const derived = await derive(request, signal);
	signal.throwIfAborted();
	const sizes = lacking.map(
		async (what) => [what, await measure(record, derived, what, meter)] as const
	);
	return { id, photoBytes, bytes: Object.fromEntries(await Promise.all(sizes)) };
}

/**
 * Goes through the items in the order of their draws and makes what is lacking, so that at any time those
 * that were made are a random sample.
 *
 * @throws what `derive` throws, or the signal's reason
 */
export async function sampleDerived(
	source: ZipSource,
	wish: ZipWish,
	tools: SampleTools
): Promise<void> {
	const { derive, known, onSample, signal } = tools;
	const ids = await source.ids();
	const made = new Map(known.map(({ id, bytes }) => [id, bytes]));
	const measures = measuresOf(wish);
	const own = { derive, signal, format: wish.cutout ?? 'png', meter: annotationMeter() };
	for (const row of drawOrder(ids)) {
		const earlier = made.get(ids[row] ?? '');
		const lacking = measures.filter((what) => earlier?.[what] === undefined);
		if (lacking.length === 0) continue;
		signal.throwIfAborted();
		const [record] = await source.records(row, 1);
		const [photo] = await source.photos(row, 1);
		// Gone since the plan was made: the next one is without it.
		if (!record) continue;
		await onSample(await sampleItem(record, photo ?? null, lacking, own));
	}
}
