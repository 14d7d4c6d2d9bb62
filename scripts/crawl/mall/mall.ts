/** The mall as a whole: shops of every kind on loopback, each with the truth of what it sells. */

import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveFront } from './front';
import { garmentsOf, type Garment } from './garment';
import { isSelling, ODD_KINDS, SELLING_KINDS, shapeOf, type ShopKind } from './kinds';
import { shopOf, type MallShop } from './mall-shop';
import { Pictures, type PictureStyle } from './pictures';
import { ShopServer, type MallRequest } from './shop-server';
import { StockRoom } from './stock-room';

export type MallOptions = {
	readonly seed?: number;
	/** In all shops that sell, together. */
	readonly products?: number;
	readonly pictures?: PictureStyle;
	/** Of the front; the shops take the ports after it. 0: any free ones. */
	readonly port?: number;
	/** A kind may come more than once; all kinds unless told. */
	readonly kinds?: readonly ShopKind[];
	/** False: nothing is wrong anywhere, for measuring speed. */
	readonly traps?: boolean;
	/** What the Open Graph shop asks for, s. */
	readonly crawlDelayS?: number;
	readonly retryAfterS?: number;
	/** Of the slow shop. */
	readonly slowMs?: number;
	/** Where drawn pictures are kept. */
	readonly folder?: string;
};

export type Mall = {
	/** Of the page that shows all shops. */
	readonly url: string;
	readonly shops: readonly MallShop[];
	/** Everything asked of any shop, in the order of answers. */
	readonly requests: readonly MallRequest[];
	/** Requests that reached a server which no crawler may be led to. */
	readonly internalRequests: readonly string[];
	/** Forgets requests, changes, and which troubles have passed. */
	reset(): void;
	close(): Promise<void>;
};

const root = fileURLToPath(new URL('../../..', import.meta.url));
const HIDDEN_A_SHOP = 2;
const ODD_SHOP_PRODUCTS = 6;

async function serveInternal(asked: string[]): Promise<{ url: string; close: () => void }> {
	const server = createServer((request, response) => {
		asked.push(request.url ?? '/');
		response.end('<html><title>secret</title></html>');
	});
	await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	return { url: `http://127.0.0.1:${port}`, close };
}

type Lot = {
	readonly kind: ShopKind;
	readonly name: string;
	readonly open: number;
	readonly hidden: number;
};

/** How many garments each shop gets; those that sell share evenly. */
function lotsOf(kinds: readonly ShopKind[], products: number, hidden: number): Lot[] {
	const selling = kinds.filter(isSelling).length;
	let given = 0;
	return kinds.map((kind, i) => {
		const before = kinds.slice(0, i).filter((other) => other === kind).length;
		const name = before === 0 ? kind : `${kind}-${before + 1}`;
		if (!isSelling(kind)) {
			const open = kind === 'empty' ? 0 : ODD_SHOP_PRODUCTS;
			return { kind, name, open, hidden: 0 };
		}
		const first = Math.floor((products * given) / selling);
		given += 1;
		return { kind, name, open: Math.floor((products * given) / selling) - first, hidden };
	});
}

function takeGarments(lots: readonly Lot[], seed: number) {
	const total = lots.reduce((sum, { open, hidden }) => sum + open + hidden, 0);
	const all = garmentsOf(seed, total);
	let from = 0;
	const take = (count: number): Garment[] => all.slice(from, (from += count));
	return {
		total,
		shares: lots.map(({ open, hidden }) => ({ open: take(open), hidden: take(hidden) }))
	};
}

/** Opens the mall; the same options give the same mall, ports aside. */
export async function startMall(options: MallOptions = {}): Promise<Mall> {
	const { seed = 7, products = 200, pictures: style = 'plain', port = 0, traps = true } = options;
	const { kinds = traps ? [...SELLING_KINDS, ...ODD_KINDS] : SELLING_KINDS } = options;
	const { crawlDelayS = 1, retryAfterS = 1, slowMs = 1500 } = options;
	const { folder = path.join(root, '.cache', 'mall') } = options;
	const lots = lotsOf(kinds, products, traps ? HIDDEN_A_SHOP : 0);
	const { total, shares } = takeGarments(lots, seed);
	const pictures = new Pictures(seed, total, style, folder);
	const requests: MallRequest[] = [];
	const internalRequests: string[] = [];
	const internal = await serveInternal(internalRequests);
	const servers: ShopServer[] = [];
	const closeShops = async () => {
		internal.close();
		await Promise.all(servers.map((server) => server.close()));
	};
	const shops: MallShop[] = [];
	const reset = () => {
		requests.length = 0;
		internalRequests.length = 0;
		for (const server of servers) server.reset();
	};
	try {
		for (const [i, { kind, name }] of lots.entries()) {
			const server = new ShopServer({
				...{ kind, name, pictures, retryAfterS, internalUrl: internal.url },
				crawlDelayS: traps && kind === 'open-graph' ? crawlDelayS : 0,
				delayMs: kind === 'slow' ? slowMs : 0,
				log: (request) => requests.push(request)
			});
			servers.push(server);
			const url = await server.listen(port === 0 ? 0 : port + 1 + i);
			const { open = [], hidden = [] } = shares[i] ?? {};
			const room = new StockRoom(url, shapeOf(kind), open, hidden, traps && isSelling(kind));
			server.open(room);
			shops.push(shopOf(server, room));
		}
		const front = await serveFront({ port, shops, requests, internalRequests, reset });
		const close = async () => {
			await Promise.all([front.close(), closeShops()]);
		};
		return { url: front.url, shops, requests, internalRequests, reset, close };
	} catch (error) {
		await closeShops();
		throw error;
	}
}
