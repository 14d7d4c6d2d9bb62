import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Collector } from '../../../scripts/crawl/engine/collector';
import { openCollector } from '../../../scripts/crawl/engine/open-collector';
import { runToEnd } from './test-run';
import {
	jsonReader,
	openShop,
	picture,
	product,
	sendJson,
	type Handler,
	type TestShop
} from './test-shop';

const SHORT = { connectMs: 500, headersMs: 300, bodyMs: 300, totalMs: 5000 };

let folder: string;
let collector: Collector;
let shop: TestShop | null = null;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crawl-trouble-'));
	collector = await openCollector(folder, { reader: jsonReader, limits: SHORT });
});

afterEach(async () => {
	await collector.close();
	await shop?.close();
	shop = null;
	await rm(folder, { recursive: true, force: true });
});

/** A shop whose list has two good products and a page or picture that is as `odd` makes it. */
async function openOddShop(role: 'product' | 'picture', odd: Handler): Promise<TestShop> {
	shop = await openShop(async (request, response, path) => {
		const isPage = role === 'product';
		if (path === '/list/0')
			sendJson(response, {
				products: [
					product('1', { images: ['/good.png'] }),
					product('2', { images: isPage ? [] : ['/odd'] })
				],
				requests: isPage ? [{ url: '/odd', role: 'product' }] : []
			});
		else if (path === '/good.png') response.end(await picture(1));
		else if (path.startsWith('/odd')) await odd(request, response, path);
		else response.writeHead(404).end();
	});
	return shop;
}

it.each<[string, 'product' | 'picture', string, Handler]>([
	[
		'a page that is no page',
		'product',
		'not-html',
		(_, response) => {
			response.setHeader('content-type', 'application/pdf');
			response.end('%PDF-1.7');
		}
	],
	[
		'a picture that is a page',
		'picture',
		'not-an-image',
		(_, response) => {
			response.setHeader('content-type', 'image/jpeg');
			response.end('<!doctype html><title>sold out</title>');
		}
	],
	[
		'a picture that breaks off',
		'picture',
		'undecodable',
		async (_, response) => {
			response.end((await picture(3)).subarray(0, 60));
		}
	],
	[
		'redirects without end',
		'product',
		'too-many-redirects',
		(_, response, path) => {
			response.writeHead(302, { location: `/odd${Number(path.slice(4)) + 1}` }).end();
		}
	],
	[
		'an answer of 200 MB',
		'product',
		'too-large',
		(_, response) => {
			response.setHeader('content-type', 'text/html');
			const block = Buffer.alloc(2 ** 20, 'a');
			let sent = 0;
			const send = () => {
				while (!response.destroyed && sent++ < 200) if (!response.write(block)) return;
				response.end();
			};
			response.on('drain', send);
			send();
		}
	],
	[
		'a bomb',
		'product',
		'too-large',
		(_, response) => {
			response.setHeader('content-type', 'text/html');
			response.setHeader('content-encoding', 'gzip');
			response.end(gzipSync(Buffer.alloc(64 * 2 ** 20)));
		}
	],
	[
		'what cannot be unpacked',
		'product',
		'broken-content',
		(_, response) => {
			response.setHeader('content-encoding', 'gzip');
			response.end('not gzip at all');
		}
	],
	[
		'a redirect into this machine',
		'product',
		'forbidden-address',
		(_, response) => {
			response.writeHead(302, { location: 'http://127.0.0.1:9/admin' }).end();
		}
	],
	[
		'a picture redirected to the cloud’s own address',
		'picture',
		'forbidden-address',
		(_, response) => {
			response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
		}
	],
	[
		'a redirect to a file',
		'product',
		'forbidden-address',
		(_, response) => {
			response.writeHead(302, { location: 'file:///etc/passwd' }).end();
		}
	],
	[
		'a page that is gone',
		'product',
		'status',
		(_, response) => {
			response.writeHead(410).end();
		}
	],
	[
		'a page that wants a login',
		'product',
		'status',
		(_, response, path) => {
			if (path === '/odd') response.writeHead(302, { location: '/odd/login' }).end();
			else response.end('<form>');
		}
	]
])('names %s, once, and goes on', async (_, role, kind, odd) => {
	const { url } = await openOddShop(role, odd);
	const crawler = await runToEnd(collector, url);
	expect(crawler).toMatchObject({
		state: 'done',
		reason: 'finished',
		products: 2,
		images: 1,
		failed: 1
	});
	// What broke on the way is tried again; what is as it is, is not.
	const final = crawler.lastErrors.filter(({ isFinal }) => isFinal);
	expect(final).toMatchObject([{ kind, url: `${url}odd` }]);
	if (kind !== 'broken-content') expect(crawler.lastErrors).toHaveLength(1);
});

it('tries a page that never answers three times more, while the others come in', async () => {
	const { url, visits } = await openOddShop('product', () => undefined);
	const crawler = await runToEnd(collector, url);
	expect(crawler).toMatchObject({ state: 'done', products: 2, images: 1, failed: 1, retried: 3 });
	expect(crawler.lastErrors.map(({ kind, isFinal }) => [kind, isFinal])).toEqual([
		['timeout', true],
		['timeout', false],
		['timeout', false],
		['timeout', false]
	]);
	expect(visits.filter(({ path }) => path === '/odd')).toHaveLength(4);
});

it('gets a page that works at its third try', async () => {
	let tries = 0;
	const { url } = await openOddShop('product', (_, response) => {
		if (++tries < 3) response.writeHead(500).end();
		else sendJson(response, { products: [product('3')] });
	});
	const crawler = await runToEnd(collector, url);
	expect(crawler).toMatchObject({ products: 3, failed: 0, retried: 2 });
});

it.each<[string, string, Handler]>([
	['needs-login', 'needs-login', (_, response) => void response.writeHead(401).end()],
	['nothing found', 'nothing-found', (_, response) => sendJson(response, { products: [] })],
	[
		'closed by robots.txt',
		'closed-by-robots',
		(_, response, path) => {
			if (path === '/robots.txt') response.end('User-agent: *\nDisallow: /');
			else response.end();
		}
	],
	[
		'a robots.txt that cannot be had',
		'closed-by-robots',
		(_, response, path) => {
			response.writeHead(path === '/robots.txt' ? 503 : 200, { 'retry-after': '0' }).end();
		}
	]
])('fails with its reason: %s', async (_, reason, handler) => {
	shop = await openShop((request, response, path) => {
		if (path === '/robots.txt' && reason !== 'closed-by-robots') response.writeHead(404).end();
		else void handler(request, response, path);
	});
	const crawler = await runToEnd(collector, shop.url);
	expect(crawler).toMatchObject({ state: 'failed', reason, products: 0 });
	if (reason === 'closed-by-robots')
		expect(shop.visits.every(({ path }) => path === '/robots.txt')).toBe(true);
});

it('says that a host cannot be reached', async () => {
	const gone = await openShop(() => undefined);
	await gone.close();
	const crawler = await runToEnd(collector, gone.url);
	expect(crawler).toMatchObject({ state: 'failed', reason: 'host-unreachable' });
	expect(crawler.lastErrors[0]).toMatchObject({ kind: 'unreachable', isFinal: true });
});
