/** A console over a fake collector, served on a free port, for tests that speak HTTP to it. */

import { request } from 'node:http';
import { serveConsole, type ServedConsole } from '../../../scripts/crawl/console/serve-console';
import type { HubTimes } from '../../../scripts/crawl/console/event-hub';
import { createFakeCollector, type FakeCollector } from './fake-collector';
import { createFakeSnapshots, type FakeSnapshots } from './fake-snapshots';

export const TOKEN = 'a-token-of-the-tests-1234567890';

export type Served = ServedConsole & {
	readonly collector: FakeCollector;
	readonly snapshots: FakeSnapshots;
	readonly reported: unknown[];
	/** `fetch` with the token. */
	ask(path: string, init?: RequestInit): Promise<Response>;
	/** Sends JSON with the token. */
	send(method: string, path: string, body?: unknown): Promise<Response>;
};

export async function serve(
	options: { readonly folder?: string; readonly times?: HubTimes } = {}
): Promise<Served> {
	const collector = createFakeCollector();
	const snapshots = createFakeSnapshots();
	const reported: unknown[] = [];
	const served = await serveConsole(
		{
			collector,
			snapshots,
			token: TOKEN,
			folder: options.folder ?? '/nowhere',
			version: '1.2.3',
			report: (error) => reported.push(error),
			...(options.times ? { times: options.times } : {})
		},
		0
	);
	const ask = (path: string, init: RequestInit = {}) =>
		fetch(served.url + path, {
			...init,
			headers: { Authorization: `Bearer ${TOKEN}`, ...(init.headers as Record<string, string>) }
		});
	return {
		...served,
		collector,
		snapshots,
		reported,
		ask,
		send: (method, path, body) =>
			ask(path, {
				method,
				...(body === undefined
					? {}
					: { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
			})
	};
}

export type Raw = {
	readonly status: number;
	readonly headers: NodeJS.Dict<string | string[]>;
	readonly text: string;
};

/** A request with headers that `fetch` would not let through, such as Host and Origin. */
export function askRaw(
	port: number,
	path: string,
	options: {
		readonly method?: string;
		readonly headers?: Record<string, string>;
		readonly body?: string;
	} = {}
): Promise<Raw> {
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				host: '127.0.0.1',
				port,
				path,
				method: options.method ?? 'GET',
				headers: options.headers ?? {}
			},
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (chunk: string) => (text += chunk));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
				);
			}
		);
		sent.on('error', reject);
		sent.end(options.body);
	});
}
