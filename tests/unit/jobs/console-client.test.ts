import { describe, expect, it, vi } from 'vitest';
import { ConsoleClient } from '../../../src/lib/jobs/console-client';
import {
	AT_WORK,
	sampleCrawler,
	sampleItem,
	sampleProject
} from '../../e2e/fake-console/sample-crawl';

const json = (value: unknown, status = 200): Response =>
	new Response(JSON.stringify(value), {
		status,
		headers: { 'Content-Type': 'application/json; charset=utf-8' }
	});

function clientOf(answer: Response | Error) {
	const fetch = vi.fn<(input: string, init?: RequestInit) => Promise<Response>>(() =>
		answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
	);
	return { client: new ConsoleClient({ fetch }), fetch };
}

const crawler = sampleCrawler('c1', 'p1', { name: 'First' }, AT_WORK);
const project = sampleProject('p1', {
	name: 'Skirts',
	shop: 'https://shop.example/',
	attribute: null,
	content: 'images'
});

describe('whether a console is there', () => {
	it('is told by its own answer', async () => {
		const health = { name: 'otlens-console', version: '0.1.0', startedAt: '2026-03-02T09:00:00Z' };
		expect(await clientOf(json(health)).client.health()).toEqual(health);
	});

	it.each([
		[
			'a static host’s page',
			new Response('<html></html>', { headers: { 'Content-Type': 'text/html' } })
		],
		['a static host’s 404', new Response('Not found', { status: 404 })],
		['another program', json({ name: 'grafana', version: '1', startedAt: '' })],
		['a list', json([])],
		['nothing', new TypeError('Failed to fetch')]
	])('is denied by %s', async (_, answer) => {
		expect(await clientOf(answer).client.health()).toBeNull();
	});
});

describe('an answer', () => {
	it('comes as it was sent where it fits', async () => {
		expect(await clientOf(json([crawler])).client.crawlers()).toEqual([crawler]);
	});

	it.each([
		['of another shape', json([{ ...crawler, state: 'asleep' }])],
		['that is a page', new Response('<html></html>', { headers: { 'Content-Type': 'text/html' } })],
		['cut off', new Response('[{"id"', { headers: { 'Content-Type': 'application/json' } })],
		['that refuses without a reason', json({}, 500)]
	])('%s is no answer', async (_, answer) => {
		await expect(clientOf(answer).client.crawlers()).rejects.toMatchObject({
			name: 'ConsoleAnswerError'
		});
	});

	it('says where it does not fit', async () => {
		const answer = json([{ ...crawler, remaining: { state: 'range', lowMs: 1 } }]);
		await expect(clientOf(answer).client.crawlers()).rejects.toThrow('0.remaining.highMs');
	});

	it.each([
		['forbidden', 401, 'ConsoleForbiddenError'],
		['not-allowed-now', 409, 'ConsoleNotAllowedError'],
		['invalid', 400, 'ConsoleInvalidError'],
		['not-found', 404, 'ConsoleNotFoundError'],
		['store-busy', 503, 'ConsoleBusyError'],
		['internal', 500, 'ConsoleFailedError'],
		['a code of a later version', 400, 'ConsoleFailedError']
	])('refusing with %s', async (code, status, name) => {
		const answer = json({ error: { code, message: 'why' } }, status);
		await expect(clientOf(answer).client.act('c1', 'start')).rejects.toMatchObject({
			name,
			message: 'why'
		});
	});

	it('that never comes', async () => {
		const { client } = clientOf(new TypeError('Failed to fetch'));
		await expect(client.projects()).rejects.toMatchObject({ name: 'ConsoleUnreachableError' });
	});

	it('is not waited for after an abort', async () => {
		const controller = new AbortController();
		controller.abort();
		const { client } = clientOf(new DOMException('gone', 'AbortError'));
		await expect(client.items({}, controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
	});
});

describe('a question', () => {
	it('carries the token once, and leaves it to the cookie after that', async () => {
		const { client, fetch } = clientOf(new Response(null, { status: 204 }));
		await client.signIn('secret');
		expect(fetch.mock.lastCall?.[0]).toBe('/api/session');
		expect(fetch.mock.lastCall?.[1]).toMatchObject({
			method: 'POST',
			body: '{"token":"secret"}',
			headers: { Authorization: 'Bearer secret', 'Content-Type': 'application/json' }
		});
		await client.removeCrawler('c1');
		expect(fetch.mock.lastCall?.[1]?.headers).not.toHaveProperty('Authorization');
	});

	it('escapes ids that hold a slash and words that hold anything', async () => {
		const page = { items: [sampleItem('p1', 1, null)], total: 1, next: '' };
		const { client, fetch } = clientOf(json(page));
		await client.items({ project: 'p1', text: 'a&b 치마', after: '', limit: 60 });
		const url = new URL(fetch.mock.lastCall?.[0] ?? '', 'http://localhost');
		expect(Object.fromEntries(url.searchParams)).toEqual({
			project: 'p1',
			text: 'a&b 치마',
			limit: '60'
		});
		expect(client.pictureUrl('p1/S-0001', 2)).toBe('/api/items/p1%2FS-0001/pictures/2');
		const small = client.pictureUrl('p1/S-0001', 2, 360);
		expect(small).toBe('/api/items/p1%2FS-0001/pictures/2?width=360');
	});

	it('for a snapshot that was never made has the answer none', async () => {
		expect(await clientOf(json(null)).client.snapshot('p1')).toBeNull();
		const refusal = json({ error: { code: 'not-found', message: '' } }, 404);
		expect(await clientOf(refusal).client.snapshot('p1')).toBeNull();
	});

	it('for a new project has the project as answer', async () => {
		const { client, fetch } = clientOf(json(project, 201));
		const { name, shop, attribute, content } = project;
		expect(await client.addProject({ name, shop, attribute, content })).toEqual(project);
		expect(JSON.parse(fetch.mock.lastCall?.[1]?.body as string)).toEqual({
			name,
			shop,
			attribute,
			content
		});
	});
});
