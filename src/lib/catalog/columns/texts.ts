/** Texts an item and words of few kinds, packed, made and joined. */

import type { Texts, Words } from './item-columns';

/** Codes are 16 bits wide: what comes after so many different words counts as not known. */
const MOST_WORDS = 0xffff;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function packTexts(texts: readonly string[]): Texts {
	const parts = texts.map((text) => encoder.encode(text));
	const starts = new Uint32Array(texts.length + 1);
	for (const [i, { length }] of parts.entries()) starts[i + 1] = (starts[i] ?? 0) + length;
	const bytes = new Uint8Array(starts[texts.length] ?? 0);
	for (const [i, part] of parts.entries()) bytes.set(part, starts[i]);
	return { bytes, starts };
}

/** Text i. */
export const textAt = ({ bytes, starts }: Texts, i: number): string =>
	decoder.decode(bytes.subarray(starts[i] ?? 0, starts[i + 1] ?? 0));

/** All of them; one decoding where all are plain ASCII, which is many times as fast as one each. */
export function unpackTexts(texts: Texts): string[] {
	const { bytes, starts } = texts;
	const count = starts.length - 1;
	const all = decoder.decode(bytes);
	// As many characters as bytes: each is one byte, and the starts hold for both.
	if (all.length !== bytes.length) return Array.from({ length: count }, (_, i) => textAt(texts, i));
	return Array.from({ length: count }, (_, i) => all.slice(starts[i], starts[i + 1]));
}

export function joinTexts(parts: readonly Texts[]): Texts {
	const count = parts.reduce((sum, { starts }) => sum + starts.length - 1, 0);
	const starts = new Uint32Array(count + 1);
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, 0));
	let row = 0;
	let at = 0;
	for (const part of parts) {
		bytes.set(part.bytes, at);
		for (let i = 0; i + 1 < part.starts.length; i += 1) {
			row += 1;
			starts[row] = at + (part.starts[i + 1] ?? 0);
		}
		at += part.bytes.length;
	}
	return { bytes, starts };
}

/** Gives each different word the next code; '' is 0. */
function codeBook(): { readonly values: string[]; readonly codeOf: (word: string) => number } {
	const values = [''];
	const codes = new Map([['', 0]]);
	const codeOf = (word: string): number => {
		const known = codes.get(word);
		if (known !== undefined) return known;
		const code = values.length;
		if (code > MOST_WORDS) return 0;
		codes.set(word, code);
		values.push(word);
		return code;
	};
	return { values, codeOf };
}

/** @param words '' where not known */
export function packWords(words: readonly string[]): Words {
	const { values, codeOf } = codeBook();
	return { codes: Uint16Array.from(words, codeOf), values };
}

export function joinWords(parts: readonly Words[]): Words {
	const { values, codeOf } = codeBook();
	const codes = new Uint16Array(parts.reduce((sum, part) => sum + part.codes.length, 0));
	let row = 0;
	for (const part of parts) {
		const codesHere = part.values.map(codeOf);
		for (const code of part.codes) {
			codes[row] = codesHere[code] ?? 0;
			row += 1;
		}
	}
	return { codes, values };
}
