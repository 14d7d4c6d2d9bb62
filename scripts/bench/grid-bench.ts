/** Counts the long frames of a ten-second fling through a large drawn catalog, on the built screen. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Bench } from './bench';
import { BenchInputError } from './bench-error';
import { buildParts } from './browse/build-parts';
import { withPage } from './browse/open-page';
import { summarise } from './timing';

const ITEMS = 150_000;
const BUILD = path.join(import.meta.dirname, '../../build');
const FLING_MS = 10_000;
/** As fast as a strong flick of a wheel that spins freely. */
const SPEED_PX_S = 12_000;
const LONG_MS = 50;

type Frames = {
	/** From each frame to the next. */
	readonly gapsMs: readonly number[];
	/** What the browser itself calls a long frame of animation: the main thread was busy for more than 50 ms. */
	readonly busyMs: readonly number[];
	readonly tiles: number;
	readonly scrolledPx: number;
};

/** Runs in the page. */
const WATCH = `
	globalThis.frames = { gapsMs: [], busyMs: [], tiles: 0 };
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) frames.busyMs.push(duration);
	}).observe({ type: 'long-animation-frame' });
	let before = performance.now();
	const next = (now) => {
		frames.gapsMs.push(now - before);
		before = now;
		frames.tiles = Math.max(frames.tiles, document.querySelectorAll('[data-place]').length);
		requestAnimationFrame(next);
	};
	requestAnimationFrame((now) => { before = now; requestAnimationFrame(next); });
`;

async function fling(page: Page): Promise<Frames> {
	const session = await page.context().newCDPSession(page);
	await page.evaluate(WATCH);
	await session.send('Input.synthesizeScrollGesture', {
		x: 600,
		y: 500,
		yDistance: (-SPEED_PX_S * FLING_MS) / 1000,
		speed: SPEED_PX_S,
		gestureSourceType: 'mouse'
	});
	return page.evaluate<Frames>('({ ...frames, scrolledPx: scrollY })');
}

/** The app as built, but for the catalog worker: a drawn catalog answers in its place. */
export const benchGrid: Bench = async ({ options: { rounds }, say }) => {
	if (!existsSync(BUILD)) throw new BenchInputError('Build the app first: npm run build.');
	const parts = await buildParts(ITEMS);
	const worker = await readFile(path.join(parts, 'catalog.worker.js'), 'utf8');
	const flings: Frames[] = [];
	const heapMb = await withPage(BUILD, async (page, url) => {
		await page.route(/catalog\.worker[^/]*\.js/, (route) =>
			route.fulfill({ contentType: 'text/javascript', body: worker })
		);
		await page.goto(`${url}/catalog`);
		await page.locator('[data-testid="browse-count"][data-state="listed"]').waitFor();
		await page.locator('[data-testid="browse-tile"] img').first().waitFor();
		for (let round = 0; round < Math.min(rounds, 3); round += 1) {
			await page.evaluate('scrollTo(0, 0)');
			await page.waitForTimeout(1000);
			const frames = await fling(page);
			const long = frames.gapsMs.filter((ms) => ms > LONG_MS).length;
			say(
				`fling ${round + 1}: ${frames.gapsMs.length} frames, ${long} gaps and ${frames.busyMs.length} busy frames over ${LONG_MS} ms`
			);
			flings.push(frames);
		}
		return page.evaluate<number>('Math.round(performance.memory.usedJSHeapSize / 1e6)');
	});
	return {
		bench: 'grid',
		items: ITEMS,
		node: process.version,
		cores: availableParallelism(),
		flingMs: FLING_MS,
		speedPxPerS: SPEED_PX_S,
		heapMb,
		flings: flings.map(({ gapsMs, busyMs, tiles, scrolledPx }) => ({
			frames: gapsMs.length,
			gapsOver50Ms: gapsMs.filter((ms) => ms > LONG_MS).length,
			busyOver50Ms: busyMs.filter((ms) => ms > LONG_MS).length,
			longestBusyMs: Math.round(Math.max(0, ...busyMs)),
			gap: summarise(gapsMs),
			tiles,
			scrolledPx: Math.round(scrolledPx)
		}))
	};
};
