/** A batch of photos as it is stored: what waits, what came of the rest, and how the list was looked at. */

import type { PaletteFlags } from '../vision/colour/flags';
import type { LeftOut } from '../vision/colour/left-out';
import type { Box } from '../vision/image/raster';
import type { ColourTarget } from '../vision/palette/targets';
import type { WorkPalette } from '../vision/palette/work-palette';
import type { Category } from '../vision/parse/classes';

export const BATCH_VERSION = 1;

/** One garment of a photo as it was measured, or the photo as a whole where none was found. */
export type BatchPart = {
	readonly kind: ColourTarget['kind'];
	readonly box: Box;
	/** Null where no garment could be named. */
	readonly category: Category | null;
	/** The garment may as well be something else. */
	readonly unsure: boolean;
	readonly palette: WorkPalette;
	readonly flags: PaletteFlags;
	readonly leftOut: LeftOut;
	/** Bytes of a small WebP; null where none could be drawn. */
	readonly thumbnail: ArrayBuffer | null;
};

export type BatchOutcome =
	| { readonly state: 'waiting' }
	/** Main garment first. */
	| { readonly state: 'done'; readonly print: string | null; readonly parts: readonly BatchPart[] }
	| {
			readonly state: 'failed';
			readonly failure: { readonly name: string; readonly message: string };
	  };

export type BatchEntry = {
	readonly version: typeof BATCH_VERSION;
	/** Sorts in the order in which the photos were added. */
	readonly id: string;
	/** With the folders it lay in. */
	readonly name: string;
	readonly outcome: BatchOutcome;
};

export type BatchSettings = {
	readonly version: typeof BATCH_VERSION;
	/** Emptied by the person, who may still want it back: what is stored goes when that is over. */
	readonly cleared: boolean;
	/** The column that the list is sorted by; null: as the photos came. */
	readonly order: { readonly column: string; readonly descending: boolean } | null;
};

export type StoredBatch = {
	/** By id. */
	readonly entries: readonly BatchEntry[];
	readonly settings: BatchSettings;
};

export const FIRST_SETTINGS: BatchSettings = {
	version: BATCH_VERSION,
	cleared: false,
	order: null
};

type Versioned = { readonly version: number };

/**
 * A stored record in the present shape; null for one of a later version, which stays stored.
 * The next version puts its step here, and leaves this one's type behind for it.
 */
export const presentBatch = <T extends BatchEntry | BatchSettings>(
	record: T | Versioned | undefined
): T | null => (isPresent<T>(record) ? record : null);

const isPresent = <T extends Versioned>(record: T | Versioned | undefined): record is T =>
	record?.version === BATCH_VERSION;
