/** Whether a product is what a project asks for, by the words with which its shop sells it. */

import { CATEGORIES, type Category } from '../../vision/parse/classes';
import { headsIn, type Head } from './match/heads';
import { compileTerm, endOfModifiers, standsIn, type Phrase } from './match/phrase';
import { piecesOf, type Piece } from './match/squash';
import type { Product } from './product';
import type { Term } from './vocabulary';

type Sold = Pick<Product, 'name' | 'category' | 'description' | 'labels'>;

/** What a shop says before it comes to what else to wear with it. */
const FIRST_WORDS = 12;

type Read = { readonly piece: Piece; readonly heads: readonly Head[] };

const read = (text: string): Read[] =>
	piecesOf(text).map((piece) => ({ piece, heads: headsIn(piece) }));

/** What the last head of each piece says. */
const kindsOf = (pieces: readonly Read[]): readonly (readonly Category[])[] =>
	pieces.flatMap(({ heads }) => {
		const last = heads.at(-1);
		return last ? [last.categories] : [];
	});

const hasModifiers = (pieces: readonly Read[], { modifiers }: Phrase): boolean =>
	pieces.some(({ piece }) => endOfModifiers(piece, modifiers) !== -1);

const hasHead = (pieces: readonly Read[], { heads: words }: Phrase): boolean =>
	pieces.some(({ heads }) => words.includes(heads.at(-1)?.word ?? ''));

/**
 * Looks in the name, then in name, category and tags together, and in the description's first words where
 * the name does not say what the thing is. Korean with and without spaces is the same, Latin words are
 * whole words. The last garment word of a name decides: a shirt dress is no shirt, a pencil case no skirt.
 */
export function matchesTerm(product: Sold, term: Term): boolean {
	const { category, phrases, own } = compileTerm(term);
	const stands = (pieces: readonly Read[]) =>
		pieces.some(({ piece, heads }) =>
			phrases.some((phrase) => standsIn(piece, heads, phrase, own))
		);
	const name = read(product.name);
	if (stands(name)) return true;
	const kinds = kindsOf(name);
	if (kinds.length > 0 && !kinds.some((kind) => kind.includes(category))) return false;
	const filed = read(`${product.category}, ${product.labels['tags'] ?? ''}`);
	// A name that says what it is by another word is not made a sweater by its shelf.
	const isNamed = kinds.length > 0;
	const isMeant = phrases.some((phrase) => {
		if (phrase.modifiers.length === 0) return !isNamed && hasHead(filed, phrase);
		if (isNamed) return hasModifiers(filed, phrase) && hasHead(name, phrase);
		return hasModifiers([...name, ...filed], phrase) && hasHead(filed, phrase);
	});
	if (isMeant || (!isNamed && stands(filed))) return true;
	if (isNamed || kindsOf(filed).length > 0) return false;
	return stands(read(product.description.split(/\s+/, FIRST_WORDS).join(' ')));
}

/** The categories that a product's name gives, else its shelf; empty where neither says. */
export function categoriesOf({ name, category }: Pick<Product, 'name' | 'category'>): Category[] {
	const named = kindsOf(read(name));
	const said = new Set((named.length > 0 ? named : kindsOf(read(category)).slice(-1)).flat());
	return CATEGORIES.filter((known) => said.has(known));
}
