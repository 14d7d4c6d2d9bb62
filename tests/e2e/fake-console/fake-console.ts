/** A console over a fake collector: the API on loopback, with the built app beside it on the same origin. */

import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import {
	CRAWLER_ACTIONS,
	crawlerEditSchema,
	newCrawlerSchema,
	newProjectSchema,
	projectEditSchema
} from '../../../src/lib/catalog/collect/crawler';
import { FakeCollector, Refusal } from './fake-collector';

export type FakeConsole = {
	readonly url: string;
	/** What the console would print: with the token. */
	readonly address: string;
	readonly collector: FakeCollector;
	/** Files of finished snapshots. */
	readonly snapshotFiles: Map<string, Uint8Array>;
	/** Answers nothing until it is called with true again; live connections break. */
	setAnswering(isAnswering: boolean): void;
	close(): Promise<void>;
};

type Options = {
	/** Where the app is served from. */
	readonly app: string;
	readonly port?: number;
	/** Running crawlers move on so often; 0: only when told to. */
	readonly tickMs?: number;
	readonly picture?: (item: string) => { bytes: Uint8Array; type: string };
};

const TOKEN = 'token-of-the-fake-console';
const COOKIE = 'otlens-console';
const STATUS = { 'not-found': 404, 'not-allowed-now': 409, invalid: 400, forbidden: 401 } as const;

type Call = {
	readonly method: string;
	/** After `/api/`. */
	readonly path: readonly string[];
	readonly query: URLSearchParams;
	readonly body: unknown;
};

export async function startFakeConsole(options: Options): Promise<FakeConsole> {
	const collector = new FakeCollector();
	const snapshotFiles = new Map<string, Uint8Array>();
	const streams = new Set<ServerResponse>();
	let isAnswering = true;

	function handle(incoming: IncomingMessage, response: ServerResponse): void {
		const url = new URL(incoming.url ?? '/', 'http://localhost');
		if (!url.pathname.startsWith('/api/')) proxy(options.app, incoming, response);
		else if (!isAnswering) incoming.destroy();
		else void answer(incoming, response, url);
	}

	async function answer(
		incoming: IncomingMessage,
		response: ServerResponse,
		url: URL
	): Promise<void> {
		response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
		const path = url.pathname.slice('/api/'.length).split('/').map(decodeURIComponent);
		const call = {
			method: incoming.method ?? 'GET',
			path,
			query: url.searchParams,
			body: await bodyOf(incoming)
		};
		try {
			if (path[0] === 'health') {
				const health = {
					name: 'otlens-console',
					version: '0.1.0',
					startedAt: '2026-03-02T09:00:00Z'
				};
				send(response, health);
				return;
			}
			const hasToken = incoming.headers.authorization === `Bearer ${TOKEN}`;
			const hasCookie = (incoming.headers.cookie ?? '').includes(`${COOKIE}=${TOKEN}`);
			if (!hasToken && !hasCookie) throw new Refusal('forbidden');
			if (path[0] === 'session') {
				response.setHeader('Set-Cookie', `${COOKIE}=${TOKEN}; Path=/; HttpOnly; SameSite=Strict`);
				send(response, { ok: true });
			} else if (path[0] === 'events') follow(response);
			else if (path[0] === 'items' && path[2] === 'pictures') {
				const { bytes, type } = options.picture?.(path[1] ?? '') ?? NO_PICTURE;
				response
					.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'max-age=600' })
					.end(bytes);
			} else if (path[2] === 'snapshot' && path[3]) {
				const file = snapshotFiles.get(path.slice(3).join('/'));
				if (!file) throw new Refusal('not-found');
				const type = path[3].endsWith('.json') ? 'application/json' : 'application/octet-stream';
				response.writeHead(200, { 'Content-Type': type }).end(file);
			} else send(response, reply(collector, call));
		} catch (error) {
			const code = error instanceof Refusal ? error.code : 'invalid';
			const message = error instanceof Error ? error.message : String(error);
			response.statusCode = STATUS[code];
			send(response, { error: { code, message } });
		}
	}

	function follow(response: ServerResponse): void {
		response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
		const write = (event: unknown) => response.write(`data: ${JSON.stringify(event)}\n\n`);
		write({ kind: 'projects', projects: [...collector.projects.values()] });
		write({ kind: 'crawlers', crawlers: [...collector.crawlers.values()] });
		const end = collector.subscribe(write);
		streams.add(response);
		response.on('close', () => {
			streams.delete(response);
			end();
		});
	}

	const server = createServer(handle);
	await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
	const url = `http://localhost:${(server.address() as AddressInfo).port}`;
	const { tickMs = 0 } = options;
	const timer = tickMs > 0 ? setInterval(() => collector.advance(), tickMs) : undefined;
	return {
		url,
		address: `${url}/crawl#token=${TOKEN}`,
		collector,
		snapshotFiles,
		setAnswering(next) {
			isAnswering = next;
			if (!next) for (const stream of streams) stream.destroy();
		},
		close: () =>
			new Promise((resolve) => {
				clearInterval(timer);
				server.closeAllConnections();
				server.close(() => resolve());
			})
	};
}

/** What the API answers in JSON. */
function reply(collector: FakeCollector, { method, path, query, body }: Call): unknown {
	const [kind, id = '', part] = path;
	const ids = () => v.parse(v.object({ ids: v.array(v.string()) }), body).ids;
	switch (`${method} ${kind}${part === undefined ? '' : ` ${part}`}`) {
		case 'GET projects':
			return [...collector.projects.values()];
		case 'POST projects':
			return collector.addProject(v.parse(newProjectSchema, body));
		case 'PATCH projects':
			return collector.editProject(id, v.parse(projectEditSchema, body));
		case 'DELETE projects':
			collector.removeProject(id);
			return null;
		case 'POST projects crawlers':
			return collector.addCrawler(id, v.parse(newCrawlerSchema, body));
		case 'GET crawlers':
			return [...collector.crawlers.values()];
		case 'PATCH crawlers':
			return collector.editCrawler(id, v.parse(crawlerEditSchema, body));
		case 'DELETE crawlers':
			collector.removeCrawler(id);
			return null;
		case 'GET items':
			return collector.page(query);
		case 'POST items': {
			for (const one of ids()) {
				if (id === 'remove') collector.removed.add(one);
				else collector.removed.delete(one);
			}
			return { count: ids().length };
		}
		case 'GET projects snapshot': {
			const state = collector.snapshots.get(id);
			if (!state) throw new Refusal('not-found');
			return state;
		}
		case 'POST projects snapshot':
		case 'DELETE projects snapshot': {
			const state = method === 'POST' ? 'running' : 'cancelled';
			const event = { kind: 'snapshot', project: id, state, done: 0, total: 10 } as const;
			collector.putSnapshot({ ...event, remainingMs: null, message: '' });
			return null;
		}
		default: {
			const action = CRAWLER_ACTIONS.find((one) => one === part);
			if (kind === 'crawlers' && action) return collector.act(id, action);
			throw new Refusal('not-found');
		}
	}
}

const NO_PICTURE = { bytes: new Uint8Array(0), type: 'image/png' };

function send(response: ServerResponse, value: unknown): void {
	response.setHeader('Content-Type', 'application/json');
	response.end(JSON.stringify(value));
}

async function bodyOf(incoming: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	return text === '' ? undefined : (JSON.parse(text) as unknown);
}

/** Hands a request on to where the app is served from. */
function proxy(app: string, incoming: IncomingMessage, response: ServerResponse): void {
	const { hostname, port } = new URL(app);
	const onward = request(
		{ hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
		(answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
		}
	);
	onward.on('error', () => response.destroy());
	response.on('close', () => onward.destroy());
	incoming.pipe(onward);
}
