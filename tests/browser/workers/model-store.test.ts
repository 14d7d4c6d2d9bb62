import { beforeEach, describe, expect, it } from 'vitest';
import type { ModelEntry, ModelManifest } from '../../../src/lib/vision/models';
import type { Fetch } from '../../../src/workers/runtime/download';
import { browserModelCache, type ModelCache } from '../../../src/workers/runtime/model-cache';
import { createModelStore, fileUrl } from '../../../src/workers/runtime/model-store';
import { sha256 } from '../../../src/workers/runtime/sha256';

const BUCKET = 'otlens-models';
const manifestUrl = new URL('/store-test/manifest.json', location.href).href;
const signal = new AbortController().signal;

const weights = Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) % 251);
const others = weights.map((value) => 255 - value);

async function entryOf(id: string, ...files: Uint8Array<ArrayBuffer>[]): Promise<ModelEntry> {
	return {
		id,
		role: 'parse',
		runtime: 'onnx',
		files: await Promise.all(
			files.map(async (bytes, i) => ({
				file: `${id}-${i}.onnx`,
				bytes: bytes.length,
				sha256: await sha256(bytes)
			}))
		),
		input: {
			name: 'input',
			layout: 'nchw',
			widthPx: null,
			heightPx: null,
			multipleOf: 32,
			areaPx: 1024,
			mean: 0,
			std: 1
		},
		outputs: ['logits'],
		labels: [],
		licence: 'MIT',
		card: ''
	};
}

type Answer = () => Response | Promise<Response>;

/** A network that answers in the order given, then no more; remembers what was asked. */
function network(...answers: Answer[]): { fetch: Fetch; asked: string[] } {
	const asked: string[] = [];
	const fetch: Fetch = async (url, init) => {
		init.signal?.throwIfAborted();
		asked.push(url);
		const answer = answers.shift();
		if (!answer) throw new TypeError('Failed to fetch');
		return answer();
	};
	return { fetch, asked };
}

const file =
	(bytes: Uint8Array<ArrayBuffer>): Answer =>
	() =>
		new Response(bytes, { headers: { 'Content-Type': 'application/octet-stream' } });
const page: Answer = () =>
	new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
const json =
	(value: unknown): Answer =>
	() =>
		Response.json(value);

const nameOf = (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'resolved',
		(error: unknown) => (error instanceof Error ? error.name : String(error))
	);

beforeEach(async () => {
	await caches.delete(BUCKET);
});

describe('a model’s files', () => {
	it('are fetched once, counted, and come from the storage afterwards', async () => {
		const entry = await entryOf('two-files', weights, others);
		const { fetch, asked } = network(file(weights), file(others));
		const counted: number[] = [];
		const [first, second] = await createModelStore({ fetch }).files(
			entry,
			manifestUrl,
			signal,
			(done, total) => {
				expect(total).toBe(10_000);
				counted.push(done);
			}
		);
		expect(first).toEqual(weights);
		expect(second).toEqual(others);
		expect(counted.at(-1)).toBe(10_000);
		expect(counted).toEqual([...counted].sort((a, b) => a - b));
		expect(asked[0]).toMatch(/two-files-0\.onnx\?sha256=[0-9a-f]{64}$/);
		const again = await createModelStore({ fetch }).files(entry, manifestUrl, signal);
		expect(again[1]).toEqual(others);
		expect(asked).toHaveLength(2);
	});

	it('are fetched once more when the stored ones are corrupt', async () => {
		const entry = await entryOf('corrupt', weights);
		const [part] = entry.files;
		if (!part) throw new Error('no file');
		const cache = await caches.open(BUCKET);
		await cache.put(fileUrl(part, manifestUrl), new Response(others));
		const { fetch, asked } = network(file(weights));
		const [bytes] = await createModelStore({ fetch }).files(entry, manifestUrl, signal);
		expect(bytes).toEqual(weights);
		expect(asked).toHaveLength(1);
		const kept = await cache.match(fileUrl(part, manifestUrl));
		expect(new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(weights);
	});

	it.each<[string, Answer | null, string]>([
		['other bytes of the same length', file(others), 'ModelChecksumError'],
		['a shorter file', file(weights.slice(1)), 'ModelChecksumError'],
		['a longer file', file(new Uint8Array(6000)), 'ModelChecksumError'],
		['a page with status 200', page, 'ModelDownloadError'],
		['status 404', () => new Response('', { status: 404 }), 'ModelDownloadError'],
		['no network', null, 'ModelDownloadError'],
		[
			'a connection that breaks',
			() =>
				new Response(
					new ReadableStream({
						start(controller) {
							controller.enqueue(weights.slice(0, 100));
							controller.error(new TypeError('network error'));
						}
					})
				),
			'ModelDownloadError'
		]
	])(
		'%s: refused by name, kept nowhere, and tried again on the next call',
		async (_, answer, name) => {
			const entry = await entryOf('retry', weights);
			const answers = answer
				? [answer, file(weights)]
				: [() => Promise.reject(new TypeError('offline')), file(weights)];
			const store = createModelStore({ fetch: network(...answers).fetch });
			expect(await nameOf(store.files(entry, manifestUrl, signal))).toBe(name);
			expect(await browserModelCache.urls()).toEqual([]);
			expect((await store.files(entry, manifestUrl, signal))[0]).toEqual(weights);
		}
	);

	it('are held in memory where the storage is full', async () => {
		const full: ModelCache = { ...browserModelCache, write: () => Promise.resolve(false) };
		const entry = await entryOf('quota', weights);
		const { fetch, asked } = network(file(weights));
		const store = createModelStore({ fetch, cache: full });
		await store.files(entry, manifestUrl, signal);
		expect((await store.files(entry, manifestUrl, signal))[0]).toEqual(weights);
		expect(asked).toHaveLength(1);
	});

	it('stay an abort when aborted in the middle', async () => {
		const controller = new AbortController();
		const entry = await entryOf('abort', weights);
		const endless: Answer = () =>
			new Response(
				new ReadableStream({
					start(stream) {
						stream.enqueue(weights.slice(0, 100));
						controller.signal.addEventListener('abort', () =>
							stream.error(controller.signal.reason)
						);
					}
				})
			);
		const store = createModelStore({ fetch: network(endless).fetch });
		const loading = nameOf(
			store.files(entry, manifestUrl, controller.signal, () => controller.abort())
		);
		expect(await loading).toBe('AbortError');
	});
});

describe('the manifest', () => {
	it('sweeps what it no longer names, and only that', async () => {
		const old = await entryOf('old', weights);
		const kept = await entryOf('kept', others);
		const store = createModelStore({ fetch: network(file(weights), file(others)).fetch });
		await store.files(old, manifestUrl, signal);
		await store.files(kept, manifestUrl, signal);
		const manifest: ModelManifest = { version: 1, models: [kept] };
		const online = createModelStore({ fetch: network(json(manifest)).fetch });
		expect(await online.manifest(manifestUrl, signal)).toEqual(manifest);
		const urls = await browserModelCache.urls();
		expect(urls.filter((url) => url.includes('sha256'))).toEqual(
			kept.files.map((part) => fileUrl(part, manifestUrl))
		);
	});

	it('is the one last seen when there is no network, or a page answers', async () => {
		const manifest: ModelManifest = { version: 1, models: [await entryOf('seen', weights)] };
		await createModelStore({ fetch: network(json(manifest)).fetch }).manifest(manifestUrl, signal);
		for (const answers of [[], [page]]) {
			const store = createModelStore({ fetch: network(...answers).fetch });
			expect(await store.manifest(manifestUrl, signal)).toEqual(manifest);
		}
	});

	it.each<[string, Answer[], string]>([
		['never seen and offline', [], 'ModelDownloadError'],
		['a page', [page], 'ModelDownloadError'],
		['no JSON', [() => new Response('{')], 'ModelDownloadError'],
		['another shape', [json({ version: 2 })], 'ModelManifestError']
	])('%s: refused by name', async (_, answers, name) => {
		const store = createModelStore({ fetch: network(...answers).fetch });
		expect(await nameOf(store.manifest(manifestUrl, signal))).toBe(name);
	});
});
