/** One shop on a port of its own. */

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { file, html, json, notFound, plainText, redirect, type Answer } from './answer';
import type { ShopKind } from './kinds';
import { page } from './page';
import type { Pictures } from './pictures';
import { HIDDEN_PART } from './shape';
import type { StockRoom } from './stock-room';
import { LOGIN_PAGE, sendLarge, trapAnswer, troubleAnswer } from './traps';

export type MallRequest = {
	/** When it arrived and when it was answered, ms since 1970. */
	readonly at: number;
	readonly endedAt: number;
	readonly shop: string;
	/** With parameters. */
	readonly path: string;
	/** 0: never answered. */
	readonly status: number;
};

export type ShopSettings = {
	readonly kind: ShopKind;
	readonly name: string;
	readonly pictures: Pictures;
	/** s; 0: robots.txt asks for none */
	readonly crawlDelayS: number;
	readonly retryAfterS: number;
	/** Before each answer. */
	readonly delayMs: number;
	readonly internalUrl: string;
	readonly log: (request: MallRequest) => void;
};

const nowMs = (): number => performance.timeOrigin + performance.now();
const OPENED_AT = Date.UTC(2024, 0, 1);
const LEAST_PACKED_CHARACTERS = 1024;

export class ShopServer {
	#room: StockRoom | null = null;
	readonly #visits = new Map<string, number>();
	/** Whole seconds, as Last-Modified has them. */
	#changedAt = OPENED_AT;
	readonly #server: Server;

	constructor(readonly settings: ShopSettings) {
		this.#server = createServer((request, response) => {
			void this.#serve(request, response);
		});
		this.#server.keepAliveTimeout = 30_000;
	}

	/** @param port 0: any free one. @returns its origin */
	async listen(port: number): Promise<string> {
		await new Promise<void>((settle, fail) => {
			this.#server.once('error', fail).listen(port, '127.0.0.1', settle);
		});
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('no port');
		return `http://127.0.0.1:${address.port}`;
	}

	open(room: StockRoom): void {
		this.#room = room;
	}

	change(number: string | null): string | null {
		this.#changedAt = Math.max(this.#changedAt + 1000, Math.floor(Date.now() / 1000) * 1000);
		return this.#room?.change(number) ?? null;
	}

	reset(): void {
		this.#visits.clear();
		this.#changedAt = OPENED_AT;
		this.#room?.undoChanges();
	}

	async close(): Promise<void> {
		if (!this.#server.listening) return;
		this.#server.closeAllConnections();
		await new Promise((settle) => this.#server.close(settle));
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const at = nowMs();
		const { name, log, delayMs } = this.settings;
		const path = request.url ?? '/';
		response.on('close', () => {
			if (path.startsWith('/__mall/')) return;
			const status = response.headersSent ? response.statusCode : 0;
			log({ at, endedAt: nowMs(), shop: name, path, status });
		});
		try {
			if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
			await this.#answer(request, response, path);
		} catch (error) {
			if (!response.headersSent) response.writeHead(500);
			response.end(String(error));
		}
	}

	async #answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
		const room = this.#room;
		// Never answered: the connection stays open until the other side has had enough.
		if (!room || this.settings.kind === 'silent') return;
		const url = new URL(path, room.url);
		if (url.pathname.startsWith('/__mall/')) {
			this.#send(request, response, this.#command(request, url));
			return;
		}
		const trap = room.trap(path);
		if (trap === 'large') return sendLarge(response, 'text/html');
		if (trap) {
			this.#send(request, response, trapAnswer(trap, this.settings.internalUrl));
			return;
		}
		const trouble = room.trouble(path);
		if (trouble) {
			const visit = (this.#visits.get(path) ?? 0) + 1;
			this.#visits.set(path, visit);
			const answer = troubleAnswer(trouble, visit, this.settings.retryAfterS);
			if (answer === 'drop') {
				request.socket.destroy();
				return;
			}
			if (answer) {
				this.#send(request, response, answer);
				return;
			}
		}
		const picture = room.picture(url.pathname);
		if (picture?.kind === 'large') return sendLarge(response, 'image/jpeg');
		if (picture?.kind === 'page') {
			const text = page({
				language: 'en',
				title: 'Not here',
				body: '<p>This picture has moved.</p>'
			});
			this.#send(request, response, html(text));
			return;
		}
		if (picture) {
			const bytes = await room.bytes(picture, this.settings.pictures);
			this.#send(request, response, file('image/jpeg', bytes));
			return;
		}
		this.#send(request, response, this.#page(url, room));
	}

	#page(url: URL, room: StockRoom): Answer {
		const { kind } = this.settings;
		if (url.pathname === '/robots.txt') return plainText(200, this.#robots(room));
		if (url.pathname === '/login') return html(LOGIN_PAGE, 'never');
		if (kind === 'login') return redirect(`/login?next=${encodeURIComponent(url.pathname)}`);
		const loop = /^\/loop\/(\d+)$/.exec(url.pathname)?.[1];
		if (loop) return redirect(`/loop/${Number(loop) + 1}`);
		if (url.pathname === '/about')
			return html(page({ language: room.shape.language, title: 'Demo', body: '<p>Demo</p>' }));
		return room.shape.answer(url, room) ?? notFound();
	}

	#robots(room: StockRoom): string {
		const { kind, crawlDelayS } = this.settings;
		return [
			'User-agent: *',
			kind === 'closed' ? 'Disallow: /' : `Disallow: ${HIDDEN_PART}/`,
			...(crawlDelayS > 0 ? [`Crawl-delay: ${crawlDelayS}`] : []),
			...(kind === 'sitemap' ? ['', `Sitemap: ${room.url}/sitemap.xml`] : []),
			''
		].join('\n');
	}

	#command(request: IncomingMessage, url: URL): Answer {
		if (request.method !== 'POST') return notFound();
		if (url.pathname === '/__mall/change') {
			const number = this.change(url.searchParams.get('number'));
			return number === null ? notFound() : json({ number });
		}
		if (url.pathname !== '/__mall/reset') return notFound();
		this.reset();
		return json({});
	}

	#send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
		const headers: Record<string, string> = { ...answer.headers };
		if (answer.again === 'modified') {
			headers['last-modified'] = new Date(this.#changedAt).toUTCString();
			const since = Date.parse(request.headers['if-modified-since'] ?? '');
			if (since >= this.#changedAt) {
				response.writeHead(304, headers).end();
				return;
			}
		}
		if (answer.again === 'etag') {
			const etag = `"${createHash('sha1').update(answer.body).digest('base64url')}"`;
			headers['etag'] = etag;
			if (request.headers['if-none-match'] === etag) {
				response.writeHead(304, { etag }).end();
				return;
			}
		}
		let body = answer.body;
		const mayPack = this.#room?.hasTraps === true && typeof body === 'string';
		if (mayPack && body.length >= LEAST_PACKED_CHARACTERS && acceptsGzip(request)) {
			body = gzipSync(body, { level: 1 });
			headers['content-encoding'] = 'gzip';
		}
		response.writeHead(answer.status, { ...headers, 'content-length': Buffer.byteLength(body) });
		response.end(request.method === 'HEAD' ? undefined : body);
	}
}

const acceptsGzip = (request: IncomingMessage): boolean =>
	/\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
