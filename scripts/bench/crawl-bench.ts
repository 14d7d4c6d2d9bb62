/** Measures collecting from the demo mall: what is right, what survives, how politely and how fast. */

import { availableParallelism, loadavg } from 'node:os';
import type { Bench } from './bench';
import { BenchInputError } from './bench-error';
import { measureAccuracy } from './crawl/accuracy';
import { measureAge } from './crawl/age';
import { measureKill } from './crawl/kill';
import { round, type Measure } from './crawl/measure';
import { measureMemory } from './crawl/memory';
import { measurePace } from './crawl/pace';
import { measurePeer } from './crawl/peer';
import { measureRemaining } from './crawl/remaining';
import { measureSnapshot } from './crawl/snapshot';
import { summarise } from './crawl/summary';

const MEASURES: Readonly<Record<string, Measure>> = {
	accuracy: measureAccuracy,
	kill: measureKill,
	pace: measurePace,
	peer: measurePeer,
	memory: measureMemory,
	remaining: measureRemaining,
	age: measureAge,
	snapshot: measureSnapshot
};

function chosen(only: string | null): [string, Measure][] {
	const all = Object.entries(MEASURES);
	if (only === null) return all;
	const names = only.split(',');
	const unknown = names.find((name) => !Object.hasOwn(MEASURES, name));
	if (unknown === undefined) return all.filter(([name]) => names.includes(name));
	throw new BenchInputError(
		`--only takes some of ${Object.keys(MEASURES).join(', ')}, not "${unknown}".`
	);
}

/** Each measure in processes of its own; they share nothing but the machine. */
export const benchCrawl: Bench = async ({ options: { only, products }, say }) => {
	const figures: Record<string, Awaited<ReturnType<Measure>>> = {};
	for (const [name, measure] of chosen(only)) {
		say(name);
		figures[name] = await measure({ products, say });
	}
	for (const line of summarise(figures)) say(line);
	const load = round(loadavg()[0] ?? 0, 1);
	return { bench: 'crawl', cores: availableParallelism(), load, ...figures };
};
