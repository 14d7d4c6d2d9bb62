/** Items on their way into a zip, one zip at a time. */

import type { ProgressReport } from '../../workers/contract';
import { failureOf, isAbort, type Failure } from './failure';
import type { CatalogService, ZipDone, ZipOptions } from './services';

export type ZipStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'zipping'; readonly progress: ProgressReport | null }
	| { readonly state: 'done'; readonly summary: ZipDone }
	| { readonly state: 'failed'; readonly failure: Failure };

export class ZipJob {
	#status = $state.raw<ZipStatus>({ state: 'idle' });
	#controller: AbortController | null = null;
	readonly #catalog: Pick<CatalogService, 'zip'>;
	readonly #save: (file: Blob, name: string) => void;

	constructor(catalog: Pick<CatalogService, 'zip'>, save: (file: Blob, name: string) => void) {
		this.#catalog = catalog;
		this.#save = save;
	}

	get status(): ZipStatus {
		return this.#status;
	}

	/**
	 * Packs the items and hands the file to the browser.
	 * @param ids the items, or how they are asked for
	 */
	async start(
		ids: readonly string[] | (() => Promise<readonly string[]>),
		options: ZipOptions
	): Promise<void> {
		this.cancel();
		const controller = new AbortController();
		this.#controller = controller;
		const current = () => this.#controller === controller;
		this.#status = { state: 'zipping', progress: null };
		try {
			const wish = { ids: typeof ids === 'function' ? await ids() : ids };
			const { file, summary } = await this.#catalog.zip(wish, options, {
				signal: controller.signal,
				onProgress: (progress) => {
					if (current()) this.#status = { state: 'zipping', progress };
				}
			});
			if (!current()) return;
			this.#save(file, 'otlens.zip');
			this.#status = { state: 'done', summary };
		} catch (error) {
			if (!current()) return;
			this.#status = isAbort(error)
				? { state: 'idle' }
				: { state: 'failed', failure: failureOf(error) };
		} finally {
			if (current()) this.#controller = null;
		}
	}

	cancel(): void {
		this.#controller?.abort();
		this.#controller = null;
		this.#status = { state: 'idle' };
	}

	/** What was said of a finished zip is out of date. */
	forget(): void {
		if (this.#status.state !== 'zipping') this.#status = { state: 'idle' };
	}
}
