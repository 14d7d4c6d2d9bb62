/** The page of the zip bench: the app's own workers and those of its peers, one after the other. */

import { expose, transfer, wrap } from 'comlink';
import { DATABASE_NAME } from '../../../src/lib/catalog/store/database-name';
import { EVERYTHING } from '../../../src/lib/catalog/facets/filter';
import { plainWish, type ZipSink, type ZipWish } from '../../../src/lib/export/zip/wish';
import type { CatalogWorker, OnProgress, ZipWorker } from '../../../src/workers/contract';
import { installWire } from '../../../src/workers/wire';
import type { PlanTimes, ZipMethod, ZipPlace, ZipRequest, ZipSteps } from '../zip-steps';

installWire();

const catalog = wrap<CatalogWorker>(
	new Worker(new URL('../../../src/workers/catalog.worker.ts', import.meta.url), { type: 'module' })
);
const zips = wrap<ZipWorker>(
	new Worker(new URL('../../../src/workers/zip.worker.ts', import.meta.url), { type: 'module' })
);
const own = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });

const NAME = 'bench.zip';
const { signal } = new AbortController();
const quiet: OnProgress = () => undefined;
let last: Blob | null = null;

function ask<T>(request: ZipRequest, moved: Transferable[] = []): Promise<T> {
	return new Promise((resolve, reject) => {
		own.onmessage = ({ data }) => resolve(data as T);
		own.onerror = ({ message }) => reject(new Error(message));
		own.postMessage(request, moved);
	});
}

async function wishFor(items: number): Promise<ZipWish> {
	const page = { from: 0, count: items, sort: { by: 'newest' } as const };
	const at = await catalog.browse(EVERYTHING, page, signal, quiet);
	return plainWish({ kind: 'at', at: { edition: at.edition, items: at.items } }, 'en');
}

function lend(wish: ZipWish): MessagePort {
	const { port1, port2 } = new MessageChannel();
	// Ends when the other side lets go.
	void catalog.lendZip(transfer({ wish, port: port1 }, [port1]), {}, signal, quiet);
	return port2;
}

async function sinkAt(place: ZipPlace): Promise<ZipSink> {
	if (place === 'storage') return { kind: 'storage', name: NAME };
	const root = await navigator.storage.getDirectory();
	return { kind: 'file', handle: await root.getFileHandle(NAME, { create: true }) };
}

async function fileAt(place: ZipPlace): Promise<File> {
	const root = await navigator.storage.getDirectory();
	const folder = place === 'storage' ? await root.getDirectoryHandle('zips') : root;
	return (await folder.getFileHandle(NAME)).getFile();
}

async function runOurs(wish: ZipWish, place: ZipPlace) {
	const [page, commands] = [new MessageChannel(), new MessageChannel()];
	expose({ derive: () => Promise.resolve(null) }, page.port1);
	const ports = { source: lend(wish), page: page.port2, commands: commands.port2 };
	const input = transfer({ wish, sink: await sinkAt(place), ports }, Object.values(ports));
	const outcome = await zips.write(input, { resume: null }, signal, quiet);
	if (outcome.state !== 'written') throw new Error(outcome.state);
	page.port1.close();
	commands.port1.close();
	return outcome.summary;
}

async function run(method: ZipMethod, place: ZipPlace, items: number) {
	const wish = await wishFor(items);
	const plan =
		method === 'otlens' ? await catalog.planZip(wish, { samples: [] }, signal, quiet) : null;
	const started = performance.now();
	let bytes: number;
	let files: number | null = null;
	if (method === 'otlens') ({ bytes, files } = await runOurs(wish, place));
	else {
		const source = lend(wish);
		bytes = await ask<number>({ step: 'write', method, place, source }, [source]);
	}
	const ms = performance.now() - started;
	last = await fileAt(place);
	return { ms, bytes, told: plan?.bytes ?? null, files };
}

async function download(): Promise<void> {
	if (!last) throw new Error('nothing was written');
	const link = document.createElement('a');
	link.href = URL.createObjectURL(last);
	link.download = NAME;
	link.click();
	return Promise.resolve();
}

async function fill(items: number, photoBytes: number): Promise<void> {
	await new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(DATABASE_NAME);
		request.onsuccess = request.onerror = resolve;
	});
	await ask({ step: 'fill', items, photoBytes });
}

const steps: ZipSteps = {
	fill,
	async open() {
		const wish = await wishFor(0xffff_ffff);
		await catalog.planZip(wish, { samples: [] }, signal, quiet);
	},
	run,
	download,
	plans: (items, rounds) => ask<PlanTimes>({ step: 'plans', items, rounds })
};
Object.assign(globalThis, { steps });
