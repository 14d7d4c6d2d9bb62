/** Times the search in Chromium, worker round trip included, beside hnswlib-wasm over the same vectors. */

import { availableParallelism, loadavg } from 'node:os';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../serve/chromium.js';
import type { Bench } from './bench';
import { servePage } from './search/build-page';
import type { Kind } from './search/contract';
import { cutOffFigures } from './search/cut-off-figures';
import type { Measured, MeasureOptions } from './search/measure';
import type { BenchPage } from './search/page';
import { readRealItems } from './search/real-items';

/** Timed searches for each of the rounds. */
const SEARCHES_A_ROUND = 10;
const CHECKED = 100;

type Row = { readonly kind: Kind; readonly count: number } & Measured;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function line({ kind, count, ms, bytesPerItem, recallAt10, search, ...more }: Row): string {
	const parts = [
		`${count}`.padStart(7),
		kind.padEnd(6),
		`search ${search.medianMs} / ${search.p95Ms} ms`,
		`recall ${recallAt10}`,
		`built ${ms} ms`,
		`${bytesPerItem} bytes an item`
	];
	const { filtered, blended, dragged } = more;
	if (filtered) parts.push(`1 % passing ${filtered.medianMs} / ${filtered.p95Ms} ms`);
	if (blended) parts.push(`with colour ${blended.medianMs} / ${blended.p95Ms} ms`);
	if (dragged) parts.push(`slider dragged ${dragged.medianMs} / ${dragged.p95Ms} ms`);
	return parts.join('  ');
}

async function withPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
	const server = await servePage();
	const executablePath = findChromium();
	const browser = await chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking']
	});
	try {
		const page = await browser.newPage();
		await page.goto(server.url);
		return await work(page);
	} finally {
		await browser.close();
		await server.close();
	}
}

/** Vectors are drawn around those of the demo catalog, so that recall means something. */
export const benchSearch: Bench = async ({ options: { rounds, sizes, graphUpTo }, say }) => {
	const { real, items } = await readRealItems();
	const rows = await withPage(async (page) => {
		const measured: Row[] = [];
		for (const count of sizes) {
			for (const kind of ['index', 'int8', 'hnsw'] as const) {
				if (kind === 'hnsw' && count > graphUpTo) continue;
				const options = { kind, count, rounds: rounds * SEARCHES_A_ROUND, checked: CHECKED };
				const found = await page.evaluate(
					async ([given, asked]: [typeof real, MeasureOptions]) => {
						const { bench } = window as unknown as { bench: BenchPage };
						await bench.use(given);
						return bench.measure(asked);
					},
					[real, options] as [typeof real, MeasureOptions]
				);
				const row = {
					...{ kind, count, ...found },
					ms: Math.round(found.ms),
					bytesPerItem: Math.round(found.bytesPerItem),
					recallAt10: round(found.recallAt10, 4)
				};
				measured.push(row);
				say(line(row));
			}
		}
		return measured;
	});
	const cutOff = cutOffFigures(real, items);
	say(`cut-off: ${JSON.stringify(cutOff)}`);
	return {
		bench: 'search',
		searches: rounds * SEARCHES_A_ROUND,
		cores: availableParallelism(),
		// What else ran meanwhile: processes that wanted a core, over the last minute.
		load: round(loadavg()[0] ?? 0, 1),
		graphLeftOutAbove: graphUpTo,
		rows,
		cutOff
	};
};
