/** Ids that a person can read and type: the name in Latin letters, a number where it is taken. */

import { randomBytes } from 'node:crypto';

/** @returns 1..64 characters of a-z, 0-9 and `-`; random where the name has no Latin letter or digit */
export function freshId(name: string, isTaken: (id: string) => boolean): string {
	const latin = name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 48)
		.replace(/-+$/, '');
	const stem = latin || `c-${randomBytes(4).toString('hex')}`;
	for (let count = 1; ; count++) {
		const id = count === 1 ? stem : `${stem}-${count}`;
		if (!isTaken(id)) return id;
	}
}
