/** Measures how long the outlines are that pieces share with one another. */

import type { Pieces } from './pieces';

/** Pixel edges shared with each neighbour, by its index; the photo's border counts for nobody. */
export type Contacts = ReadonlyMap<number, number>;

/** The contacts of the pieces that `wanted` accepts, by piece index. */
export function findContacts(
	{ ids, pieces }: Pieces,
	widthPx: number,
	wanted: (piece: number) => boolean
): ReadonlyMap<number, Contacts> {
	const contacts = new Map<number, Map<number, number>>();
	const flags = Uint8Array.from(pieces, (_, piece) => (wanted(piece) ? 1 : 0));
	const touch = (piece: number, other: number) => {
		if (!flags[piece]) return;
		const mine = contacts.get(piece) ?? new Map<number, number>();
		mine.set(other, (mine.get(other) ?? 0) + 1);
		contacts.set(piece, mine);
	};
	const lastRow = ids.length - widthPx;
	for (let i = 0, x = 0; i < ids.length; i++, x++) {
		if (x === widthPx) x = 0;
		const id = ids[i] ?? 0;
		const right = x + 1 < widthPx ? (ids[i + 1] ?? 0) : id;
		const below = i < lastRow ? (ids[i + widthPx] ?? 0) : id;
		if (right !== id) {
			touch(id, right);
			touch(right, id);
		}
		if (below !== id) {
			touch(id, below);
			touch(below, id);
		}
	}
	return contacts;
}
