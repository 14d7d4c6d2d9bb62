/** The naming pattern of a zip: `{project}/{category}/{number}` as parts, and what is wrong with one. */

import { NAME_FIELDS, type NameField } from './wish';
import { ZipPatternError } from './zip-errors';

export type PatternPiece = string | { readonly field: NameField };

/** One folder a segment, the last is the name. */
export type Pattern = readonly (readonly PatternPiece[])[];

const MOST_CHARACTERS = 300;
const MOST_SEGMENTS = 8;

const isField = (name: string): name is NameField =>
	(NAME_FIELDS as readonly string[]).includes(name);

function readSegment(segment: string): readonly PatternPiece[] {
	const pieces: PatternPiece[] = [];
	// Fields in braces, and the text between them.
	for (const piece of segment.split(/(\{[^{}]*\})/)) {
		if (piece === '') continue;
		if (!piece.startsWith('{')) {
			if (/[{}]/.test(piece)) throw new ZipPatternError(`a brace without its other: ${segment}`);
			pieces.push(piece);
			continue;
		}
		const field = piece.slice(1, -1).trim();
		if (!isField(field)) throw new ZipPatternError(`there is no field ${piece}`);
		pieces.push({ field });
	}
	return pieces;
}

/**
 * Empty folders (`a//b`, a slash at either end) are left out.
 * @throws ZipPatternError for an unknown field, a single brace, nothing at all, or too much
 */
export function parsePattern(text: string): Pattern {
	if (text.length > MOST_CHARACTERS) throw new ZipPatternError('the pattern is too long');
	const segments = text.split(/[/\\]/).map(readSegment);
	const pattern = segments.filter((pieces) => pieces.length > 0);
	if (pattern.length === 0) throw new ZipPatternError('the pattern is empty');
	if (pattern.length > MOST_SEGMENTS) throw new ZipPatternError('too many folders');
	return pattern;
}
