/** The catalog worker as the page sees it; its calls run side by side with the model jobs. */

import { transfer } from 'comlink';
import type { CatalogWorker } from '../../workers/contract';
import type { ClientHostOptions, JobOptions } from './job-options';
import { LatestWins } from './latest-wins';
import { WorkerHost } from './worker-host';

type CatalogJobOptions = Pick<JobOptions, 'signal' | 'onProgress' | 'key'>;
type Input<K extends keyof CatalogWorker> = Parameters<CatalogWorker[K]>[0];
type Options<K extends keyof CatalogWorker> = Parameters<CatalogWorker[K]>[1];
type Output<K extends keyof CatalogWorker> = ReturnType<CatalogWorker[K]>;

const spawn = (): Worker =>
	new Worker(new URL('../../workers/catalog.worker.ts', import.meta.url), { type: 'module' });

export class CatalogClient {
	readonly #host: WorkerHost<CatalogWorker>;
	readonly #latest = new LatestWins();

	constructor(options: ClientHostOptions = {}) {
		this.#host = new WorkerHost<CatalogWorker>({ spawn, ...options });
	}

	/** Opens the store; imports the shipped snapshot when it is not there yet. */
	open(location: Input<'open'>, job?: CatalogJobOptions): Output<'open'> {
		return this.#run(job, (call) => this.#host.call('open', location, {}, call));
	}

	importSnapshot(location: Input<'importSnapshot'>, job?: CatalogJobOptions): Output<'open'> {
		return this.#run(job, (call) => this.#host.call('importSnapshot', location, {}, call));
	}

	removeCollection(id: string, job?: CatalogJobOptions): Output<'removeCollection'> {
		return this.#run(job, (call) => this.#host.call('removeCollection', id, {}, call));
	}

	/** A collection's files and numbers, so that it can be added to or brought back. */
	copyCollection(id: string, job?: CatalogJobOptions): Output<'copyCollection'> {
		return this.#run(job, (call) => this.#host.call('copyCollection', id, {}, call));
	}

	/** What is stored now, whichever tab stored it. */
	summary(job?: CatalogJobOptions): Output<'summary'> {
		return this.#run(job, (call) => this.#host.call('summary', null, {}, call));
	}

	search(
		query: Input<'search'>,
		options: Options<'search'>,
		job?: CatalogJobOptions
	): Output<'search'> {
		return this.#run(job, (call) => this.#host.call('search', query, options, call));
	}

	/** A spread of items to look at before anything was searched. */
	sample(input: Input<'sample'>, job?: CatalogJobOptions): Output<'sample'> {
		return this.#run(job, (call) => this.#host.call('sample', input, {}, call));
	}

	/** Items by id, in the order asked; null where one is missing. */
	items(ids: Input<'items'>, job?: CatalogJobOptions): Output<'items'> {
		return this.#run(job, (call) => this.#host.call('items', ids, {}, call));
	}

	/** The items that pass a filter, in order, by number. */
	browse(
		filter: Input<'browse'>,
		options: Options<'browse'>,
		job?: CatalogJobOptions
	): Output<'browse'> {
		return this.#run(job, (call) => this.#host.call('browse', filter, options, call));
	}

	/** How many items each value of each facet would show. */
	facets(filter: Input<'facets'>, job?: CatalogJobOptions): Output<'facets'> {
		return this.#run(job, (call) => this.#host.call('facets', filter, {}, call));
	}

	/** Items by number, in the order asked; null where one is missing. */
	itemsAt(at: Input<'itemsAt'>, job?: CatalogJobOptions): Output<'itemsAt'> {
		return this.#run(job, (call) => this.#host.call('itemsAt', at, {}, call));
	}

	idsAt(at: Input<'idsAt'>, job?: CatalogJobOptions): Output<'idsAt'> {
		return this.#run(job, (call) => this.#host.call('idsAt', at, {}, call));
	}

	/** Numbers by id, rising; ids of no item are passed over. */
	numbersOf(ids: readonly string[], job?: CatalogJobOptions): Output<'numbersOf'> {
		return this.#run(job, (call) => this.#host.call('numbersOf', ids, {}, call));
	}

	changeItems(
		at: Input<'changeItems'>,
		options: Options<'changeItems'>,
		job?: CatalogJobOptions
	): Output<'changeItems'> {
		return this.#run(job, (call) => this.#host.call('changeItems', at, options, call));
	}

	deleteItems(at: Input<'deleteItems'>, job?: CatalogJobOptions): Output<'deleteItems'> {
		return this.#run(job, (call) => this.#host.call('deleteItems', at, {}, call));
	}

	undoEdit(token: number, job?: CatalogJobOptions): Output<'undoEdit'> {
		return this.#run(job, (call) => this.#host.call('undoEdit', token, {}, call));
	}

	/** Stored pictures in the order asked; null where one is missing. */
	pictures(input: Input<'pictures'>, job?: CatalogJobOptions): Output<'pictures'> {
		return this.#run(job, (call) => this.#host.call('pictures', input, {}, call));
	}

	/** What a person made of the palettes of a photo, by the SHA-256 of its file. */
	palettes(photo: string, job?: CatalogJobOptions): Output<'palettes'> {
		return this.#run(job, (call) => this.#host.call('palettes', photo, {}, call));
	}

	keepPalette(record: Input<'keepPalette'>, job?: CatalogJobOptions): Output<'keepPalette'> {
		return this.#run(job, (call) => this.#host.call('keepPalette', record, {}, call));
	}

	dropPalette(key: Input<'dropPalette'>, job?: CatalogJobOptions): Output<'dropPalette'> {
		return this.#run(job, (call) => this.#host.call('dropPalette', key, {}, call));
	}

	/** The batch of the colours screen; null where nothing can be kept. */
	batch(job?: CatalogJobOptions): Output<'batch'> {
		return this.#run(job, (call) => this.#host.call('batch', null, {}, call));
	}

	batchPhoto(id: string, job?: CatalogJobOptions): Output<'batchPhoto'> {
		return this.#run(job, (call) => this.#host.call('batchPhoto', id, {}, call));
	}

	keepBatchEntry(
		input: Input<'keepBatchEntry'>,
		job?: CatalogJobOptions
	): Output<'keepBatchEntry'> {
		return this.#run(job, (call) => this.#host.call('keepBatchEntry', input, {}, call));
	}

	keepBatchSettings(
		settings: Input<'keepBatchSettings'>,
		job?: CatalogJobOptions
	): Output<'keepBatchSettings'> {
		return this.#run(job, (call) => this.#host.call('keepBatchSettings', settings, {}, call));
	}

	dropBatchEntries(ids: readonly string[], job?: CatalogJobOptions): Output<'dropBatchEntries'> {
		return this.#run(job, (call) => this.#host.call('dropBatchEntries', ids, {}, call));
	}

	/** What will come of a wish for a zip. */
	planZip(
		wish: Input<'planZip'>,
		options: Options<'planZip'>,
		job?: CatalogJobOptions
	): Output<'planZip'> {
		return this.#run(job, (call) => this.#host.call('planZip', wish, options, call));
	}

	/** Ends when the other side of the port lets go of what it was lent. */
	lendZip(input: Input<'lendZip'>, job?: CatalogJobOptions): Output<'lendZip'> {
		const moved = transfer(input, [input.port]);
		return this.#run(job, (call) => this.#host.call('lendZip', moved, {}, call));
	}

	importZip(file: Blob, job?: CatalogJobOptions): Output<'importZip'> {
		return this.#run(job, (call) => this.#host.call('importZip', file, {}, call));
	}

	/** Tries again after `WorkerDiedRepeatedlyError`. */
	reset(): void {
		this.#host.reset();
	}

	dispose(): void {
		this.#host.dispose();
	}

	async #run<T>(
		{ key, signal, onProgress }: CatalogJobOptions = {},
		work: (call: CatalogJobOptions) => Promise<T>
	): Promise<T> {
		const claim = this.#latest.claim(key, signal);
		try {
			return await work({ signal: claim.signal, onProgress });
		} finally {
			claim.release();
		}
	}
}
