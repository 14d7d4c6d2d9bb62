/** Tells an SVG document from other text by its first tag. */

import { latin1 } from './bytes';

const HEAD_BYTES = 4096;
/** What may stand before the root tag, and how each ends. */
const PROLOGUE = [
	['<?', '?>'],
	['<!--', '-->']
] as const;

function skipPrologue(text: string): string {
	let rest = text.trimStart();
	for (;;) {
		const piece = PROLOGUE.find(([open]) => rest.startsWith(open));
		if (!piece) return rest;
		const end = rest.indexOf(piece[1]);
		if (end < 0) return '';
		rest = rest.slice(end + piece[1].length).trimStart();
	}
}

export function isSvg(bytes: Uint8Array): boolean {
	// Zero bytes go so that UTF-16 reads too; the byte-order marks of UTF-8 and UTF-16 go with them.
	const text = latin1(bytes, 0, HEAD_BYTES).replace(
		/\0|^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/g,
		''
	);
	return /^(<svg[\s:>/]|<svg$|<!doctype svg)/i.test(skipPrologue(text));
}
