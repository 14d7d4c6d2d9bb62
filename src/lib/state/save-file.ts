/** Hands a finished file to the browser's downloads. */

/** How long the download may take to begin before its address is given back. */
const RELEASE_MS = 60_000;

export function saveFile(file: Blob, name: string): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS);
}
