/** The token that a console puts behind the address it prints: `/crawl#token=…`. */

/** @returns null where there is none */
export function tokenIn(hash: string): string | null {
	const token = new URLSearchParams(hash.replace(/^#/, '')).get('token');
	return token === null || token === '' ? null : token;
}
