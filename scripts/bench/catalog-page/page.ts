/** The page of the catalog bench: starts the worker, asks it for steps, and takes the time. */

import type { CatalogSteps, ColdStart, Import, StepRequest } from '../catalog-steps';

const spawn = (): Worker =>
	new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });

function ask<T>(worker: Worker, request: StepRequest): Promise<T> {
	return new Promise((resolve, reject) => {
		worker.onmessage = ({ data }) => resolve(data as T);
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.postMessage(request);
	});
}

type Summary = { readonly items: number; readonly bytes: number | null };

async function importSnapshot(baseUrl: string): Promise<Import> {
	const worker = spawn();
	const started = performance.now();
	const { items, bytes } = await ask<Summary>(worker, { step: 'import', baseUrl });
	const ms = performance.now() - started;
	worker.terminate();
	return { items, bytes: bytes ?? 0, ms };
}

async function coldStart(baseUrl: string): Promise<ColdStart> {
	const started = performance.now();
	const worker = spawn();
	await ask<Summary>(worker, { step: 'open', baseUrl });
	const openMs = performance.now() - started;
	const ids = await ask<readonly string[]>(worker, { step: 'search', baseUrl });
	const searchMs = performance.now() - started;
	await ask(worker, { step: 'pictures', ids });
	const picturesMs = performance.now() - started;
	// The worker stays: what follows measures the tab with the catalog loaded.
	Object.assign(globalThis, { kept: worker });
	return { hits: ids.length, openMs, searchMs, picturesMs };
}

async function memory(): Promise<number> {
	const measured = performance as Performance & {
		readonly measureUserAgentSpecificMemory: () => Promise<{ readonly bytes: number }>;
	};
	return (await measured.measureUserAgentSpecificMemory()).bytes;
}

const steps: CatalogSteps = { importSnapshot, coldStart, memory };
Object.assign(globalThis, { steps });
