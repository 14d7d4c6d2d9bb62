/** A shop's garments with their pictures' addresses and everything that is wrong with some of them. */

import type { Garment } from './garment';
import type { Pictures } from './pictures';
import { HIDDEN_PART, type Shape, type Stall } from './shape';
import { TRAP_NUMBERS, TRAPS, type TrapKind, type Trouble } from './traps';

/** What stands behind a picture's address. */
export type PictureKind = 'whole' | 'copy' | 'half' | 'page' | 'closed' | 'large';
export type Picture = {
	readonly kind: PictureKind;
	readonly garment: string;
	readonly which: number;
};

/** Every so many garments the same troubles come again. */
const TROUBLED_EVERY = 50;
const ODD_PICTURES: Readonly<Partial<Record<number, Exclude<PictureKind, 'whole'>>>> = {
	1: 'copy',
	4: 'half',
	6: 'page',
	7: 'closed'
};
/** 200 MB once are enough. */
const LARGE_PICTURE_OF = 9;
const TROUBLES: Readonly<Partial<Record<number, Trouble>>> = {
	2: 'flapping',
	5: 'too-many',
	8: 'unavailable'
};

const ODD_PATHS: Readonly<Record<Exclude<PictureKind, 'whole'>, (number: string) => string>> = {
	copy: (number) => `/cdn/${number}-1.jpg`,
	half: (number) => `/pictures/half/${number}-1.jpg`,
	page: (number) => `/pictures/page/${number}.jpg`,
	closed: (number) => `${HIDDEN_PART}/pictures/${number}.jpg`,
	large: (number) => `/pictures/large/${number}.jpg`
};

export class StockRoom implements Stall {
	readonly garments: Garment[];
	readonly trapNumbers: readonly string[];
	readonly #byNumber = new Map<string, Garment>();
	readonly #paths = new Map<string, readonly string[]>();
	readonly #pictures = new Map<string, Picture>();
	readonly #troubles = new Map<string, Trouble>();
	readonly #traps = new Map<string, TrapKind>();

	constructor(
		readonly url: string,
		readonly shape: Shape,
		/** As they were, before any change. */
		readonly original: readonly Garment[],
		readonly hidden: readonly Garment[],
		readonly hasTraps: boolean
	) {
		this.garments = [...original];
		this.trapNumbers = hasTraps && shape.productPath ? TRAP_NUMBERS : [];
		for (const garment of [...original, ...hidden]) this.#byNumber.set(garment.number, garment);
		for (const [place, garment] of original.entries()) this.#shelve(garment, hasTraps ? place : -1);
		for (const garment of hidden) this.#shelve(garment, -1);
		for (const [i, number] of this.trapNumbers.entries()) {
			const kind = TRAPS[i];
			if (shape.productPath && kind) this.#traps.set(shape.productPath(number), kind);
		}
	}

	/** @param place in the shop; −1: nothing is wrong with it */
	#shelve({ number, pictures }: Garment, place: number): void {
		const paths: string[] = [];
		const add = (path: string, kind: PictureKind, which: number) => {
			paths.push(path);
			this.#pictures.set(path, { kind, garment: number, which });
		};
		for (let which = 1; which <= pictures; which++)
			add(`/pictures/${number}-${which}.jpg`, 'whole', which);
		const odd =
			place === LARGE_PICTURE_OF
				? 'large'
				: place < 0
					? undefined
					: ODD_PICTURES[place % TROUBLED_EVERY];
		if (odd) add(ODD_PATHS[odd](number), odd, 1);
		this.#paths.set(number, paths);
		const trouble = place < 0 ? undefined : TROUBLES[place % TROUBLED_EVERY];
		if (trouble) this.#troubles.set(this.shape.productPath?.(number) ?? paths[0] ?? '', trouble);
	}

	find(number: string): Garment | undefined {
		return this.#byNumber.get(number);
	}

	pictures({ number }: Garment): readonly string[] {
		return (this.#paths.get(number) ?? []).map((path) => `${this.url}${path}`);
	}

	picture = (path: string): Picture | undefined => this.#pictures.get(path);
	/** @param path with its parameters */
	trouble = (path: string): Trouble | undefined => this.#troubles.get(path);
	trap = (path: string): TrapKind | undefined => this.#traps.get(path);

	/** Raises a garment's price. @returns its number; null where there is no such garment */
	change(number: string | null): string | null {
		const place = number === null ? 0 : this.garments.findIndex((each) => each.number === number);
		const garment = this.garments[place];
		if (!garment) return null;
		const { listPriceWon, listPriceCents } = garment;
		const changed: Garment = {
			...garment,
			priceWon: garment.priceWon + 1000,
			priceCents: garment.priceCents + 77,
			listPriceWon: listPriceWon === null ? null : listPriceWon + 1000,
			listPriceCents: listPriceCents === null ? null : listPriceCents + 77
		};
		this.garments[place] = changed;
		this.#byNumber.set(changed.number, changed);
		return changed.number;
	}

	undoChanges(): void {
		for (const [place, garment] of this.original.entries()) {
			this.garments[place] = garment;
			this.#byNumber.set(garment.number, garment);
		}
	}

	/** Bytes behind a picture's address. @throws for one that is not a picture at all */
	async bytes({ kind, garment, which }: Picture, pictures: Pictures): Promise<Uint8Array> {
		const found = this.find(garment);
		if (!found || kind === 'page' || kind === 'large') throw new Error(`no picture of ${garment}`);
		return pictures.take(found, which, kind === 'half' ? 'half' : 'full');
	}
}
