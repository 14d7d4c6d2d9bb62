/** Addresses as careless shops write them → absolute ones, and the number in a product's. */

const MAX_LENGTH = 2000;

/** `//host/x`, and `host.example/x` or `127.0.0.1:80/x` without anything before it. */
const HOST = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|(?:[a-z\d-]+\.)+([a-z]{2,}))(?::\d+)?\//i;
const EXTENSIONS = /^(?:aspx?|avif|gif|html?|jpe?g|js|jsp|json|php|png|svg|webp|xml)$/i;

function hasHost(address: string): boolean {
	const found = HOST.exec(address);
	return found !== null && !EXTENSIONS.test(found[1] ?? '');
}

/**
 * @param base address of the page that names it
 * @returns empty for what leads nowhere on the web: `data:`, `mailto:`, `javascript:`
 */
export function absoluteUrl(address: unknown, base: string): string {
	if (typeof address !== 'string') return '';
	const text = address.trim().replaceAll(/&amp;|&#0*38;/gi, '&');
	if (text === '' || text.length > MAX_LENGTH) return '';
	const scheme = /^https:/i.test(base) ? 'https:' : 'http:';
	const whole = hasHost(text) ? `${scheme}//${text}` : text;
	try {
		const url = new URL(whole, base);
		if (!/^https?:$/.test(url.protocol) || url.username || url.password) return '';
		url.hash = '';
		return url.href;
	} catch {
		return '';
	}
}

/** Where a person came from, or which variant was shown first: the product is the same. */
const TRACKING =
	/^(?:utm_.*|gclid|fbclid|srsltid|variant|_pos|_sid|_ss|_fid|pr_.*|ref|referer|from)$/i;

/** One address for one product, however it is linked. */
export function withoutTracking(address: string): string {
	const url = new URL(address);
	const names = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
	if (names.length === 0) return address;
	for (const name of names) url.searchParams.delete(name);
	return url.href;
}

/** Absolute ones of a list, none twice. */
export function absoluteUrls(addresses: readonly unknown[], base: string): string[] {
	const found = addresses.map((address) => absoluteUrl(address, base));
	return [...new Set(found.filter((address) => address !== ''))];
}

/** Names under which shop systems carry a product's number, lower case. */
const NUMBER_PARAMETERS = [
	...['goodsno', 'goods_no', 'goodscd', 'goods_cd', 'goodscode', 'product_no', 'productno'],
	...[
		'product_id',
		'productid',
		'prdno',
		'prd_no',
		'prdcd',
		'itemno',
		'item_no',
		'itemid',
		'item_id'
	],
	...['branduid', 'it_id', 'pid', 'idx', 'sku', 'gno', 'no', 'id']
];

/** Parameters that name a product in an address; undefined where none does. */
export function numberParameter(url: URL): string | undefined {
	const values = new Map(
		[...url.searchParams].map(([name, value]) => [name.toLowerCase(), value] as const)
	);
	return NUMBER_PARAMETERS.map((name) => values.get(name)).find((value) => value);
}

/** The digits that end a path's segment, or are one, else its last segment; the whole path where it has none. */
export function numberFromLink(link: string): string {
	if (!URL.canParse(link)) return '';
	const url = new URL(link);
	const parameter = numberParameter(url);
	if (parameter !== undefined) return parameter.slice(0, 200);
	// `/product/<name>/<number>/category/<its category>/display/1/`
	const own = url.pathname.replace(/(\/product\/.+)\/category\/.*$/i, '$1');
	const segments = own.split('/').filter((segment) => segment !== '');
	const last = (segments.at(-1) ?? '').replace(/\.[a-z]{2,5}$/i, '');
	const digits = /(?:^|[^\d])(\d{3,})$/.exec(last)?.[1];
	const whole = segments.findLast((segment) => /^\d{3,}$/.test(segment));
	return (digits ?? whole ?? decodePath(last)).slice(0, 200);
}

function decodePath(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Without what only says where a person came from: hash, and a slash at the end. */
export function samePlace(one: string, other: string): boolean {
	const plain = (address: string) => {
		const url = new URL(address);
		return `${url.host}${url.pathname.replace(/\/$/, '')}${numberParameter(url) ?? ''}`;
	};
	return URL.canParse(one) && URL.canParse(other) && plain(one) === plain(other);
}

export const isSameOrigin = (address: string, page: string): boolean =>
	URL.canParse(address) && URL.canParse(page) && new URL(address).origin === new URL(page).origin;
