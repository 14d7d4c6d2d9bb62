/** File names that every system takes and that cannot lead out of the folder they are unpacked in. */

/** Below the 143 bytes of encrypted home folders and the 255 of common file systems. */
export const MAX_NAME_BYTES = 120;

/** Control, format and unassigned characters, lone surrogates, and what Windows forbids. */
const FORBIDDEN = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;

/** What is clean as it is; whether it is the name of a device is left to ask. */
const PLAIN = /^[A-Za-z0-9_-]{1,100}$/;

/** Device names that Windows opens instead of a file, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)/i;

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;

/** The longest beginning of whole characters that fits. */
export function cutTo(text: string, maxBytes: number): string {
	let bytes = 0;
	let kept = '';
	for (const character of text) {
		bytes += byteLength(character);
		if (bytes > maxBytes) break;
		kept += character;
	}
	// Windows drops dots and spaces at the end, and two names could become one.
	return kept.replace(/[. ]+$/, '');
}

/** One part of a path without its ending, of any length; `item` where nothing is left. */
export function cleanStem(raw: string): string {
	if (PLAIN.test(raw) && (raw.length > 4 || !RESERVED.test(raw))) return raw;
	const stem = raw
		.normalize('NFC')
		.replace(FORBIDDEN, '_')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '');
	if (stem === '') return 'item';
	return RESERVED.test(stem) ? `_${stem}` : stem;
}

/** Two names that some file system holds for the same one have the same key. */
export const keyOf = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase();

/**
 * Makes file names, each one once, however alike the texts are.
 *
 * @returns a function from any text and an extension without dot (letters and digits) to a name of
 * at most 120 bytes in UTF-8; a name already given out gets `-2`, `-3` …
 */
export function createFileNames(): (raw: string, extension: string) => string {
	const taken = new Set<string>();
	const next = new Map<string, number>();

	return (raw, extension) => {
		const ending = `.${extension}`;
		const clean = cleanStem(raw);
		const stem = clean.toLowerCase().endsWith(ending) ? clean.slice(0, -ending.length) : clean;
		const base = stem === '' ? 'item' : stem;
		const key = keyOf(cutTo(base, MAX_NAME_BYTES - byteLength(ending)));
		for (let number = next.get(key) ?? 1; ; number += 1) {
			const tail = number === 1 ? ending : `-${number}${ending}`;
			const name = cutTo(base, MAX_NAME_BYTES - byteLength(tail)) + tail;
			if (taken.has(keyOf(name))) continue;
			taken.add(keyOf(name));
			next.set(key, number + 1);
			return name;
		}
	};
}
