/** Counts the long frames of a ten-second fling through a large drawn catalog, on the built screen. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { isolationHeaders } from '../serve/headers.js';
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
const MOST_FLINGS = 3;

type Frames = {
	/** From each frame to the next. */
	readonly gapsMs: readonly number[];
	/** What the browser itself calls a long frame of animation: the main thread was busy for more than 50 ms. */
	readonly busyMs: readonly number[];
	readonly tiles: number;
	readonly scrolledPx: number;
	/** What the main thread was busy for, in its own time: others on the machine do not count. */
	readonly mainThreadMs: number;
};

/** Runs in the page, until the next fling is watched. */
const WATCH = `
	globalThis.observer?.disconnect();
	const mine = { gapsMs: [], busyMs: [], tiles: 0 };
	globalThis.frames = mine;
	globalThis.observer = new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) mine.busyMs.push(duration);
	});
	observer.observe({ type: 'long-animation-frame' });
	let before = 0;
	const next = (now) => {
		if (globalThis.frames !== mine) return;
		if (before > 0) mine.gapsMs.push(now - before);
		before = now;
		mine.tiles = Math.max(mine.tiles, document.querySelectorAll('[data-place]').length);
		requestAnimationFrame(next);
	};
	requestAnimationFrame(next);
`;

/** The same scroll over nothing: what the machine itself takes. */
const BLANK = `document.body.innerHTML = '<div style="height: 6000000px"></div>'`;

async function fling(page: Page): Promise<Frames> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	const busyMs = async () => {
		const { metrics } = await session.send('Performance.getMetrics');
		return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
	};
	await page.evaluate('scrollTo(0, 0)');
	await page.waitForTimeout(1000);
	await page.evaluate(`(() => {${WATCH}})()`);
	const before = await busyMs();
	await session.send('Input.synthesizeScrollGesture', {
		x: 600,
		y: 500,
		yDistance: (-SPEED_PX_S * FLING_MS) / 1000,
		speed: SPEED_PX_S,
		gestureSourceType: 'mouse'
	});
	const mainThreadMs = (await busyMs()) - before;
	const frames = await page.evaluate<Omit<Frames, 'mainThreadMs'>>(
		'({ ...frames, scrolledPx: scrollY })'
	);
	return { ...frames, mainThreadMs };
}

const describe = ({ gapsMs, busyMs, tiles, scrolledPx, mainThreadMs }: Frames) => ({
	frames: gapsMs.length,
	gapsOver50Ms: gapsMs.filter((ms) => ms > LONG_MS).length,
	busyOver50Ms: busyMs.length,
	longestBusyMs: Math.round(Math.max(0, ...busyMs)),
	gap: summarise(gapsMs),
	tiles,
	scrolledPx: Math.round(scrolledPx),
	mainThreadMs: Math.round(mainThreadMs),
	mainThreadMsPerFrame: Math.round((10 * mainThreadMs) / gapsMs.length) / 10
});

/** The app as built, but for the catalog worker: a drawn catalog answers in its place. */
export const benchGrid: Bench = async ({ options: { rounds }, say }) => {
	if (!existsSync(BUILD)) throw new BenchInputError('Build the app first: npm run build.');
	const parts = await buildParts(ITEMS);
	const worker = await readFile(path.join(parts, 'catalog.worker.js'), 'utf8');
	const result = await withPage(BUILD, async (page, url) => {
		await page.route(/catalog\.worker[^/]*\.js/, (route) =>
			route.fulfill({ contentType: 'text/javascript', headers: isolationHeaders, body: worker })
		);
		await page.goto(`${url}/catalog`);
		await page.locator('[data-testid="browse-count"][data-state="listed"]').waitFor();
		await page.locator('[data-testid="browse-tile"] img').first().waitFor();
		const flings = [];
		for (let round = 0; round < Math.min(rounds, MOST_FLINGS); round += 1) {
			flings.push(describe(await fling(page)));
			say(`fling ${round + 1}: ${JSON.stringify(flings.at(-1))}`);
		}
		const heapMb = await page.evaluate<number>(
			'Math.round(performance.memory.usedJSHeapSize / 1e6)'
		);
		await page.goto(`${url}/settings`);
		await page.evaluate(BLANK);
		const blank = describe(await fling(page));
		say(`nothing: ${JSON.stringify(blank)}`);
		return { flings, heapMb, blank };
	});
	return {
		bench: 'grid',
		items: ITEMS,
		node: process.version,
		cores: availableParallelism(),
		/** Jobs that waited for a core in the last minute: above `cores`, others delay the frames. */
		load: Math.round(loadavg()[0] ?? 0),
		flingMs: FLING_MS,
		speedPxPerS: SPEED_PX_S,
		...result
	};
};
