/** Where edited palettes are kept: found again by photo and garment, written in the order of the edits. */

import { PALETTE_VERSION, targetKey, type StoredPalette } from '$lib/catalog/palette-record';
import { sameTarget, type ColourTarget } from '$lib/vision/palette/targets';
import { isEdited, type WorkPalette } from '$lib/vision/palette/work-palette';
import type { CatalogService } from './services';

type Place = Pick<ColourTarget, 'kind' | 'box'>;
type Store = Pick<CatalogService, 'palettes' | 'keepPalette' | 'dropPalette'>;

/** A garment and all that its photo has: each has one record, wherever a later model sees its outline. */
export type Kept = {
	/** SHA-256 of the photo's file. */
	readonly photo: string;
	readonly place: Place;
	readonly beside: readonly Place[];
};

export class PaletteShelf {
	readonly #store: Store;
	/** A photo of a burst of edits is written one after the other, or an older one could win. */
	#writing: Promise<unknown> = Promise.resolve();

	constructor(store: Store) {
		this.#store = store;
	}

	/** What a person made of this part of the photo, or null. */
	async find({ photo, place, beside }: Kept): Promise<StoredPalette | null> {
		await this.#writing;
		return sameTarget(place, await this.#store.palettes(photo), beside) ?? null;
	}

	/**
	 * Stores an edited palette in place of the one this garment had; one without edits takes the
	 * stored one away.
	 */
	keep(kept: Kept, palette: WorkPalette): Promise<void> {
		const written = this.#writing.then(() => this.#write(kept, palette));
		// One that failed must not fail the ones behind it.
		this.#writing = written.catch(() => undefined);
		return written;
	}

	async #write({ photo, place, beside }: Kept, palette: WorkPalette): Promise<void> {
		// Looked up each time: another tab may have stored one meanwhile.
		const earlier = sameTarget(place, await this.#store.palettes(photo), beside);
		const target = earlier?.target ?? targetKey(place);
		if (!isEdited(palette)) return this.#store.dropPalette({ photo, target });
		const { kind, box } = place;
		return this.#store.keepPalette({
			version: PALETTE_VERSION,
			photo,
			target,
			kind,
			box,
			palette,
			editedAt: new Date().toISOString()
		});
	}
}
