/** Text of a shop → pieces without spaces in which words are looked up, Korean and Latin alike. */

/**
 * A run of words that belong together, without what stood between them: Korean shops write the same name
 * with and without spaces.
 */
export type Piece = {
	/** Lower case, letters and digits alone. */
	readonly text: string;
	/** Offsets at which a word begins or ends. */
	readonly bounds: ReadonlySet<number>;
};

/** Where one thing ends and another begins: brackets, commas, `+`, and words such as `with`. */
const BREAKS =
	/[,;:/|+&()[\]{}<>·•~]|\s[-–—]\s|(?<![\p{L}\p{N}])(?:with|and|for|in)(?![\p{L}\p{N}])/iu;

const WORD = /[\p{L}\p{N}]+/gu;

/** @param text anything: a name, a category path, tags */
export function piecesOf(text: string): Piece[] {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.split(BREAKS)
		.map((part) => squash(part))
		.filter((piece) => piece.text !== '');
}

function squash(part: string): Piece {
	const bounds = new Set<number>([0]);
	let text = '';
	for (const [word] of part.matchAll(WORD)) {
		text += word;
		bounds.add(text.length);
	}
	return { text, bounds };
}

/** One word of a phrase as it is looked up: without hyphens, lower case. */
export const plainWord = (word: string): string =>
	(word.normalize('NFKC').toLowerCase().match(WORD) ?? []).join('');

const HANGUL = /\p{Script=Hangul}/u;
const isHangul = (text: string): boolean => HANGUL.test(text);

/** Whether Latin letters begin or end at an offset; Hangul beside them is end enough. */
function isBound({ text, bounds }: Piece, offset: number): boolean {
	if (bounds.has(offset)) return true;
	return isHangul(text.charAt(offset - 1)) !== isHangul(text.charAt(offset));
}

/**
 * Where `word` ends when it begins at `start`; −1 where it does not stand there. Latin words are whole
 * words, their plural too; Korean ones may be part of a longer one, single syllables only at its end.
 */
export function endOfWord(piece: Piece, word: string, start: number): number {
	if (!piece.text.startsWith(word, start)) return -1;
	const end = start + word.length;
	if (!isHangul(word.charAt(0)) && !isBound(piece, start)) return -1;
	if (isHangul(word.charAt(word.length - 1))) {
		return word.length > 1 || piece.bounds.has(end) ? end : -1;
	}
	for (const plural of ['', 's', 'es']) {
		const last = end + plural.length;
		if (piece.text.startsWith(plural, end) && isBound(piece, last)) return last;
	}
	return -1;
}
