/** What a drop leaves to take away as tables: what was left out, and pictures that are elsewhere. */

import type { Pictureless } from '$lib/catalog/drop/candidates';
import type { LeftOut } from '$lib/catalog/drop/left-out';
import { csvText } from '$lib/export/csv';

const csv = (rows: Parameters<typeof csvText>[0]): Blob =>
	new Blob([csvText(rows)], { type: 'text/csv;charset=utf-8' });

/** @param reasonOf in the person's language */
export function leftOutCsv(all: readonly LeftOut[], reasonOf: (one: LeftOut) => string): Blob {
	return csv([
		['what', 'reason', 'code'],
		...all.map((one) => [one.what, reasonOf(one), one.error ?? one.reason])
	]);
}

/** A row a picture; the columns are those that a table of photos is known by. */
export function picturelessCsv(all: readonly Pictureless[]): Blob {
	return csv([
		['number', 'name', 'link', 'image_link'],
		...all.flatMap(({ number, name, link, addresses }) =>
			addresses.map((address) => [number, name, link, address])
		)
	]);
}
