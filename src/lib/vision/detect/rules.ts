/** The numbers that decide what counts as a garment, each with its reason. */

import type { Category, ParseClass } from '../parse/classes';

/** Garments on the trunk and legs, which a parser mistakes for one another in patches. */
export const BODY_CATEGORIES: ReadonlySet<ParseClass> = new Set<Category>([
	'top',
	'outer',
	'dress',
	'skirt',
	'pants'
]);

/** Smallest part of the photo that counts as a garment: below it colours and kind are guesses. */
export const MIN_AREA: Readonly<Record<Category, number>> = {
	top: 0.004,
	outer: 0.004,
	dress: 0.004,
	skirt: 0.004,
	pants: 0.004,
	shoes: 0.0015,
	bag: 0.0015,
	hat: 0.0015,
	accessory: 0.0015
};

/** Below this mean probability the parser is guessing. */
export const MIN_SCORE = 0.4;

/** Pieces below this part of a garment's smallest area belong to no garment. */
export const SPECK = 0.1;

/** A piece smaller than this part of its class's largest piece on the same person is a speck. */
export const MIN_PIECE = 0.04;

/** A garment whose largest piece is a smaller part of it than this is noise. */
export const MAIN_PIECE = 0.2;

/** Patches of skin, hair or ground up to this part of the photo are filled when inside a garment. */
export const MAX_HOLE = 0.0005;

/** A patch takes a neighbour's label only when it shares this part of its outline with it. */
export const MIN_CONTACT = 0.5;

/** Flicker: an unsure patch of a body garment, at most this part of the garment beside it. */
export const FLICKER = { maxConfidence: 0.55, maxArea: 0.35, minContact: 0.4 } as const;

/** A figure with less body garment than this part of the photo is no wearer of its own. */
export const MIN_BODY = 0.01;

/** Accessories further apart than this part of the long side are two: a belt and sunglasses. */
export const ACCESSORY_GAP = 0.02;

/** More than these in one photo would be a stall, not an outfit. */
export const MAX_REGIONS = 12;
