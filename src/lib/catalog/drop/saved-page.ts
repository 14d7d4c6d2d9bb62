/** Where a page was on the web before it was saved. */

/** A host that no shop has (RFC 2606): stands in where a file does not say where it is from. */
export const NO_HOST = 'shop.invalid';

const WORDS = [
	/<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i,
	/<link[^>]+rel\s*=\s*["']?canonical["']?[^>]*?href\s*=\s*["']([^"']+)/i,
	/<link[^>]+href\s*=\s*["']([^"']+)["'][^>]*?rel\s*=\s*["']?canonical/i,
	/<meta[^>]+property\s*=\s*["']og:url["'][^>]*?content\s*=\s*["']([^"']+)/i,
	/<base[^>]+href\s*=\s*["']([^"']+)/i
] as const;

const isWeb = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** The address as the browser that saved it, or the page itself, tells it; else one at `NO_HOST`. */
export function addressOf(html: string, path: string): string {
	// All of these stand in the head.
	const head = html.slice(0, 200_000);
	for (const pattern of WORDS) {
		const found = pattern.exec(head)?.[1]?.replaceAll('&amp;', '&');
		if (found !== undefined && isWeb(found)) return found;
	}
	return placeholderOf(path);
}

export const placeholderOf = (path: string): string =>
	`https://${NO_HOST}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** Empty for what is no web address, and for one at `NO_HOST`. */
export const realAddress = (text: string): string =>
	isWeb(text) && new URL(text).hostname !== NO_HOST ? text : '';
