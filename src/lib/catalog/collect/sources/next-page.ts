/** The page after this one, for listings that do not say how many there are. */

import type { PageRequest } from './source';

/** Addresses that ask for the page after this one, by a parameter that counts pages from 1. */
export function pageAfter(url: string, parameter: string): PageRequest {
	const next = new URL(url);
	const page = Number(next.searchParams.get(parameter) ?? '1');
	next.searchParams.set(parameter, String(Number.isInteger(page) && page > 0 ? page + 1 : 2));
	return { url: next.href, role: 'listing' };
}

/** A shop that answers every page with the same products is asked no further than this. */
const MAX_PAGE = 500;

/** Shops that give fewer than was asked for still have more; only an empty page is the end. */
export function nextPage(url: string, parameter: string, listed: number): readonly PageRequest[] {
	const page = Number(new URL(url).searchParams.get(parameter) ?? '1');
	return listed > 0 && page < MAX_PAGE ? [pageAfter(url, parameter)] : [];
}
