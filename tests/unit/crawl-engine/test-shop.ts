/** A little shop on loopback that answers as its test wants, and a source that reads it. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { createProduct, type Product } from '../../../src/lib/catalog/collect/product';
import type {
	Findings,
	PageRequest,
	Source
} from '../../../src/lib/catalog/collect/sources/source';
import type { Reader } from '../../../scripts/crawl/engine/reader';

export type Handler = (
	request: IncomingMessage,
	response: ServerResponse,
	path: string
) => void | Promise<void>;

export type Visit = { readonly at: number; readonly path: string };

export type TestShop = {
	readonly url: string;
	/** `name:port` */
	readonly host: string;
	readonly visits: Visit[];
	close(): Promise<void>;
};

export async function openShop(handler: Handler): Promise<TestShop> {
	const visits: Visit[] = [];
	const server: Server = createServer((request, response) => {
		const path = request.url ?? '/';
		visits.push({ at: performance.now(), path });
		void handler(request, response, path);
	});
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		host: `127.0.0.1:${port}`,
		visits,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

export function sendJson(response: ServerResponse, body: object): void {
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(body));
}

export function product(number: string, known: Partial<Product> = {}): Product {
	return createProduct({ number, name: `item ${number}`, link: '', ...known });
}

const pictures = new Map<number, Promise<Buffer>>();

/** A small picture like no other of another seed. */
export function picture(seed: number): Promise<Buffer> {
	const known = pictures.get(seed);
	if (known) return known;
	let state = seed * 2654435761 + 1;
	const noise = Buffer.from(
		Array.from({ length: 9 * 8 * 3 }, () => {
			state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
			return state >>> 24;
		})
	);
	const made = sharp(noise, { raw: { width: 9, height: 8, channels: 3 } })
		.resize(72, 64, { kernel: 'nearest' })
		.png()
		.toBuffer();
	pictures.set(seed, made);
	return made;
}

type Told = { products?: Product[]; requests?: PageRequest[]; isPartial?: boolean };

/** Pages that are JSON of findings. */
export const jsonSource: Source = {
	id: 'json',
	entries: (shop) => [{ url: new URL('/list/0', shop).href, role: 'probe' }],
	read(page): Findings | null {
		try {
			const told = JSON.parse(page.text) as Told;
			if (!told.products && !told.requests) return null;
			const absolute = (url: string) => new URL(url, page.url).href;
			return {
				products: (told.products ?? []).map((one) => ({
					...one,
					link: one.link && absolute(one.link),
					images: one.images.map(absolute)
				})),
				requests: (told.requests ?? []).map(({ url, role }) => ({ url: absolute(url), role })),
				...(told.isPartial === undefined ? {} : { isPartial: told.isPartial })
			};
		} catch {
			return null;
		}
	}
};

export const jsonReader: Reader = {
	sources: [jsonSource],
	readPage(page) {
		const findings = jsonSource.read(page);
		return findings && { source: 'json', findings };
	},
	decode: (bytes) => Buffer.from(bytes).toString('utf8'),
	matches: ({ name }, { en }) => name.includes(en),
	merge: (first, second) => ({
		...second,
		...Object.fromEntries(
			Object.entries(first).filter(([, value]) => (Array.isArray(value) ? value.length : value))
		)
	})
};
