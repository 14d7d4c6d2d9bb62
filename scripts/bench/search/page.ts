/** The bench's page: one worker, and a function for whoever drives the browser. */

import { wrap, type Remote } from 'comlink';
import type { BenchWorker, RealItems } from './contract';
import { measure, type Measured, type MeasureOptions } from './measure';

export type BenchPage = {
	use(items: RealItems): Promise<void>;
	measure(options: MeasureOptions): Promise<Measured>;
};

let worker: Worker | null = null;
let api: Remote<BenchWorker> | null = null;
let real: RealItems | null = null;

const bench: BenchPage = {
	// A worker of its own for each run, so that no memory is left from the one before.
	async use(items) {
		worker?.terminate();
		worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
		api = wrap<BenchWorker>(worker);
		real = items;
		await api.use(items);
	},
	async measure(options) {
		if (!api || !real) throw new Error('no items to draw from');
		return measure(api, real, options);
	}
};

Object.assign(window, { bench });
