/** Finds the photo in what was dropped or pasted. */

/**
 * The first picture of a transfer; else its first file, so that a wrong one gets its own message.
 */
export function fileOf(transfer: DataTransfer | null): File | null {
	const files = [...(transfer?.files ?? [])];
	return files.find(({ type }) => type.startsWith('image/')) ?? files[0] ?? null;
}

/** Whether something dragged brings a file at all (and not, say, a text). */
export const bringsFile = (transfer: DataTransfer | null): boolean =>
	transfer?.types.includes('Files') ?? false;
