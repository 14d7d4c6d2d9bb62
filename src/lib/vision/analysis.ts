/** What Otlens knows of one photo: the single value that is stored, searched, shown and zipped. */

import type { GarmentColour } from './colour/garment-colour';
import type { AttributeScore } from './embed/attributes';
import type { KindScore } from './embed/kinds';
import type { Box, Mask } from './image/raster';
import type { Category } from './parse/classes';
import type { PersonSigns } from './person/person-signs';

export type { PersonSigns };

export const ANALYSIS_VERSION = 1;

/** One garment found in a photo. */
export type Garment = {
	/** Position in `GarmentAnalysis.garments`; 0 is the largest. */
	readonly index: number;
	readonly category: Category;
	/** Kinds that fit the category, best first; empty where the embedder knows none (bags). */
	readonly kinds: readonly KindScore[];
	/** What the embedder is sure of: at most one value an attribute. */
	readonly attributes: readonly AttributeScore[];
	readonly box: Box;
	/** How sure it is that this is such a garment, 0..1; below 0.5 the two networks disagree. */
	readonly score: number;
	/** Part of the photo the garment covers, 0..1. */
	readonly area: number;
	/** The garment's pixels within its box, at working resolution. */
	readonly mask: Mask;
	/** Up to five, largest share first. */
	readonly colours: readonly GarmentColour[];
	/** Unit vector [256]; the dot product of two is their similarity. */
	readonly vector: Float32Array;
};

export type GarmentAnalysis = {
	readonly version: typeof ANALYSIS_VERSION;
	/** Upright size of the photo as delivered, and of the raster that was analysed. */
	readonly photo: { readonly widthPx: number; readonly heightPx: number };
	readonly working: { readonly widthPx: number; readonly heightPx: number };
	/**
	 * `garments`: regions of the parser. `whole-photo`: none was found, the caller asked for it, or
	 * the photo shows one article on plain ground; the single garment is the photo's foreground.
	 */
	readonly found: 'garments' | 'whole-photo' | 'nothing';
	readonly garments: readonly Garment[];
	readonly person: PersonSigns;
	/** Ids of the models that made it; `pose` is null where no key-points were found by one. */
	readonly models: {
		readonly parse: string;
		readonly embed: string;
		readonly pose: string | null;
	};
};

/** Below this score a garment may as well be something else, or none at all. */
const SURE = 0.5;

/** Whether to say of a garment that it is but a guess. */
export const isUnsure = ({ score }: Pick<Garment, 'score'>): boolean => score < SURE;

/** A face or an orange has the outline of a hat, a bottle that of a shoe: seen alone, only cloth has a name. */
const CLOTH: ReadonlySet<Category> = new Set(['top', 'outer', 'dress', 'skirt', 'pants']);

/** The garments that stand on their own; none where the photo as a whole has to do. */
export function listedGarments({
	found,
	garments
}: Pick<GarmentAnalysis, 'found' | 'garments'>): readonly Garment[] {
	if (found !== 'whole-photo') return garments;
	return garments.filter((garment) => !isUnsure(garment) && CLOTH.has(garment.category));
}
