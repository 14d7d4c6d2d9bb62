/** Serves a built folder on loopback with the headers Otlens needs, and snapshots from elsewhere beside it. */
import { createServer } from 'node:http';
import sirv from 'sirv';
import { isolationHeaders, policyText } from './headers.js';

/**
 * Pages carry their own policy, with the hashes of their inline scripts; a header must not undo it.
 * @param {string} path
 */
const isPage = (path) => path.endsWith('.html') || !/\.\w+$/.test(path);

/**
 * Answers requests with the files of a built folder, and pages it does not have with its fallback.
 * @param {{ folder: string, headers?: boolean }} options
 *   `headers: false` serves like a host on which none can be set
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void}
 */
export function createFolderHandler({ folder, headers = true }) {
	const files = sirv(folder, {
		etag: true,
		dev: true,
		setHeaders(response, path) {
			const immutable = path.includes('/_app/immutable/');
			response.setHeader(
				'Cache-Control',
				immutable ? 'public, max-age=31536000, immutable' : 'no-cache'
			);
		}
	});
	const fallback = sirv(folder, { etag: true, dev: true, single: '404.html' });
	return (request, response) => {
		if (headers) {
			for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
			const { pathname } = new URL(request.url ?? '/', 'http://localhost');
			// Never set and taken back: a 304 answers before it could be, and the browser would apply it.
			if (!isPage(pathname)) response.setHeader('Content-Security-Policy', policyText());
		}
		response.setHeader('X-Content-Type-Options', 'nosniff');
		response.setHeader('Referrer-Policy', 'no-referrer');
		files(request, response, () => {
			const page = (request.headers.accept ?? '').includes('text/html');
			if (!page) {
				response.statusCode = 404;
				response.end('Not found');
				return;
			}
			response.removeHeader('Content-Security-Policy');
			fallback(request, response, () => {
				response.statusCode = 404;
				response.end('Not found');
			});
		});
	};
}

/**
 * @param {{ folder: string, port?: number, host?: string, headers?: boolean }} options
 *   `headers: false` serves like a host on which none can be set; port 0 takes any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `close` breaks off what is being sent
 */
export async function serveFolder({ folder, port = 0, host = '127.0.0.1', headers = true }) {
	const server = createServer(createFolderHandler({ folder, headers }));
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => resolve(undefined));
	});
	const address = server.address();
	const actual = typeof address === 'object' && address ? address.port : port;
	return {
		url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${actual}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}
