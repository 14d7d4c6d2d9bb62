/** Times facet counts and lists of a large drawn catalog in a worker of a real Chromium. */

import { availableParallelism } from 'node:os';
import type { Bench } from './bench';
import { buildParts } from './browse/build-parts';
import { withPage } from './browse/open-page';
import type { FacetTimes } from './browse/page';
import { summarise } from './timing';

const ITEMS = 150_000;

const round1 = (value: number): number => Math.round(value * 10) / 10;

/** From the page's question to the answer's arrival; the catalog is drawn and nothing is painted. */
export const benchFacets: Bench = async ({ options: { rounds }, say }) => {
	const folder = await buildParts(ITEMS);
	const times = await withPage(folder, async (page, url) => {
		await page.goto(url);
		await page.waitForFunction('globalThis.bench !== undefined');
		return page.evaluate<FacetTimes>(`bench(${rounds})`);
	});
	const steps = {
		facets: summarise(times.facets),
		click: summarise(times.click),
		letter: summarise(times.letter)
	};
	for (const [name, { medianMs, p95Ms }] of Object.entries(steps)) {
		say(`${name.padEnd(10)} ${medianMs.toFixed(1).padStart(7)} ms  p95 ${p95Ms.toFixed(1)} ms`);
	}
	const firstOrderMs = Object.fromEntries(
		Object.entries(times.firstOrderMs).map(([name, ms]) => [name, round1(ms)])
	);
	return {
		bench: 'facets',
		items: ITEMS,
		rounds,
		node: process.version,
		cores: availableParallelism(),
		steps,
		firstSearchMs: round1(times.firstSearchMs),
		firstOrderMs
	};
};
