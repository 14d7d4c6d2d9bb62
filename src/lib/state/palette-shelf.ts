/** Where edited palettes are kept: found again by photo and garment, written in the order of the edits. */

import { PALETTE_VERSION, targetKey, type StoredPalette } from '$lib/catalog/palette-record';
import { sameTarget, type ColourTarget } from '$lib/vision/palette/targets';
import { isEdited, type WorkPalette } from '$lib/vision/palette/work-palette';
import type { CatalogService } from './services';

type Place = Pick<ColourTarget, 'kind' | 'box'>;
type Store = Pick<CatalogService, 'palettes' | 'keepPalette' | 'dropPalette'>;

export class PaletteShelf {
	readonly #store: Store;
	/** A photo of a burst of edits is written one after the other, or an older one could win. */
	#writing: Promise<unknown> = Promise.resolve();

	constructor(store: Store) {
		this.#store = store;
	}

	/** What a person made of this part of the photo, or null. */
	async find(photo: string | null, place: Place): Promise<StoredPalette | null> {
		if (photo === null) return null;
		await this.#writing;
		return sameTarget(place, await this.#store.palettes(photo)) ?? null;
	}

	/**
	 * Stores an edited palette; one without edits takes the stored one away.
	 * @param key of the record it takes the place of
	 */
	keep(photo: string, place: Place, palette: WorkPalette, key?: string): Promise<void> {
		const { kind, box } = place;
		const target = key ?? targetKey(place);
		const write = () =>
			isEdited(palette)
				? this.#store.keepPalette({
						version: PALETTE_VERSION,
						photo,
						target,
						kind,
						box,
						palette,
						editedAt: new Date().toISOString()
					})
				: this.#store.dropPalette({ photo, target });
		const written = this.#writing.then(write);
		// One that failed must not fail the ones behind it.
		this.#writing = written.catch(() => undefined);
		return written;
	}
}
