/** The items picked while browsing: one bit an item, so that all of 150,000 is 19 KB. */

import { addTo, andNot, bitmapOf, countBits, has, itemsOf, or } from '$lib/catalog/search/bitmap';

export class BrowseSelection {
	/** Never changed in place. */
	#bits = $state.raw<Uint32Array>(new Uint32Array(0));
	#edition = 0;
	/** Place in the list that a range is counted from. */
	#anchor = 0;
	/** What `clear` took away, until something else is picked. */
	#cleared = $state.raw<Uint32Array | null>(null);
	readonly #count = $derived(countBits(this.#bits));

	get count(): number {
		return this.#count;
	}
	get canUndoClear(): boolean {
		return this.#cleared !== null;
	}
	/** Numbers of the picked items, rising. */
	get items(): Uint32Array {
		return itemsOf(this.#bits);
	}
	has(item: number): boolean {
		return has(this.#bits, item);
	}

	/** Makes room for the items of an edition; of another edition than before nothing is picked. */
	enter(edition: number, highest: number): void {
		const words = Math.ceil((highest + 1) / 32);
		if (edition !== this.#edition) {
			this.#edition = edition;
			this.#anchor = 0;
			this.#cleared = null;
			this.#bits = new Uint32Array(words);
		} else if (words > this.#bits.length) {
			const larger = new Uint32Array(words);
			larger.set(this.#bits);
			this.#bits = larger;
		}
	}

	/** Picks the item at a place of the list alone. */
	only(list: Uint32Array, place: number): void {
		this.#anchor = place;
		this.#take(this.#of(list.subarray(place, place + 1)));
	}

	toggle(list: Uint32Array, place: number): void {
		this.#anchor = place;
		const one = this.#of(list.subarray(place, place + 1));
		const item = list[place];
		if (item === undefined) return;
		this.#take(this.has(item) ? andNot(this.#bits, one) : or(this.#bits, one));
	}

	/** Picks everything from the anchor up to a place. @param isAdded beside what is picked already */
	extend(list: Uint32Array, place: number, isAdded = false): void {
		const [from, to] = [Math.min(this.#anchor, place), Math.max(this.#anchor, place)];
		const range = this.#of(list.subarray(from, to + 1));
		this.#take(isAdded ? or(this.#bits, range) : range);
	}

	/** Where the next range begins. */
	anchorAt(place: number): void {
		this.#anchor = place;
	}

	all(list: Uint32Array): void {
		this.#take(or(this.#bits, this.#of(list)));
	}

	/** Picks what lies in a drawn frame. @param before what was picked when the drawing began */
	frame(items: Iterable<number>, before: Uint32Array | null): void {
		const framed = bitmapOf(this.#bits.length * 32, items);
		this.#take(before ? or(framed, before) : framed);
	}

	/** As it stands now, to go on from or back to. */
	get snapshot(): Uint32Array {
		return this.#bits;
	}

	clear(): void {
		const former = this.#bits;
		if (this.count === 0) return;
		this.#take(new Uint32Array(former.length));
		this.#cleared = former;
	}

	undoClear(): void {
		if (this.#cleared) this.#take(this.#cleared);
	}

	/** Puts aside what is left to say of an earlier clearing. */
	forgetCleared(): void {
		this.#cleared = null;
	}

	/** Items that are not there any more. */
	drop(items: Iterable<number>): void {
		this.#take(andNot(this.#bits, bitmapOf(this.#bits.length * 32, items)));
	}

	#of(items: Uint32Array): Uint32Array {
		const bits = new Uint32Array(this.#bits.length);
		for (const item of items) addTo(bits, item);
		return bits;
	}

	#take(bits: Uint32Array): void {
		this.#cleared = null;
		this.#bits = bits;
	}
}
