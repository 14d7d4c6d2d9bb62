/** Command line: `npm run bench -- vision` prints its figures and ends with one JSON object. */

import { benchAnalyse } from './analyse-bench';
import type { Bench } from './bench';
import { BenchInputError } from './bench-error';
import { benchCatalog } from './catalog-bench';
import { benchCrawl } from './crawl-bench';
import { benchFacets } from './facets-bench';
import { benchGrid } from './grid-bench';
import { readOptions } from './options';
import { benchPalette } from './palette-bench';
import { benchSearch } from './search-bench';
import { benchVision } from './vision-bench';
import { benchZip } from './zip-bench';

const benches: Readonly<Record<string, Bench>> = {
	analyse: benchAnalyse,
	catalog: benchCatalog,
	crawl: benchCrawl,
	facets: benchFacets,
	grid: benchGrid,
	palette: benchPalette,
	search: benchSearch,
	vision: benchVision,
	zip: benchZip
};

async function main(): Promise<void> {
	const { name, options } = readOptions(process.argv.slice(2));
	const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
	if (!bench) throw new BenchInputError(`Which bench? One of ${Object.keys(benches).join(', ')}.`);
	const say = (line: string) => {
		if (!options.json) console.log(line);
	};
	console.log(JSON.stringify(await bench({ options, say })));
}

try {
	await main();
} catch (error) {
	if (!(error instanceof BenchInputError)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}
