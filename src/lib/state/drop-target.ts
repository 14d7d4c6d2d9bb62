/** Which collection a name means: a new one, or one of that name that is there. */

import type { DropTarget } from '$lib/catalog/drop/drop-record';
import type { CatalogSummary, Collection } from '$lib/catalog/records';
import { DEMO_COLLECTION } from './demo-collection';

const plain = (text: string): string => text.trim().normalize('NFC').toLowerCase();

/** The collection that has the name in any language. */
export function clashOf(name: string, collections: readonly Collection[]): Collection | undefined {
	const wanted = plain(name);
	return collections.find((one) => Object.values(one.name).some((own) => plain(own) === wanted));
}

/** The demo comes back with the next version of the app: what is put in its place would be lost. */
export const canJoin = ({ id }: Pick<Collection, 'id'>): boolean => id !== DEMO_COLLECTION;

/** FNV-1a, 32 bits, for names that no address can be made of. */
function hashOf(text: string): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) {
		hash = Math.imul(hash ^ byte, 0x01000193);
	}
	return (hash >>> 0).toString(16).padStart(8, '0');
}

const MAX_ID = 64;

/** An id that no collection has or had: `summer-2026`, `drop-5f0a1c22`. */
function freeId(name: string, { collections, removed }: CatalogSummary): string {
	const words = plain(name).replaceAll(/[^a-z0-9]+/g, '-');
	const slug = words.replaceAll(/^-+|-+$/g, '');
	const base = (slug.length > 2 ? slug : `drop-${hashOf(name)}`).slice(0, MAX_ID - 5);
	const taken = new Set([DEMO_COLLECTION, ...collections.map(({ id }) => id), ...removed]);
	let id = base;
	for (let next = 2; taken.has(id); next += 1) id = `${base}-${next}`;
	return id;
}

/** @param how what to do where a collection has the name */
export function targetOf(
	name: string,
	how: 'replace' | 'add',
	summary: CatalogSummary
): DropTarget {
	const clash = clashOf(name, summary.collections);
	return clash
		? { id: clash.id, name: name.trim(), how }
		: { id: freeId(name, summary), name: name.trim(), how: 'new' };
}
