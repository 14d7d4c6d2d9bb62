/** What an address's shape says of the page behind it: a product, a list, or neither. */

import { numberParameter } from './addresses';

/** Path segments after which a product's own name or number comes. */
const PRODUCT =
	/\/(?:products?|goods|items?|prd|prod|dp|p|product-detail|detail|상품)\/(?:[^/]+\/)*[^/]+\/?$/i;
/** Pages of shop systems that show the product that a parameter names. */
const DETAIL =
	/(?:detail|goods_?view|view|item|shopdetail|product|prd|goods)[^/]*\.(?:html?|php|aspx?|jsp|do)$/i;
/** `/…-12345.html`, `/12345.aspx`, `/item-12345`: a page with a number of its own. */
const NUMBERED = /[-/_]\d{4,}(?:\.(?:html?|aspx?|php|jsp))?\/?$/i;

const LISTING =
	/\/(?:collections?|categor(?:y|ies)|product-category|catalog(?:ue)?|list|goods_?list|product_?list|shopbrand|plp|c|cat|brands?|women|woman|men|kids|new|sale|best|all|shop|store|products?|goods|items?)(?:[/.?_-]|$)/i;
const LIST_PAGE = /list[^/]*\.(?:html?|php|aspx?|jsp|do)$/i;
/** `/category/1042`, `/products/page/3`: a number that is not a product's. */
const LIST_END =
	/\/(?:page|categor(?:y|ies)|product-category|collections?|tags?|c|cat|list|brands?)\/(?:[^/]+|[^/]+\/\d+)\/?$/i;
const LIST_PARAMETERS = /^(?:cate_?no|category|cat|catecode|catecd|xcode|mcode|ca_id|cid)$/i;

/** The same list in another order, or a part of it: following these never ends. */
const FACETS =
	/^(?:sort|sort_?by|order|order_?by|sort_?method|dir|view|limit|per_?page|display|filter.*|pf_.*|min_?price|max_?price|colou?rs?|sizes?|brands?)$/i;

const NEITHER =
	/\/(?:cart|basket|checkout|order|login|logout|join|register|signup|account|member|mypage|my-account|wish(?:list)?|board|notice|faq|qna|review|blog|blogs|news|article|magazine|policy|policies|privacy|terms|agreement|about|company|contact|help|cs|customer|event|search|compare|wp-admin|wp-login|cdn-cgi|api|guide|community|stores?-?locator)(?:[/.?_-]|$)/i;
const FILE = /\.(?:avif|css|docx?|gif|ico|jpe?g|js|json|mp4|pdf|png|rss|svg|webp|xml|zip)$/i;

function parse(address: string): URL | null {
	return URL.canParse(address) ? new URL(address) : null;
}

export const isAside = (address: string): boolean => {
	const url = parse(address);
	return !url || NEITHER.test(url.pathname) || FILE.test(url.pathname);
};

const hasListParameter = (url: URL): boolean =>
	[...url.searchParams.keys()].some((name) => LIST_PARAMETERS.test(name));

export function looksLikeProduct(address: string): boolean {
	const url = parse(address);
	if (!url || isAside(address)) return false;
	const { pathname } = url;
	if (LIST_PAGE.test(pathname) || LIST_END.test(pathname)) return false;
	if (DETAIL.test(pathname)) return numberParameter(url) !== undefined;
	return PRODUCT.test(pathname) || NUMBERED.test(pathname);
}

export function looksLikeListing(address: string): boolean {
	const url = parse(address);
	if (!url || isAside(address) || looksLikeProduct(address)) return false;
	if ([...url.searchParams.keys()].some((name) => FACETS.test(name))) return false;
	return LISTING.test(url.pathname) || LIST_PAGE.test(url.pathname) || hasListParameter(url);
}
