/** Zips as the page sees them: the zip worker writes, the catalog worker lends it what goes in. */

import { expose, transfer } from 'comlink';
import type {
	Derive,
	ImportSummary,
	OnProgress,
	UnfinishedZip,
	ZipCommand,
	ZipOutcome,
	ZipPage,
	ZipPlan,
	ZipPorts,
	ZipRun,
	ZipService,
	ZipSink,
	ZipWish,
	ZipWorker
} from '../../workers/contract';
import { releaseWire } from '../../workers/wire';
import type { CatalogClient } from './catalog-client';
import type { ClientHostOptions } from './job-options';
import { WorkerHost } from './worker-host';

type WriteOptions = Parameters<ZipService['write']>[2];
type PlanOptions = Parameters<ZipService['plan']>[1];
type SampleOptions = Parameters<ZipService['sample']>[2];
type Served = { readonly derive: Derive; readonly onSample?: SampleOptions['onSample'] };
type ReadOptions = Parameters<ZipService['read']>[1];

const spawn = (): Worker =>
	new Worker(new URL('../../workers/zip.worker.ts', import.meta.url), { type: 'module' });

const nothing: Derive = () => Promise.resolve(null);

export class ZipClient implements ZipService {
	readonly #host: WorkerHost<ZipWorker>;
	readonly #catalog: Pick<CatalogClient, 'planZip' | 'lendZip' | 'importZip'>;

	constructor(
		catalog: Pick<CatalogClient, 'planZip' | 'lendZip' | 'importZip'>,
		options: ClientHostOptions = {}
	) {
		this.#catalog = catalog;
		this.#host = new WorkerHost<ZipWorker>({ spawn, ...options });
	}

	plan(wish: ZipWish, { samples = [] }: PlanOptions = {}): Promise<ZipPlan> {
		return this.#catalog.planZip(wish, { samples }, { key: 'plan-zip' });
	}

	sample(wish: ZipWish, derive: Derive, { known, onSample, signal }: SampleOptions): Promise<void> {
		const page = { derive, onSample };
		return this.#lent(wish, page, signal, (ports, inner) => {
			const input = transfer({ wish, ports }, portsIn(ports));
			return this.#host.call('sample', input, { known }, { signal: inner });
		}).finished;
	}

	write(wish: ZipWish, sink: ZipSink, options: WriteOptions = {}): ZipRun {
		const { signal, onProgress, derive = nothing, resume } = options;
		const report: OnProgress = ({ zip }) => {
			if (zip) onProgress?.(zip);
		};
		const { finished, send } = this.#lent(wish, { derive }, signal, (ports, inner) => {
			const input = transfer({ wish, sink, ports }, portsIn(ports));
			const call = { signal: inner, onProgress: report };
			return this.#host.call('write', input, { resume: resume ?? null }, call);
		});
		return {
			finished: finished satisfies Promise<ZipOutcome>,
			pause: () => send('pause'),
			resume: () => send('resume'),
			stop: () => send('stop')
		};
	}

	unfinished(): Promise<readonly UnfinishedZip[]> {
		return this.#host.call('unfinished', null, {});
	}

	discard(name: string): Promise<void> {
		return this.#host.call('discard', name, {});
	}

	read(file: Blob, { signal, onProgress }: ReadOptions = {}): Promise<ImportSummary> {
		return this.#catalog.importZip(file, { signal, onProgress });
	}

	/** Tries again after `WorkerDiedRepeatedlyError`. */
	reset(): void {
		this.#host.reset();
	}

	dispose(): void {
		this.#host.dispose();
	}

	/** Runs a call of the zip worker with ports to the catalog's worker and to this page. */
	#lent<T>(
		wish: ZipWish,
		{ derive, onSample }: Served,
		signal: AbortSignal | undefined,
		call: (ports: ZipPorts, signal: AbortSignal) => Promise<T>
	): { readonly finished: Promise<T>; readonly send: (command: ZipCommand) => void } {
		const [source, page, commands] = [
			new MessageChannel(),
			new MessageChannel(),
			new MessageChannel()
		];
		const served: ZipPage = {
			async derive(request, own) {
				try {
					return await derive(request, own);
				} finally {
					releaseWire(own);
				}
			},
			sampled: (sample) => onSample?.(sample)
		};
		expose(served, page.port1);
		const run = async (): Promise<T> => {
			const failing = new AbortController();
			const lending = new AbortController();
			// Without the catalog's worker the other would wait for ever.
			this.#catalog
				.lendZip({ wish, port: source.port1 }, { signal: lending.signal })
				.catch((error: unknown) => failing.abort(error));
			const inner = signal ? AbortSignal.any([signal, failing.signal]) : failing.signal;
			const ports = { source: source.port2, page: page.port2, commands: commands.port2 };
			try {
				return await call(ports, inner);
			} finally {
				lending.abort();
				page.port1.close();
				commands.port1.close();
			}
		};
		return { finished: run(), send: (command) => commands.port1.postMessage(command) };
	}
}

const portsIn = ({ source, page, commands }: ZipPorts): Transferable[] => [source, page, commands];
