/** What a zip under way has to remember, as long as it is written and while it is stopped. */

import type { ZipJournal } from './wish';

/** Bits of what was written of an item. */
export const MADE = {
	photo: 1,
	thumbnail: 2,
	cutout: 4,
	crop: 8,
	mask: 16,
	outline: 32,
	thumbnailAsPhoto: 64,
	cutoutWebp: 128
} as const;

export type Written = {
	/** The directory so far. */
	readonly directory: Uint8Array<ArrayBuffer>;
	/** [total] bits of `MADE`. */
	readonly made: Uint8Array<ArrayBuffer>;
	/** COCO's images and annotations so far, JSON without the brackets. */
	readonly images: string;
	readonly annotations: string;
	/** Id of the next annotation. */
	readonly nextAnnotation: number;
};

type Head = {
	readonly images: string;
	readonly annotations: string;
	readonly nextAnnotation: number;
	readonly madeBytes: number;
};

/** A header's length in four bytes, the header as JSON, what was made, the directory. */
export function packWritten(written: Written): Uint8Array<ArrayBuffer> {
	const { directory, made, ...rest } = written;
	const head: Head = { ...rest, madeBytes: made.length };
	const text = new TextEncoder().encode(JSON.stringify(head));
	const packed = new Uint8Array(4 + text.length + made.length + directory.length);
	new DataView(packed.buffer).setUint32(0, text.length, true);
	packed.set(text, 4);
	packed.set(made, 4 + text.length);
	packed.set(directory, 4 + text.length + made.length);
	return packed;
}

export function unpackWritten(packed: Uint8Array): Written {
	const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
	const madeAt = 4 + view.getUint32(0, true);
	const text = new TextDecoder().decode(packed.subarray(4, madeAt));
	const { madeBytes, ...rest } = JSON.parse(text) as Head;
	return {
		...rest,
		made: packed.slice(madeAt, madeAt + madeBytes),
		directory: packed.slice(madeAt + madeBytes)
	};
}

/** A journal as a file of its own: a line of JSON, then what was written. */
export function encodeJournal(journal: ZipJournal): Blob {
	const { written, ...rest } = journal;
	const { wish } = rest;
	// Typed arrays are no JSON.
	const items =
		wish.items.kind === 'at'
			? { kind: 'at', at: { edition: wish.items.at.edition, items: [...wish.items.at.items] } }
			: wish.items;
	return new Blob([`${JSON.stringify({ ...rest, wish: { ...wish, items } })}\n`, written]);
}

/** Null for what is no journal. */
export function decodeJournal(bytes: Uint8Array<ArrayBuffer>): ZipJournal | null {
	const end = bytes.indexOf(0x0a);
	try {
		const text = new TextDecoder().decode(bytes.subarray(0, end));
		const { wish, ...rest } = JSON.parse(text) as Omit<ZipJournal, 'written'>;
		if (end < 0 || rest.version !== 1) return null;
		const items =
			wish.items.kind === 'at'
				? {
						kind: 'at' as const,
						at: { ...wish.items.at, items: Uint32Array.from(wish.items.at.items) }
					}
				: wish.items;
		return { ...rest, wish: { ...wish, items }, written: bytes.slice(end + 1) };
	} catch {
		return null;
	}
}
