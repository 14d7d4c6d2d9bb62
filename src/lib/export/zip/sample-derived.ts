/** Makes what is derived of a few items, to tell how large the rest will be. */

import { cocoAnnotations } from './coco';
import { deflateText } from './deflate-text';
import { derivedKinds, type Derive, type Derived, type DerivedSample, type ZipWish } from './wish';
import type { ZipRecord, ZipSource } from './zip-source';

/** What annotations come to among others like them. */
async function annotationBytes({ item }: ZipRecord, derived: Derived): Promise<number> {
	const { widthPx, heightPx } = item.photo;
	const { category, box } = item;
	const subject = { widthPx, heightPx, category, box, ...derived };
	const text = deflateText();
	await text.write(JSON.stringify(cocoAnnotations(subject, 1, 1)));
	return (await text.close()).storedBytes;
}

/** @param count of items, evenly spread over all; those without a photo are passed over */
export async function sampleDerived(
	source: ZipSource,
	wish: ZipWish,
	derive: Derive,
	count: number,
	signal: AbortSignal
): Promise<readonly DerivedSample[]> {
	const { total } = await source.facts();
	const kinds = derivedKinds(wish);
	const samples: DerivedSample[] = [];
	const step = Math.max(1, total / count);
	for (let place = step / 2; place < total; place += step) {
		signal.throwIfAborted();
		const row = Math.floor(place);
		const [record] = await source.records(row, 1);
		const [photo] = await source.photos(row, 1);
		if (!record || !photo) continue;
		const { bytes, type } = photo.picture;
		const blob = new Blob([bytes], { type });
		const request = { item: record.item, photo: blob, kinds, format: wish.cutout ?? 'png' };
		const derived = await derive(request, signal);
		if (!derived) continue;
		const sizes = Object.entries(derived.pictures).map(([kind, made]) => [kind, made.size]);
		const outline = wish.coco ? { outline: await annotationBytes(record, derived) } : {};
		samples.push({
			photoBytes: bytes.length,
			bytes: { ...(Object.fromEntries(sizes) as DerivedSample['bytes']), ...outline }
		});
	}
	return samples;
}
