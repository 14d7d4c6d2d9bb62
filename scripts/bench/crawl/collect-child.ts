/** A process of its own that collects: its one argument is a job, its messages say how it goes. */

import type { Crawler } from '../../../src/lib/catalog/collect/crawler';
import { hostConsole, type HostedConsole } from '../../crawl/console/host-console';
import type { Collector } from '../../crawl/engine/collector';
import { openCollector } from '../../crawl/engine/open-collector';
import type { Job, JobMessage } from './job';

const LOOK_EVERY_MS = 100;

const tell = (message: JobMessage): void => {
	process.send?.(message);
};

async function addAll(collector: Collector, job: Job): Promise<void> {
	for (const { name, url, start } of job.shops) {
		const { id } = await collector.addProject({
			...{ name, shop: url, attribute: null, content: job.content }
		});
		for (let i = 0; i < job.crawlersAShop; i++)
			await collector.addCrawler(id, {
				...{ name: `${name} ${i + 1}`, start: [...start] },
				...{ paceMs: job.paceMs, concurrency: job.concurrency }
			});
	}
}

const isOver = ({ state }: Crawler): boolean =>
	state === 'done' || state === 'failed' || state === 'cancelled';

async function startAll(collector: Collector): Promise<void> {
	for (const { id, state } of await collector.crawlers()) {
		if (state === 'pending') await collector.act(id, 'start');
		if (state === 'paused') await collector.act(id, 'resume');
	}
}

/** After a collection of garbage, so that only what is kept counts. */
function tellMemory(done: number): void {
	globalThis.gc?.();
	const { rss, heapUsed } = process.memoryUsage();
	tell({ kind: 'memory', done, bytes: rss, heapBytes: heapUsed });
}

async function untilOver(
	collector: Collector,
	memoryAt: readonly number[]
): Promise<readonly Crawler[]> {
	const open = [...memoryAt];
	for (;;) {
		const crawlers = await collector.crawlers();
		const done = crawlers.reduce((sum, each) => sum + each.done, 0);
		const [next] = open;
		if (next !== undefined && done >= next) {
			open.shift();
			tellMemory(done);
		}
		if (crawlers.every(isOver)) {
			if (memoryAt.length > 0) tellMemory(done);
			return crawlers;
		}
		await new Promise((settle) => setTimeout(settle, LOOK_EVERY_MS));
	}
}

async function serve(collector: Collector, dir: string): Promise<HostedConsole> {
	const served = await hostConsole({
		...{ collector, dir, build: `${dir}/build`, version: 'bench', port: 0 },
		makeSnapshot: () => Promise.reject(new Error('not here')),
		report: (error) => console.error(error)
	});
	tell({ kind: 'console', url: served.url, token: served.token });
	return served;
}

async function collect(job: Job): Promise<void> {
	const collector = await openCollector(job.folder);
	const stopListening = collector.subscribe((event) => {
		if (event.kind === 'crawlers') tell({ kind: 'status', crawlers: event.crawlers });
	});
	if ((await collector.projects()).length === 0) await addAll(collector, job);
	const served = job.hasConsole ? await serve(collector, job.folder) : null;
	await startAll(collector);
	const crawlers = await untilOver(collector, job.memoryAt);
	stopListening();
	tell({ kind: 'ended', crawlers });
	await served?.close();
	await collector.close();
}

await collect(JSON.parse(process.argv[2] ?? '') as Job);
process.disconnect();
