/** Finds the photos in what was dropped, pasted or chosen. */

/**
 * The first picture of a transfer; else its first file, so that a wrong one gets its own message.
 */
export function fileOf(transfer: DataTransfer | null): File | null {
	const files = [...(transfer?.files ?? [])];
	return files.find(({ type }) => type.startsWith('image/')) ?? files[0] ?? null;
}

/** For files whose type the system does not know (HEIC on most). */
const PICTURE_NAME = /\.(jpe?g|png|webp|avif|gif|bmp|hei[cf]|tiff?)$/i;

const isPicture = ({ name, type }: File): boolean =>
	!name.startsWith('.') && (type.startsWith('image/') || PICTURE_NAME.test(name));

/** The pictures of a folder, and how many files that are none lie beside them. */
export function photosAmong(files: readonly File[]): {
	readonly photos: File[];
	readonly leftOut: number;
} {
	const photos = files.filter(isPicture);
	return { photos, leftOut: files.length - photos.length };
}

/** Whether something dragged brings a file at all (and not, say, a text). */
export const bringsFile = (transfer: DataTransfer | null): boolean =>
	transfer?.types.includes('Files') ?? false;
