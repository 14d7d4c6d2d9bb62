/** Import, cold start and memory of large catalogs, in Chromium with the app's own worker. */

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { serveFolder } from '../serve/static-server.js';
import type { BenchContext, BenchResult } from './bench';
import { inBrowser, makeProfile } from './catalog-browser';
import { drawSnapshot } from './catalog-snapshot';

const ROOT = '.cache/bench-catalog';
const SIZES = [10_000, 50_000, 150_000];

/** What the figures are held against, at the largest size. */
const BARS = { importMs: 60_000, coldStartMs: 3000, tabMb: 400 };

const rounded = (value: number): number => Math.round(value);
const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;

/** The page with its worker, built as the app is. */
async function buildPage(): Promise<void> {
	await build({
		configFile: false,
		logLevel: 'error',
		root: 'scripts/bench/catalog-page',
		worker: { format: 'es' },
		build: { target: 'es2023', outDir: path.resolve(ROOT), emptyOutDir: false }
	});
}

async function measure(url: string, snapshot: string) {
	const profile = await makeProfile();
	try {
		const imported = await inBrowser(profile, url, (steps) => steps.importSnapshot(snapshot));
		const started = await inBrowser(profile, url, async (steps) => {
			const times = await steps.coldStart(snapshot);
			return { ...times, heapBytes: await steps.memory() };
		});
		const { items, ms, bytes } = imported.result;
		const { openMs, searchMs, picturesMs, heapBytes, hits } = started.result;
		return {
			items,
			importMs: rounded(ms),
			storedMb: megabytes(bytes),
			hits,
			openMs: rounded(openMs),
			coldStartMs: rounded(searchMs),
			withPicturesMs: rounded(picturesMs),
			heapMb: megabytes(heapBytes),
			tabMb: started.privateBytes === null ? null : megabytes(started.privateBytes)
		};
	} finally {
		await profile.remove();
	}
}

/** Draws the snapshots where they are missing, and measures one size after the other. */
export async function benchCatalog({ say }: BenchContext): Promise<BenchResult> {
	await mkdir(ROOT, { recursive: true });
	await buildPage();
	const { url, close } = await serveFolder({ folder: ROOT });
	try {
		const sizes = [];
		for (const count of SIZES) {
			const snapshot = await drawSnapshot(ROOT, count);
			const figures = await measure(url, `/${snapshot}`);
			say(
				Object.entries(figures)
					.map(([name, value]) => `${name} ${value ?? '?'}`)
					.join(' · ')
			);
			sizes.push(figures);
		}
		return { bench: 'catalog', sizes, bars: { items: SIZES.at(-1), ...BARS } };
	} finally {
		await close();
	}
}
