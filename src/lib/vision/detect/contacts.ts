/** Measures how long the outlines are that pieces share with one another. */

import type { Pieces } from './pieces';

/** Pixel edges shared with each neighbour, by its index; the photo's border counts for nobody. */
export type Contacts = ReadonlyMap<number, number>;

/** The contacts of one piece. */
export function findContacts({ ids, pieces }: Pieces, widthPx: number, piece: number): Contacts {
	const contacts = new Map<number, number>();
	const box = pieces[piece]?.box;
	if (!box) return contacts;
	const touch = (other: number) => {
		if (other !== piece) contacts.set(other, (contacts.get(other) ?? 0) + 1);
	};
	const lastRow = ids.length - widthPx;
	for (let y = box.yPx; y < box.yPx + box.heightPx; y++) {
		for (let x = box.xPx, i = y * widthPx + x; x < box.xPx + box.widthPx; x++, i++) {
			if (ids[i] !== piece) continue;
			if (x > 0) touch(ids[i - 1] ?? 0);
			if (x + 1 < widthPx) touch(ids[i + 1] ?? 0);
			if (y > 0) touch(ids[i - widthPx] ?? 0);
			if (i < lastRow) touch(ids[i + widthPx] ?? 0);
		}
	}
	return contacts;
}
