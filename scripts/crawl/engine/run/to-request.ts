/** Addresses as the journal holds them, and what is asked of each kind of answer. */

import type { Page } from '../../../../src/lib/catalog/collect/sources/source';
import type { NewRequest, RequestRow } from '../../store/requests';
import { checkAddress, FILES_ORIGIN, type AddressRules } from '../fetch/addresses';
import { FetchError } from '../fetch/fetch-error';
import { MAX_BYTES, type Answer } from '../fetch/fetcher';
import type { Wanted } from './plan-page';

/** @returns the reason where the address must not be asked for, before its host hears of us at all */
export function toRequest(
	{ url: text, role, source, hint }: Wanted,
	from: Pick<RequestRow, 'url' | 'entry'>,
	rules: AddressRules
): NewRequest | FetchError {
	try {
		const url = new URL(text, from.url);
		// The same page, whatever part of it.
		url.hash = '';
		checkAddress(url, role === 'picture', rules);
		return {
			url: url.href,
			origin: url.protocol === 'file:' ? FILES_ORIGIN : url.origin,
			role,
			source,
			entry: from.entry,
			hint: hint && JSON.stringify(hint)
		};
	} catch (error) {
		if (error instanceof FetchError) return error;
		return new FetchError('forbidden-address', `${text} is not an address`, false);
	}
}

export function maxBytesOf({ role, source }: Pick<RequestRow, 'role' | 'source'>): number {
	if (role === 'picture') return MAX_BYTES.picture;
	if (source === 'merchant-feed') return MAX_BYTES.feed;
	return role === 'sitemap' ? MAX_BYTES.sitemap : MAX_BYTES.page;
}

export function validatorsOf({ headers }: Pick<Answer, 'headers'>): {
	etag: string | null;
	modified: string | null;
} {
	return { etag: headers['etag'] ?? null, modified: headers['last-modified'] ?? null };
}

/** Whether an answer is text that a source could have read. */
export function isReadable({ contentType, text }: Pick<Page, 'contentType' | 'text'>): boolean {
	const isText = /^$|html|json|xml|^text\/(plain|csv|tab-separated-values)$/.test(contentType);
	return isText && !text.slice(0, 4096).includes('\0');
}
