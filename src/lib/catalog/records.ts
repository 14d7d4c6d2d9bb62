/** The shapes the catalog stores and answers with. */

import type { GarmentColour } from '../vision/colour/garment-colour';
import type { KnownAttributes } from '../vision/embed/attributes';
import type { Kind } from '../vision/embed/kinds';
import type { Box } from '../vision/image/raster';
import type { Category } from '../vision/parse/classes';
import type { KnownPose } from '../vision/person/body-pose';
import type { KnownFraming } from '../vision/person/framing';
import type { Filter } from './facets/filter';
import type { Bitmap } from './search/bitmap';

export const ITEM_VERSION = 1;

/** What is kept of a measured colour. */
export type StoredColour = Pick<GarmentColour, 'hex' | 'share' | 'label' | 'runnerUp' | 'oklab'>;

/** One product photo of a collection, filed under the garment it sells. */
export type CatalogItem = {
	readonly version: typeof ITEM_VERSION;
	/** `<collection>/<number>` */
	readonly id: string;
	readonly collection: string;
	/** The shop's own number or file name. */
	readonly number: string;
	/** Name by language tag; at least one. */
	readonly name: Readonly<Record<string, string>>;
	/** Absolute http(s) address or a page of this app (`/…`); empty where the source had none. */
	readonly link: string;
	readonly shop: string;
	readonly category: Category;
	readonly kind: Kind | null;
	/** As measured; absent in collections made before there were any. */
	readonly attributes?: KnownAttributes;
	readonly colours: readonly StoredColour[];
	readonly hasModel: 'yes' | 'no' | 'unknown';
	/** Of the person who wears it; like all below absent where it is not known. */
	readonly pose?: KnownPose;
	/** How much of that person is in the photo. */
	readonly framing?: KnownFraming;
	/** The crawl project that brought it in. */
	readonly project?: string;
	/** When the photo was collected: ISO 8601, UTC. */
	readonly collectedAt?: string;
	/** Where the garment is in the photo. */
	readonly box: Box;
	readonly photo: { readonly widthPx: number; readonly heightPx: number; readonly type: string };
	/** Price in the currency's own unit, or null. */
	readonly price: { readonly amount: number; readonly currency: string } | null;
	/** The source's other columns, as they came. */
	readonly labels: Readonly<Record<string, string>>;
};

/**
 * An item as it was stored, in the present shape; null for one of a later version.
 * The next version puts its step here, and leaves this one's type behind for it.
 */
export const presentItem = (
	item: CatalogItem | { readonly version: number }
): CatalogItem | null => (isPresent(item) ? item : null);

const isPresent = (item: { readonly version: number }): item is CatalogItem =>
	item.version === ITEM_VERSION;

export type Collection = {
	readonly id: string;
	readonly name: Readonly<Record<string, string>>;
	readonly count: number;
	/** Id of the embedder that made the vectors: only equal ones can be compared. */
	readonly embedModel: string;
	/** SHA-256 of the snapshot manifest it came from; of items that were chosen, a name that is none. */
	readonly manifestSha256: string;
	readonly storedAt: string;
};

export type UnfinishedImport = Pick<Collection, 'id' | 'name' | 'count'> & {
	/** Items that are stored already. */
	readonly done: number;
};

export type CatalogSummary = {
	readonly collections: readonly Collection[];
	readonly items: number;
	/** Bytes the store takes, as far as the browser tells. */
	readonly bytes: number | null;
	/** False when the browser gave no lasting store and the catalog lives in memory only. */
	readonly lasting: boolean;
	/** Ids of collections that the person removed; `open` does not bring them back. */
	readonly removed: readonly string[];
	/** Imports that were broken off; begun again, they go on where they stopped. */
	readonly unfinished?: readonly UnfinishedImport[];
	/**
	 * Set by `open` where the shipped snapshot was refused and what was stored before stays in use, or
	 * where there was no room for it and it is held in memory:
	 * name and message of the error.
	 */
	readonly refused?: { readonly name: string; readonly message: string };
};

export type SearchQuery = {
	/** Unit vector [256]; zeros to search with the examples alone. */
	readonly vector: Float32Array;
	/** More like these: unit vectors [256] or ids of items. */
	readonly plus?: readonly (Float32Array | string)[];
	/** Less like these. */
	readonly minus?: readonly (Float32Array | string)[];
	/** Colours to weigh in; empty: shape alone. */
	readonly colours: readonly Pick<GarmentColour, 'oklab' | 'share'>[];
	/** 0 = shape only … 1 = colour only. */
	readonly colourWeight: number;
	/** Only items of these; empty: all. */
	readonly categories: readonly Category[];
	readonly labels: readonly string[];
	readonly collections: readonly string[];
	/** Embedder that made the vector: collections of another are left out. Absent: all are compared. */
	readonly embedModel?: string;
	/** Only these items, by their ordinal in the index, beside the lists above. */
	readonly filter?: Bitmap;
	/** Only items that pass this, as the person has them. */
	readonly where?: Filter;
	/** Whether photos of one product become one hit. */
	readonly folded?: boolean;
};

export type SearchHit = {
	readonly item: CatalogItem;
	/** Blend of both that the order follows, 0..1. */
	readonly score: number;
	/** Cosine of the vectors, −1..1. */
	readonly similarity: number;
	/** Distance of the palettes in OKLab, 0 = the same; null where either has no colours. */
	readonly colourDistance: number | null;
	/** Beyond the line under which this query's hits are hardly worth a look. */
	readonly cutOff?: 'within' | 'beyond';
	/** Further photos of the same product, best first; empty where there are none. */
	readonly folded?: readonly SearchHit[];
};
