/** The kinds of shop that the mall has. */

import type { Shape } from './shape';
import { asos } from './shapes/asos';
import { farfetch } from './shapes/farfetch';
import { jsonLd } from './shapes/json-ld';
import { merchantFeed } from './shapes/merchant-feed';
import { musinsa } from './shapes/musinsa';
import { openGraph } from './shapes/open-graph';
import { plain } from './shapes/plain';
import { shopify } from './shapes/shopify';
import { sitemap } from './shapes/sitemap';
import { woocommerce } from './shapes/woocommerce';

/** Shops that sell, by the source they speak. */
export const SHAPES = {
	shopify,
	woocommerce,
	'merchant-feed': merchantFeed,
	'json-ld': jsonLd,
	'open-graph': openGraph,
	musinsa,
	farfetch,
	asos,
	sitemap,
	plain
} as const satisfies Readonly<Record<string, Shape>>;

export type SellingKind = keyof typeof SHAPES;
export const SELLING_KINDS = Object.keys(SHAPES) as readonly SellingKind[];

/** Shops of which little or nothing may or can be had. */
export const ODD_KINDS = ['slow', 'silent', 'login', 'closed', 'empty'] as const;
export type OddKind = (typeof ODD_KINDS)[number];

export type ShopKind = SellingKind | OddKind;

export const isSelling = (kind: string): kind is SellingKind => Object.hasOwn(SHAPES, kind);

export const isShopKind = (kind: string): kind is ShopKind =>
	isSelling(kind) || (ODD_KINDS as readonly string[]).includes(kind);

/** What a shop of the kind writes. */
export const shapeOf = (kind: ShopKind): Shape =>
	isSelling(kind) ? SHAPES[kind] : SHAPES['json-ld'];
