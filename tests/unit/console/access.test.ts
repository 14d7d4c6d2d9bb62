/** What the console refuses: other names, other pages, wrong keys, wrong bodies. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askRaw, serve, TOKEN, type Served } from './served';

// Real sockets and processes: on a busy machine they take their time.
const NEW_PROJECT = JSON.stringify({
	name: 'A',
	shop: 'https://shop.example/',
	attribute: null,
	content: 'images'
});
const KEY = { Authorization: `Bearer ${TOKEN}` };
const JSON_TYPE = { 'Content-Type': 'application/json' };

let console_: Served;
beforeAll(async () => {
	console_ = await serve();
});
afterAll(() => console_.close());

const own = () => `127.0.0.1:${console_.port}`;
const ask = (path: string, options: Parameters<typeof askRaw>[2] = {}) =>
	askRaw(console_.port, path, { ...options, headers: { Host: own(), ...options.headers } });
const codeOf = (text: string) => (JSON.parse(text) as { error: { code: string } }).error.code;

/** The cookie of a session, as a browser would send it. */
async function signIn(): Promise<string> {
	const { headers } = await ask('/api/session', {
		method: 'POST',
		headers: JSON_TYPE,
		body: JSON.stringify({ token: TOKEN })
	});
	const cookie = String(headers['set-cookie']);
	expect(cookie).toContain('HttpOnly');
	expect(cookie).toContain('SameSite=Strict');
	expect(cookie).not.toContain(TOKEN);
	return cookie.split(';')[0] ?? '';
}

describe('the address', () => {
	it.each(['localhost', '127.0.0.1', '[::1]'])('answers as %s', async (name) => {
		const { status } = await ask('/api/health', { headers: { Host: `${name}:${console_.port}` } });
		expect(status).toBe(200);
	});

	it.each([
		['a name that leads here', (port: number) => `evil.example:${port}`],
		['another port', (port: number) => `127.0.0.1:${port + 1}`],
		['no port', () => 'localhost'],
		['a name that begins like ours', (port: number) => `localhost.evil.example:${port}`]
	])('refuses %s, token or not', async (_, hostOf) => {
		for (const path of ['/api/health', '/api/projects', '/', '/crawl']) {
			const answer = await ask(path, { headers: { Host: hostOf(console_.port), ...KEY } });
			expect([answer.status, codeOf(answer.text)]).toEqual([403, 'forbidden']);
		}
	});
});

describe('another page', () => {
	it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost:4700'])(
		'%s is refused whatever it shows',
		async (Origin) => {
			const cookie = await signIn();
			const answer = await ask('/api/projects', {
				method: 'POST',
				headers: { Origin, Cookie: cookie, ...KEY, ...JSON_TYPE },
				body: NEW_PROJECT
			});
			expect([answer.status, codeOf(answer.text)]).toEqual([403, 'forbidden']);
			expect(await console_.collector.projects()).toEqual([]);
		}
	);

	it('gets no leave by CORS', async () => {
		const { status, headers } = await ask('/api/projects', {
			method: 'OPTIONS',
			headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' }
		});
		expect(status).toBe(403);
		expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
	});

	it('of another port on this machine cannot use the session, though its browser sends it', async () => {
		const Cookie = await signIn();
		const from = (site: string) =>
			ask('/api/projects', { headers: { Cookie, 'Sec-Fetch-Site': site } });
		expect((await from('same-site')).status).toBe(401);
		expect((await from('cross-site')).status).toBe(401);
		expect((await from('same-origin')).status).toBe(200);
	});

	it('may not embed any answer', async () => {
		const { headers } = await ask('/api/health');
		expect(headers['cross-origin-resource-policy']).toBe('same-origin');
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['cache-control']).toBe('no-store');
	});
});

describe('the key', () => {
	const closed: [string, string][] = [
		['GET', '/api/vocabulary'],
		['GET', '/api/projects'],
		['POST', '/api/projects'],
		['DELETE', '/api/projects/a'],
		['GET', '/api/crawlers'],
		['POST', '/api/crawlers/a/start'],
		['GET', '/api/items'],
		['GET', '/api/items/a%2F1/pictures/0'],
		['POST', '/api/items/remove'],
		['GET', '/api/events'],
		['POST', '/api/projects/a/snapshot'],
		['GET', '/api/projects/a/snapshot/manifest.json'],
		['GET', '/api/projects/a/export.csv'],
		['GET', '/api/nothing']
	];
	it.each(closed)('is needed for %s %s', async (method, path) => {
		for (const headers of [
			{},
			{ Authorization: 'Bearer wrong' },
			{ Authorization: TOKEN },
			{ Authorization: `Basic ${TOKEN}` },
			{ Cookie: `otlens-console-${console_.port}=${TOKEN}` }
		]) {
			const answer = await ask(path, { method, headers });
			expect([answer.status, codeOf(answer.text)]).toEqual([401, 'forbidden']);
		}
	});

	it.each(['/api/health', '/api/openapi.json', '/api/docs/'])(
		'is not needed for %s',
		async (path) => {
			expect((await ask(path)).status).toBe(200);
		}
	);

	it('opens by the token, and by the session it is exchanged for', async () => {
		expect((await ask('/api/projects', { headers: KEY })).status).toBe(200);
		const Cookie = await signIn();
		expect((await ask('/api/projects', { headers: { Cookie } })).status).toBe(200);
	});

	it('of another console gets no session', async () => {
		const answer = await ask('/api/session', {
			method: 'POST',
			headers: JSON_TYPE,
			body: JSON.stringify({ token: 'another token altogether' })
		});
		expect([answer.status, codeOf(answer.text)]).toEqual([403, 'forbidden']);
		expect(answer.headers['set-cookie']).toBeUndefined();
	});
});

describe('the body', () => {
	const post = (type: string | null, body: string) =>
		ask('/api/projects', {
			method: 'POST',
			headers: { ...KEY, ...(type === null ? {} : { 'Content-Type': type }) },
			body
		});

	it.each([
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		null
	])('of type %s is refused', async (type) => {
		const answer = await post(type, NEW_PROJECT);
		expect([answer.status, codeOf(answer.text)]).toEqual([415, 'invalid']);
	});

	it('that is no JSON is refused', async () => {
		const answer = await post('application/json', '{"name": ');
		expect([answer.status, codeOf(answer.text)]).toEqual([400, 'invalid']);
	});

	it('that is too large is refused before it is read', async () => {
		const answer = await ask('/api/items/remove', {
			method: 'POST',
			headers: { ...KEY, ...JSON_TYPE },
			body: JSON.stringify({ ids: ['x'.repeat(3 * 2 ** 20)] })
		});
		expect([answer.status, codeOf(answer.text)]).toEqual([413, 'invalid']);
	});

	it('with a wrong field is refused, and the answer says which', async () => {
		const answer = await post(
			'application/json',
			NEW_PROJECT.replace('https://shop.example/', 'file:///etc/passwd')
		);
		expect([answer.status, codeOf(answer.text)]).toEqual([400, 'invalid']);
		expect(answer.text).toContain('shop:');
	});
});

describe('an error nobody foresaw', () => {
	it('is told to the terminal, not to the caller', async () => {
		console_.collector.projects = async () => {
			throw new Error('a secret path');
		};
		const answer = await ask('/api/projects', { headers: KEY });
		expect([answer.status, codeOf(answer.text)]).toEqual([500, 'internal']);
		expect(answer.text).not.toContain('secret');
		expect(String(console_.reported)).toContain('a secret path');
	});
});
