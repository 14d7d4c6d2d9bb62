/** The models that ship with the app, as their manifest lists them. */

import { ModelManifestError, readModelManifest, type ModelEntry } from '$lib/vision/models';
import { failureOf, type Failure } from './failure';

export type ModelListStatus =
	| { readonly state: 'loading' }
	| { readonly state: 'ready'; readonly models: readonly ModelEntry[] }
	| { readonly state: 'failed'; readonly failure: Failure };

export class ModelList {
	#status = $state.raw<ModelListStatus>({ state: 'loading' });
	readonly #url: string;
	readonly #fetch: typeof fetch;

	constructor(url: string, fetchFile: typeof fetch) {
		this.#url = url;
		this.#fetch = fetchFile;
	}

	get status(): ModelListStatus {
		return this.#status;
	}

	/** Address of a file the manifest names relative to itself. */
	address(file: string): string {
		return this.#url.replace(/[^/]*$/, file);
	}

	/** All there are, loaded where they were not; none where they cannot be. */
	async all(): Promise<readonly ModelEntry[]> {
		if (this.#status.state !== 'ready') await this.load();
		return this.#status.state === 'ready' ? this.#status.models : [];
	}

	async load(): Promise<void> {
		this.#status = { state: 'loading' };
		try {
			const response = await this.#fetch(this.#url);
			// A static host may answer a missing file with the app's own page.
			const manifest = readModelManifest(await response.json().catch(notJson));
			this.#status = { state: 'ready', models: manifest.models };
		} catch (error) {
			this.#status = { state: 'failed', failure: failureOf(error) };
		}
	}
}

function notJson(): never {
	throw new ModelManifestError('The model manifest is not JSON.');
}
