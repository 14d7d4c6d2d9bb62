/** A shop of the mall as tests and benches see it: its address, and the truth of what it sells. */

import type { Product } from '../../../src/lib/catalog/collect/product';
import { isSelling, type ShopKind } from './kinds';
import type { Language } from './shape';
import type { ShopServer } from './shop-server';
import type { Picture, StockRoom } from './stock-room';

export type MallShop = {
	/** Its kind, numbered where there are several of it. */
	readonly name: string;
	readonly kind: ShopKind;
	readonly language: Language;
	/** Origin. */
	readonly url: string;
	/** Addresses to begin at; empty: the front does. */
	readonly start: readonly string[];
	/** What a collector should end up with, changes included. */
	readonly truth: readonly Product[];
	/** Fields that the shop's pages carry. */
	readonly fields: readonly (keyof Product)[];
	/** Numbers of what robots.txt closes and of what is no product: never to be collected. */
	readonly forbidden: readonly string[];
	/** What stands behind a picture's address. */
	picture(address: string): Picture['kind'] | null;
	/** JPEG bytes of a `whole`, `copy`, `half` or `closed` picture. */
	bytes(address: string): Promise<Uint8Array>;
	/** Raises the price of a garment, the first unless told. @returns its number */
	change(number?: string): string | null;
};

/** The shop that stands in the room and is served. */
export function shopOf(server: ShopServer, room: StockRoom): MallShop {
	const { kind, name, pictures } = server.settings;
	const { shape, url } = room;
	const sells = isSelling(kind) || kind === 'slow';
	return {
		...{ name, kind, url, language: shape.language, fields: shape.fields },
		start: isSelling(kind) ? shape.start.map((path) => `${url}${path}`) : [],
		get truth() {
			return sells ? room.garments.map((garment) => shape.truth(garment, room)) : [];
		},
		forbidden: [...room.hidden.map(({ number }) => number), ...room.trapNumbers],
		picture: (address) => room.picture(new URL(address).pathname)?.kind ?? null,
		bytes: async (address) => {
			const picture = room.picture(new URL(address).pathname);
			if (!picture) throw new Error(`no picture at ${address}`);
			return room.bytes(picture, pictures);
		},
		change: (number) => server.change(number ?? null)
	};
}
