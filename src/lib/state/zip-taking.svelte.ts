/** A zip of items on its way into the catalog, one at a time. */

import type { ImportSummary, ZipService } from '$lib/export/zip/wish';
import { failureOf, isAbort, type Failure } from './failure';

export type TakingStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'importing'; readonly done: number; readonly total: number }
	| { readonly state: 'done'; readonly summary: ImportSummary }
	| { readonly state: 'failed'; readonly failure: Failure };

export class ZipTaking {
	#status = $state.raw<TakingStatus>({ state: 'idle' });
	#controller: AbortController | null = null;
	readonly #service: Pick<ZipService, 'read'>;
	readonly #onTaken: () => void;

	/** @param onTaken the catalog has more items than before */
	constructor(service: Pick<ZipService, 'read'>, onTaken: () => void) {
		this.#service = service;
		this.#onTaken = onTaken;
	}

	get status(): TakingStatus {
		return this.#status;
	}

	/** Takes a zip in; all of it or, after an error or an abort, nothing. */
	async take(file: Blob): Promise<void> {
		this.cancel();
		const controller = new AbortController();
		this.#controller = controller;
		const isCurrent = () => this.#controller === controller;
		this.#status = { state: 'importing', done: 0, total: 0 };
		try {
			const summary = await this.#service.read(file, {
				signal: controller.signal,
				onProgress: (progress) => {
					if (isCurrent()) this.#status = { state: 'importing', ...progress };
				}
			});
			this.#onTaken();
			if (isCurrent()) this.#status = { state: 'done', summary };
		} catch (error) {
			if (!isCurrent()) return;
			this.#status = isAbort(error)
				? { state: 'idle' }
				: { state: 'failed', failure: failureOf(error) };
		} finally {
			if (isCurrent()) this.#controller = null;
		}
	}

	cancel(): void {
		this.#controller?.abort();
		this.#controller = null;
		this.#status = { state: 'idle' };
	}
}
