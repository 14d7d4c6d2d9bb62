/** Fetches one address as the rules allow: every redirect looked at, sizes and times bounded, an honest name given. */

import { Agent, buildConnector } from 'undici';
import { checkAddress, lookupOutside, type AddressRules, type Reach } from './addresses';
import { FetchError } from './fetch-error';
import { receive, type Headers, type Raw } from './receive';
import { ACCEPTED_ENCODINGS, unpack, unpackFile } from './unpack';

export type FetchRequest = {
	readonly url: string;
	/** Pictures and robots.txt may be at other hosts than the shop's. */
	readonly kind: 'page' | 'picture' | 'robots';
	readonly maxBytes: number;
	readonly rules: AddressRules;
	/** What it said of itself when last fetched. */
	readonly known: { readonly etag: string | null; readonly modified: string | null } | null;
	readonly signal: AbortSignal;
	/** The first request went onto the wire. */
	onSent(): void;
	/** Waits for a turn at the host of a redirect; what it returns is called once that request is on the wire. */
	beforeHop(url: URL): Promise<() => void>;
};

export type Answer = {
	/** After redirects. */
	readonly url: string;
	readonly status: number;
	readonly headers: Headers;
	/** Unpacked. */
	readonly body: Buffer;
	/** On the wire. */
	readonly bytes: number;
};

export interface Fetcher {
	/** @throws FetchError; the signal's reason when aborted */
	fetch(request: FetchRequest): Promise<Answer>;
	close(): Promise<void>;
}

export type Limits = {
	readonly connectMs: number;
	readonly headersMs: number;
	/** Between two pieces of a body. */
	readonly bodyMs: number;
	readonly totalMs: number;
};

export const LIMITS: Limits = {
	connectMs: 10_000,
	headersMs: 30_000,
	bodyMs: 30_000,
	totalMs: 300_000
};

export const MAX_BYTES = {
	page: 20 * 2 ** 20,
	sitemap: 60 * 2 ** 20,
	feed: 200 * 2 ** 20,
	picture: 30 * 2 ** 20
} as const;

const MAX_REDIRECTS = 10;

export function createFetcher(userAgent: string, limits: Limits = LIMITS): Fetcher {
	const agents: Record<Reach, Agent> = {
		own: createAgent(limits, {}),
		outside: createAgent(limits, { lookup: lookupOutside })
	};

	async function exchange(url: URL, request: FetchRequest, onSent: () => void): Promise<Raw> {
		const reach = checkAddress(url, request.kind !== 'page', request.rules);
		return await receive(agents[reach], {
			url,
			headers: headersOf(request, userAgent),
			maxBytes: request.maxBytes,
			totalMs: limits.totalMs,
			signal: request.signal,
			onSent
		});
	}

	return {
		async fetch(request) {
			let url = parse(request.url);
			let raw = await exchange(url, request, () => request.onSent());
			let bytes = raw.body.length;
			for (let hops = 0; isRedirect(raw); hops++) {
				if (hops === MAX_REDIRECTS)
					throw new FetchError('too-many-redirects', `more than ${MAX_REDIRECTS}`, false);
				url = parse(raw.headers['location'] ?? '', url);
				// Looked at before its host is bothered with so much as a robots.txt.
				checkAddress(url, request.kind !== 'page', request.rules);
				const onSent = await request.beforeHop(url);
				try {
					raw = await exchange(url, request, onSent);
				} finally {
					onSent();
				}
				bytes += raw.body.length;
			}
			const unpacked = await unpack(
				raw.body,
				raw.headers['content-encoding'] ?? '',
				request.maxBytes
			);
			const body =
				request.kind === 'picture' ? unpacked : await unpackFile(unpacked, request.maxBytes);
			return { url: url.href, status: raw.status, headers: raw.headers, body, bytes };
		},
		async close() {
			await Promise.all([agents.own.destroy(), agents.outside.destroy()]);
		}
	};
}

function createAgent(limits: Limits, connect: { lookup?: typeof lookupOutside }): Agent {
	return new Agent({
		// Pipelining would let a slow page hold up the next.
		pipelining: 1,
		connect: buildConnector({
			timeout: limits.connectMs,
			...connect
		}),
		headersTimeout: limits.headersMs,
		bodyTimeout: limits.bodyMs,
		maxHeaderSize: 64 * 1024
	});
}

function headersOf(request: FetchRequest, userAgent: string): Record<string, string> {
	const headers: Record<string, string> = {
		'user-agent': userAgent,
		accept:
			request.kind === 'picture'
				? 'image/jpeg,image/png,image/webp,image/*;q=0.8'
				: 'text/html,application/json,application/xml;q=0.9,*/*;q=0.8',
		'accept-encoding': request.kind === 'picture' ? 'identity' : ACCEPTED_ENCODINGS,
		'accept-language': 'ko,en;q=0.8'
	};
	if (request.known?.etag) headers['if-none-match'] = request.known.etag;
	if (request.known?.modified) headers['if-modified-since'] = request.known.modified;
	return headers;
}

function isRedirect({ status, headers }: Raw): boolean {
	return [301, 302, 303, 307, 308].includes(status) && headers['location'] !== undefined;
}

function parse(text: string, base?: URL): URL {
	try {
		return new URL(text, base);
	} catch {
		throw new FetchError('forbidden-address', `${text} is not an address`, false);
	}
}
