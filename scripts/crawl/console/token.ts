/** The secret that opens a console, and how what a caller shows is compared with it. */

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A person's own token is at least this long. */
export const SHORTEST_TOKEN = 16;

/** 32 random bytes, base64url: 43 letters that need no escaping in an address. */
export function createToken(): string {
	return randomBytes(32).toString('base64url');
}

/** Compared by hashes of one length, so that the time it takes tells nothing. */
export function isSameSecret(shown: string, secret: string): boolean {
	const hash = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(hash(shown), hash(secret));
}

/** What the browser keeps in place of the token: derived, so that a cookie never gives the token away. */
export function sessionOf(token: string): string {
	return createHmac('sha256', token).update('otlens console session').digest('base64url');
}
