/** The searches of this visit as addresses: what is shown has one, and an address brings its search back. */

import type { KeptPhotos } from './kept-photos';
import type { SearchBoard } from './search-board.svelte';
import { readAddress, writeAddress, type SearchAddress, type Source } from './search-address';
import type { SearchSession } from './search-session.svelte';
import { FIRST_FILTERS } from './search-filters';

/** What an address asks for that is not there any more. */
export type Lost = 'none' | 'photo';

type ItemPhotos = { readonly blob: (id: string) => Promise<Blob | null> };

export class SearchTrail {
	#source = $state.raw<Source | null>(null);
	/** What the photo under way is found by is not known yet. */
	#naming = $state.raw(false);
	#lost = $state.raw<Lost>('none');
	/** The address that is followed now. */
	#following: string | null = null;
	/** The latest call wins: a photo that is found late is not started. */
	#turn = 0;
	readonly #session: SearchSession;
	readonly #board: SearchBoard;
	readonly #kept: KeptPhotos;
	readonly #items: ItemPhotos;

	constructor(session: SearchSession, board: SearchBoard, kept: KeptPhotos, items: ItemPhotos) {
		this.#session = session;
		this.#board = board;
		this.#kept = kept;
		this.#items = items;
	}

	/** Of what is shown now: `?…`; empty for none, and for a photo that cannot be kept; null while it is worked out. */
	get address(): string | null {
		if (this.#naming || this.#session.pending) return null;
		const source = this.#source;
		const { status, chosen, frame, isFirstChoice } = this.#session;
		if (!source || status.state === 'empty') return '';
		const filters = this.#board.main?.filters ?? FIRST_FILTERS;
		const found = status.state === 'found' && !isFirstChoice;
		return writeAddress({
			source,
			chosen: found ? chosen : [],
			frame: found && chosen.includes('framed') ? frame : null,
			filters
		});
	}

	get lost(): Lost {
		return this.#lost;
	}

	/** A person's own photo. */
	async begin(blob: Blob, name: string): Promise<void> {
		const turn = this.#begin(null);
		this.#naming = true;
		const started = this.#session.start(blob, name);
		const id = await this.#kept.keep({ blob, name });
		if (turn === this.#turn) {
			this.#source = id === null ? null : { kind: 'photo', id };
			this.#naming = false;
		}
		await started;
	}

	/** The photo of a catalog item. @returns false where it has none */
	async beginLike(id: string): Promise<boolean> {
		const blob = await this.#items.blob(id).catch(() => null);
		if (!blob) return false;
		this.#begin({ kind: 'like', id });
		await this.#session.start(blob, id, id);
		return true;
	}

	/** Shows what an address asks for; what is shown already stays as it is. */
	async restore(text: string): Promise<void> {
		if (text === this.address || text === this.#following) return;
		this.#following = text;
		try {
			await this.#follow(text);
		} finally {
			if (this.#following === text) this.#following = null;
		}
	}

	reset(): void {
		this.#begin(null);
		this.#session.reset();
	}

	async #follow(text: string): Promise<void> {
		const wish = readAddress(text);
		if (!wish) {
			// An address of nothing is the start; a photo that could not be kept has no other.
			if (this.#source) this.reset();
			return;
		}
		const { status } = this.#session;
		const same = this.#source?.id === wish.source.id && status.state === 'found';
		if (!same && !(await this.#start(wish))) return;
		await this.#session.wish(wish.chosen, wish.frame);
		const main = this.#board.main;
		const now = main && writeAddress({ ...wish, filters: main.filters });
		if (now !== writeAddress(wish)) await main?.filter(wish.filters);
		await this.#board.narrow(wish.filters.where);
	}

	async #start({ source }: SearchAddress): Promise<boolean> {
		const turn = this.#begin(source);
		const photo =
			source.kind === 'photo'
				? await this.#kept.find(source.id)
				: await this.#items.blob(source.id).then(
						(blob) => blob && { blob, name: source.id },
						() => null
					);
		if (turn !== this.#turn) return false;
		if (!photo) {
			this.reset();
			this.#lost = 'photo';
			return false;
		}
		await this.#session.start(photo.blob, photo.name, source.kind === 'like' ? source.id : null);
		return turn === this.#turn && this.#session.status.state === 'found';
	}

	#begin(source: Source | null): number {
		this.#source = source;
		this.#naming = false;
		this.#lost = 'none';
		this.#turn += 1;
		return this.#turn;
	}
}
