/** The address of a shop as people type it. */

import * as v from 'valibot';
import { newProjectSchema } from '$lib/catalog/collect/crawler';

/** Adds what people leave out; null where no shop can be meant. */
export function shopAddress(typed: string): string | null {
	const words = typed.trim();
	if (words === '' || /\s/.test(words)) return null;
	const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(words) ? words : `https://${words}`;
	const result = v.safeParse(newProjectSchema.entries.shop, address);
	if (!result.success) return null;
	const url = new URL(address);
	// `https://flare` is an address, but nobody's shop; an own machine's is.
	const isNamed =
		url.hostname.includes('.') || url.hostname.startsWith('[') || url.hostname === 'localhost';
	return isNamed ? url.href : null;
}

/** What a shop is called where nobody named it. */
export function shopName(address: string): string {
	try {
		return new URL(address).host.replace(/^www\./, '');
	} catch {
		return '';
	}
}
