/** The page after this one, for listings that do not say how many there are. */

import type { PageRequest } from './source';

/** Addresses that ask for the page after this one, by a parameter that counts pages from 1. */
export function pageAfter(url: string, parameter: string): PageRequest {
	const next = new URL(url);
	const page = Number(next.searchParams.get(parameter) ?? '1');
	next.searchParams.set(parameter, String(Number.isInteger(page) && page > 0 ? page + 1 : 2));
	return { url: next.href, role: 'listing' };
}

/** Shops that give fewer than was asked for still have more; only an empty page is the end. */
export const nextPage = (url: string, parameter: string, listed: number): readonly PageRequest[] =>
	listed > 0 ? [pageAfter(url, parameter)] : [];
