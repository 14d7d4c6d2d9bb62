/** A palette that a person edited, as it is stored: found again by the bytes of its photo. */

import type { Box } from '../vision/image/raster';
import type { ColourTarget } from '../vision/palette/targets';
import type { WorkPalette } from '../vision/palette/work-palette';

export const PALETTE_VERSION = 1;

export type StoredPalette = {
	readonly version: typeof PALETTE_VERSION;
	/** SHA-256 of the photo's file, lower-case hex. */
	readonly photo: string;
	/** Names the garment within the photo; the same as long as the record lives. */
	readonly target: string;
	readonly kind: ColourTarget['kind'];
	/** Where the garment was, to know it again when it is found a little elsewhere. */
	readonly box: Box;
	readonly palette: WorkPalette;
	readonly editedAt: string;
};

export type PaletteKey = Pick<StoredPalette, 'photo' | 'target'>;

/**
 * A stored record in the present shape; null for one of a later version, which stays stored.
 * The next version puts its step here, and leaves this one's type behind for it.
 */
export const presentPalette = (
	record: StoredPalette | { readonly version: number }
): StoredPalette | null => (isPresent(record) ? record : null);

const isPresent = (record: { readonly version: number }): record is StoredPalette =>
	record.version === PALETTE_VERSION;

/** The name a garment gets when its palette is first stored. */
export function targetKey({ kind, box }: Pick<StoredPalette, 'kind' | 'box'>): string {
	const at = [box.x, box.y, box.width, box.height].map((part) => part.toFixed(3));
	return [kind, ...at].join(' ');
}
