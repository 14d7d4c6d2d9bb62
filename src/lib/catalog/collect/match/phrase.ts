/** A phrase of the vocabulary as it is looked up: modifiers in order, then what the thing is. */

import type { Category } from '../../../vision/parse/classes';
import type { Term } from '../vocabulary';
import { GENERIC, isHead, splitWord, type Head } from './heads';
import { endOfWord, plainWord, type Piece } from './squash';

export type Phrase = {
	readonly modifiers: readonly string[];
	/** The last word, and those that mean the same. */
	readonly heads: readonly string[];
};

export type CompiledTerm = {
	readonly category: Category;
	readonly phrases: readonly Phrase[];
	/** Words that may follow the match without making something else of it. */
	readonly own: ReadonlySet<string>;
};

/** Letters that may stand between two words of a phrase: `flare high-waist midi skirt`. */
const MAX_GAP = 20;
function compilePhrase(text: string, category: Category): Phrase {
	const whole = plainWord(text);
	const words = isHead(whole) ? [whole] : text.split(/\s+/).map(plainWord);
	const last = words.pop() ?? '';
	const parts = [...words, ...(isHead(last) ? [last] : splitWord(last))];
	const head = parts.pop() ?? '';
	const same = GENERIC[category] ?? [];
	return {
		modifiers: parts,
		heads: parts.length > 0 && same.includes(head) ? same : [head]
	};
}

const compiled = new Map<Term, CompiledTerm>();

export function compileTerm(term: Term): CompiledTerm {
	const known = compiled.get(term);
	if (known) return known;
	const { ko, en, synonyms, category } = term;
	const phrases = [ko, en, ...synonyms].map((text) => compilePhrase(text, category));
	const own = new Set([...phrases.flatMap(({ heads }) => heads), '탑', 'top']);
	const made = { category, phrases, own };
	compiled.set(term, made);
	return made;
}

/** Where one of the words stands at or after `from` and no later than `to`. */
function findWord(
	piece: Piece,
	words: readonly string[],
	from: number,
	to: number
): { readonly start: number; readonly end: number } | null {
	for (let start = from; start <= Math.min(to, piece.text.length - 1); start++) {
		for (const word of words) {
			const end = endOfWord(piece, word, start);
			if (end > start) return { start, end };
		}
	}
	return null;
}

/** Where the words of a phrase's modifiers end, in order and close together; −1 where they are not there. */
export function endOfModifiers(piece: Piece, modifiers: readonly string[], from = 0): number {
	let end = from;
	for (const [i, modifier] of modifiers.entries()) {
		const found = findWord(piece, [modifier], end, i === 0 ? Infinity : end + MAX_GAP);
		if (!found) return -1;
		end = found.end;
	}
	return end;
}

/**
 * Whether a phrase stands in a piece as a whole, as what the piece is about.
 *
 * @param heads of that piece
 */
export function standsIn(
	piece: Piece,
	heads: readonly Head[],
	phrase: Phrase,
	own: ReadonlySet<string>
): boolean {
	const after = endOfModifiers(piece, phrase.modifiers);
	if (after === -1) return false;
	const furthest = phrase.modifiers.length > 0 ? after + MAX_GAP : Infinity;
	for (let from = after; from <= furthest;) {
		const found = findWord(piece, phrase.heads, from, furthest);
		if (!found) return false;
		const isInside = heads.some(
			({ start, end }) =>
				start <= found.start && end >= found.end && end - start > found.end - found.start
		);
		const isOther = heads.some(({ start, word }) => start >= found.end && !own.has(word));
		if (!isInside && !isOther) return true;
		from = found.start + 1;
	}
	return false;
}
