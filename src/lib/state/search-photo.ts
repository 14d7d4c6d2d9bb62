/** The photo a search is made with, and the object URL that shows it before it is analysed. */

/** A very large file is not shown ahead: decoding it twice at once costs too much memory. */
const SHOW_AHEAD_BYTES = 12_000_000;

export type SearchPhoto = {
	readonly blob: Blob;
	readonly name: string;
	/** The catalog item whose photo it is, or null for a person's own photo. */
	readonly itemId: string | null;
	/** Object URL, or null where the photo is not shown ahead. */
	readonly url: string | null;
};

export function takePhoto(blob: Blob, name: string, itemId: string | null): SearchPhoto {
	const shown = blob.size > 0 && blob.size <= SHOW_AHEAD_BYTES && blob.type.startsWith('image/');
	return { blob, name, itemId, url: shown ? URL.createObjectURL(blob) : null };
}

export function releasePhoto(photo: SearchPhoto): void {
	if (photo.url !== null) URL.revokeObjectURL(photo.url);
}
