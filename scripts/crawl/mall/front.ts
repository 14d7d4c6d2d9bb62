/** The mall's front: a page for people that shows all shops, and commands for programs. */

import { createServer, type IncomingMessage } from 'node:http';
import { escaped, html, json, notFound, type Answer } from './answer';
import { frontPage } from './front-page';
import type { MallShop } from './mall-shop';
import type { Language } from './shape';
import type { MallRequest } from './shop-server';

export type FrontOptions = {
	readonly port: number;
	readonly shops: readonly MallShop[];
	readonly requests: readonly MallRequest[];
	readonly internalRequests: readonly string[];
	readonly reset: () => void;
};

const facts = ({ name, kind, language, url, start, fields, forbidden, truth }: MallShop) => ({
	...{ name, kind, language, url, start, fields, forbidden, products: truth.length }
});

const languageOf = (request: IncomingMessage): Language =>
	/^\s*ko/i.test(request.headers['accept-language'] ?? '') ? 'ko' : 'en';

function command(url: URL, isPost: boolean, options: FrontOptions): Answer {
	const shop = options.shops.find(({ name }) => name === url.searchParams.get('shop'));
	switch (`${isPost ? 'POST' : 'GET'} ${url.pathname}`) {
		case 'GET /__mall/shops':
			return json(options.shops.map(facts));
		case 'GET /__mall/truth':
			return shop ? json(shop.truth) : notFound();
		case 'GET /__mall/requests':
			return json({ requests: options.requests, internal: options.internalRequests });
		case 'POST /__mall/reset':
			options.reset();
			return json({});
		case 'POST /__mall/change': {
			const number = shop?.change(url.searchParams.get('number') ?? undefined) ?? null;
			return number === null ? notFound() : json({ number });
		}
		default:
			return notFound();
	}
}

/** @returns its origin, and what closes it */
export async function serveFront(
	options: FrontOptions
): Promise<{ url: string; close: () => Promise<void> }> {
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://front');
		const { status, headers, body } =
			url.pathname === '/'
				? html(frontPage(languageOf(request), options.shops, escaped))
				: command(url, request.method === 'POST', options);
		response.writeHead(status, headers).end(body);
	});
	await new Promise<void>((settle, fail) => {
		server.once('error', fail).listen(options.port, '127.0.0.1', settle);
	});
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : options.port;
	return {
		url: `http://127.0.0.1:${port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((settle) => server.close(settle));
		}
	};
}
