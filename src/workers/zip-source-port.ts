/** A zip's content over a port: from the catalog worker to the zip worker, pictures moved and not copied. */

import { expose, finalizer, releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { ZipSource } from '../lib/export/zip/zip-source';

/** Each once: several pictures may share one. */
const buffersOf = (
	pictures: readonly ({ readonly bytes: Uint8Array } | null)[]
): Transferable[] => [
	...new Set(
		pictures.flatMap((picture) =>
			picture?.bytes.buffer instanceof ArrayBuffer ? [picture.bytes.buffer] : []
		)
	)
];

/**
 * Serves it until the other side lets go.
 * @throws the signal's reason
 */
export async function lendSource(
	source: ZipSource,
	port: MessagePort,
	signal: AbortSignal
): Promise<void> {
	let letGo: () => void = () => undefined;
	const released = new Promise<void>((resolve) => (letGo = resolve));
	signal.addEventListener('abort', () => letGo(), { once: true });
	const served: ZipSource & { readonly [finalizer]: () => void } = {
		[finalizer]: () => letGo(),
		facts: () => source.facts(),
		ids: () => source.ids(),
		records: (from, count) => source.records(from, count),
		async photos(from, most) {
			const photos = await source.photos(from, most);
			return transfer(photos, buffersOf(photos.map((photo) => photo && photo.picture)));
		},
		async thumbnails(from, count) {
			const thumbnails = await source.thumbnails(from, count);
			return transfer(thumbnails, buffersOf(thumbnails));
		},
		async vectors(from, count) {
			const vectors = await source.vectors(from, count);
			if (!vectors) return null;
			const { int8, scales, fine } = vectors;
			return transfer(vectors, [int8.buffer, scales.buffer, ...(fine ? [fine.buffer] : [])]);
		}
	};
	expose(served, port);
	await released;
	port.close();
	signal.throwIfAborted();
}

/** @returns the source, and what lets go of it */
export function borrowSource(port: MessagePort): { readonly source: ZipSource; end: () => void } {
	const remote: Remote<ZipSource> = wrap<ZipSource>(port);
	return { source: remote, end: () => remote[releaseProxy]() };
}
