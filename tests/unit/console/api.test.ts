/** Every address of the API: described, answered by its schema, refused in its one shape. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	collectedItemSchema,
	consoleEventSchema,
	crawlerSchema,
	itemPageSchema,
	projectSchema
} from '../../../src/lib/catalog/collect/crawler';
import { VOCABULARY } from '../../../src/lib/catalog/collect/vocabulary';
import { createConsole } from '../../../scripts/crawl/console/create-console';
import { healthSchema } from '../../../scripts/crawl/console/console-routes';
import { refusalSchema } from '../../../scripts/crawl/console/refusal';
import { createFakeCollector } from './fake-collector';
import { createFakeSnapshots } from './fake-snapshots';
import { askRaw, serve, TOKEN, type Served } from './served';

// Real sockets and processes: on a busy machine they take their time.
type Operation = { readonly operationId: string; readonly responses: Record<string, unknown> };
type Document = {
	readonly openapi: string;
	readonly paths: Record<string, Record<string, Operation>>;
};

const PROJECT = {
	name: 'A',
	shop: 'https://shop.example/',
	attribute: 'flare-skirt',
	content: 'images'
};
const PICTURE = Buffer.from('not really a picture');
const NUMBER = '한글 a/b?100%25&#';

let console_: Served;
let folder: string;
let document: Document;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otlens-console-'));
	await writeFile(join(folder, 'picture'), PICTURE);
	await writeFile(join(folder, 'manifest.json'), '{"magic":"otlens-snapshot"}');
	console_ = await serve();
	console_.snapshots.files = { 'manifest.json': join(folder, 'manifest.json') };
	document = (await (await console_.ask('/api/openapi.json')).json()) as Document;
});
afterAll(async () => {
	await console_.close();
	await rm(folder, { recursive: true });
});

const count = v.strictObject({ count: v.number() });
const snapshot = v.nullable(consoleEventSchema.options[3]);
const itemPath = `/api/items/${encodeURIComponent(`project-1/${NUMBER}`)}`;

/** In order: each call builds on those before it. */
const CALLS: readonly {
	id: string;
	method?: string;
	path: string;
	body?: unknown;
	status?: number;
	schema?: v.GenericSchema;
	before?: () => unknown;
	text?: RegExp;
}[] = [
	{ id: 'getHealth', path: '/api/health', schema: healthSchema },
	{
		id: 'getDescription',
		path: '/api/openapi.json',
		schema: v.looseObject({ openapi: v.literal('3.1.0') })
	},
	{ id: 'startSession', method: 'POST', path: '/api/session', body: { token: TOKEN }, status: 204 },
	{
		id: 'getVocabulary',
		path: '/api/vocabulary',
		schema: v.pipe(
			v.array(v.looseObject({ id: v.string(), ko: v.string(), en: v.string() })),
			v.length(VOCABULARY.length)
		)
	},
	{
		id: 'addProject',
		method: 'POST',
		path: '/api/projects',
		body: PROJECT,
		status: 201,
		schema: projectSchema
	},
	{
		id: 'listProjects',
		path: '/api/projects',
		schema: v.pipe(v.array(projectSchema), v.length(1))
	},
	{
		id: 'editProject',
		method: 'PATCH',
		path: '/api/projects/project-1',
		body: { labels: ['spring'] },
		schema: v.looseObject({ ...projectSchema.entries, labels: v.tuple([v.literal('spring')]) })
	},
	{
		id: 'addCrawler',
		method: 'POST',
		path: '/api/projects/project-1/crawlers',
		body: { name: 'one' },
		status: 201,
		schema: crawlerSchema
	},
	{
		id: 'listProjectCrawlers',
		path: '/api/projects/project-1/crawlers',
		schema: v.pipe(v.array(crawlerSchema), v.length(1))
	},
	{
		id: 'listCrawlers',
		path: '/api/crawlers',
		schema: v.pipe(v.array(crawlerSchema), v.length(1))
	},
	{
		id: 'editCrawler',
		method: 'PATCH',
		path: '/api/crawlers/crawler-1',
		body: { paceMs: 250 },
		schema: v.looseObject({ ...crawlerSchema.entries, paceMs: v.literal(250) })
	},
	{
		id: 'actOnCrawler',
		method: 'POST',
		path: '/api/crawlers/crawler-1/start',
		schema: v.looseObject({ ...crawlerSchema.entries, state: v.literal('running') })
	},
	{
		id: 'listItems',
		before: () => {
			console_.collector.addItem('project-1', { number: NUMBER, name: '=1+1' });
			console_.collector.addItem('project-1', { number: 'b', labels: { 'Wash, care': '30°' } });
			console_.collector.pictureFile = { file: join(folder, 'picture'), type: 'image/png' };
		},
		path: '/api/items?project=project-1&limit=1',
		schema: v.looseObject({ ...itemPageSchema.entries, total: v.literal(2), next: v.literal('1') })
	},
	{
		id: 'getItem',
		path: itemPath,
		schema: v.looseObject({ ...collectedItemSchema.entries, id: v.literal(`project-1/${NUMBER}`) })
	},
	{ id: 'getPicture', path: `${itemPath}/pictures/0`, text: /^not really a picture$/ },
	{
		id: 'exportCsv',
		path: '/api/projects/project-1/export.csv',
		text: /^\ufeff?number,name,link,[^\r]*,"Wash, care"\r\n[^\r]*'=1\+1/
	},
	{
		id: 'exportJson',
		path: '/api/projects/project-1/export.json',
		schema: v.pipe(v.array(collectedItemSchema), v.length(2))
	},
	{
		id: 'removeItems',
		method: 'POST',
		path: '/api/items/remove',
		body: { ids: ['project-1/b', 'project-1/none'] },
		schema: v.strictObject({ count: v.literal(1) })
	},
	{
		id: 'restoreItems',
		method: 'POST',
		path: '/api/items/restore',
		body: { ids: ['project-1/b'] },
		schema: count
	},
	{ id: 'getSnapshotState', path: '/api/projects/project-1/snapshot', schema: v.null() },
	{
		id: 'makeSnapshot',
		method: 'POST',
		path: '/api/projects/project-1/snapshot?threads=2',
		schema: snapshot
	},
	{
		id: 'stopSnapshot',
		method: 'DELETE',
		path: '/api/projects/project-1/snapshot',
		schema: snapshot
	},
	{
		id: 'getSnapshotFile',
		path: '/api/projects/project-1/snapshot/manifest.json',
		schema: v.object({ magic: v.string() })
	},
	{ id: 'listenToEvents', path: '/api/events' },
	{ id: 'removeCrawler', method: 'DELETE', path: '/api/crawlers/crawler-1', status: 204 },
	{ id: 'removeProject', method: 'DELETE', path: '/api/projects/project-1', status: 204 }
];

describe('the description', () => {
	it('is valid OpenAPI 3.1', async () => {
		expect(document.openapi).toMatch(/^3\.1\./);
		const spec: Record<string, unknown> = structuredClone(document);
		expect(await new Validator().validate(spec)).toMatchObject({
			valid: true
		});
	});

	it('has every route', () => {
		const { app, close } = createConsole({
			collector: createFakeCollector(),
			snapshots: createFakeSnapshots(),
			token: TOKEN,
			folder: '/nowhere',
			port: () => 1,
			version: '',
			report: () => undefined
		});
		close();
		const routes = app.routes
			.filter(
				({ method, path }) =>
					method !== 'ALL' && path.startsWith('/api/') && !path.startsWith('/api/docs')
			)
			.map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
		const described = Object.entries(document.paths).flatMap(([path, methods]) =>
			Object.keys(methods).map((method) => `${method} ${path}`)
		);
		expect(new Set(routes)).toEqual(new Set(described));
		expect(described.length).toBeGreaterThan(20);
	});

	it('names shapes once and keeps them whole', () => {
		const text = JSON.stringify(document);
		expect(text).not.toContain('$defs');
		expect(text).toContain('"$ref":"#/components/schemas/Crawler"');
	});

	it('has no operation that is not tried below', () => {
		const ids = Object.values(document.paths).flatMap((methods) =>
			Object.values(methods).map(({ operationId }) => operationId)
		);
		expect(CALLS.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
	});
});

describe('every operation', () => {
	it.each(CALLS)('$id answers as described', async (call) => {
		call.before?.();
		const response = await console_.send(call.method ?? 'GET', call.path, call.body);
		const status = call.status ?? 200;
		const text = call.id === 'listenToEvents' ? '' : await response.text();
		expect([response.status, text.slice(0, 300)]).toEqual([status, text.slice(0, 300)]);
		const operation = Object.values(document.paths)
			.flatMap((methods) => Object.values(methods))
			.find(({ operationId }) => operationId === call.id);
		expect(Object.keys(operation?.responses ?? {})).toContain(String(status));
		if (call.text) expect(text).toMatch(call.text);
		if (call.schema) v.parse(call.schema, JSON.parse(text));
		if (call.id === 'listenToEvents') {
			expect(response.headers.get('Content-Type')).toContain('text/event-stream');
			await response.body?.cancel();
		}
	});
});

describe('refusals', () => {
	it.each([
		['PATCH', '/api/projects/none', { name: 'x' }, 404, 'not-found'],
		['DELETE', '/api/projects/none', undefined, 404, 'not-found'],
		['GET', '/api/projects/none/crawlers', undefined, 404, 'not-found'],
		['GET', '/api/projects/none/export.csv', undefined, 404, 'not-found'],
		['POST', '/api/projects/none/snapshot', undefined, 404, 'not-found'],
		['GET', '/api/items/none%2F1', undefined, 404, 'not-found'],
		['GET', '/api/nothing', undefined, 404, 'not-found'],
		['PUT', '/api/projects', {}, 404, 'not-found'],
		['POST', '/api/crawlers/a/dance', undefined, 400, 'invalid'],
		['GET', '/api/items?limit=0', undefined, 400, 'invalid'],
		['GET', '/api/items?limit=9999', undefined, 400, 'invalid'],
		['GET', '/api/items?limit=ten', undefined, 400, 'invalid'],
		['POST', '/api/projects', { ...PROJECT, attribute: 'no such term' }, 400, 'invalid'],
		['POST', '/api/items/remove', { ids: 'all' }, 400, 'invalid'],
		['GET', '/api/projects/a/snapshot/..%2F..%2Fcrawl.db', undefined, 400, 'invalid'],
		['GET', '/api/projects/a/snapshot/.hidden', undefined, 400, 'invalid'],
		['GET', '/api/projects/a/snapshot/other.json', undefined, 404, 'not-found']
	])('%s %s', async (method, path, body, status, code) => {
		const response = await console_.send(method, path, body);
		const { error } = v.parse(refusalSchema, await response.json());
		expect([response.status, error.code]).toEqual([status, code]);
		expect(error.message).not.toBe('');
	});

	it('an action that the state does not have', async () => {
		const project = await console_.collector.addProject({
			...PROJECT,
			attribute: null,
			content: 'text'
		});
		const { id } = await console_.collector.addCrawler(project.id, { name: 'x' });
		const response = await console_.send('POST', `/api/crawlers/${id}/resume`);
		expect(response.status).toBe(409);
		expect(v.parse(refusalSchema, await response.json()).error.code).toBe('not-allowed-now');
	});
});

describe('details', () => {
	it('a body of unknown length is refused', async () => {
		const { status } = await askRaw(console_.port, '/api/items/remove', {
			method: 'POST',
			headers: {
				Host: `127.0.0.1:${console_.port}`,
				Authorization: `Bearer ${TOKEN}`,
				'Content-Type': 'application/json',
				'Transfer-Encoding': 'chunked'
			},
			body: JSON.stringify({ ids: [] })
		});
		expect(status).toBe(411);
	});

	it('the threads that a snapshot may use are handed on', () => {
		expect(console_.snapshots.threads).toEqual([2]);
	});
});

describe('without a built app', () => {
	it('says so on its page, and the docs are there', async () => {
		const page = await console_.ask('/crawl', { headers: { Accept: 'text/html' } });
		expect([page.status, page.headers.get('Content-Type')]).toEqual([
			503,
			expect.stringContaining('text/html')
		]);
		expect(await page.text()).toContain('npm run build');
		const docs = await console_.ask('/api/docs/');
		const html = await docs.text();
		expect(docs.headers.get('Content-Security-Policy')).toContain("script-src 'self';");
		// Every file the page names is there, and all its scripts are files.
		const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name]) => name);
		expect(files.length).toBe(4);
		for (const file of files) expect((await console_.ask(`/api/docs/${file}`)).status).toBe(200);
		expect(html).not.toMatch(/<script>|https?:/);
	});
});

describe('with a built app', () => {
	it('serves it isolated, deep links included, and leaves the API alone', async () => {
		await writeFile(join(folder, 'index.html'), 'front');
		await writeFile(join(folder, '404.html'), 'shell');
		await writeFile(join(folder, 'some.js'), 'script');
		const other = await serve({ folder });
		try {
			const get = (path: string) => fetch(other.url + path, { headers: { Accept: 'text/html' } });
			const front = await get('/');
			expect(await front.text()).toBe('front');
			expect(front.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
			expect(await (await get('/crawl')).text()).toBe('shell');
			const script = await get('/some.js');
			expect(script.headers.get('Content-Security-Policy')).toContain("connect-src 'self'");
			expect((await get('/api/projects')).status).toBe(401);
			expect((await get('/..%2f..%2fetc/passwd')).status).not.toBe(500);
		} finally {
			await other.close();
		}
	});
});
