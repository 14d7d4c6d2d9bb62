/** Reads the model manifest: from the network, or as it was last seen when there is none. */

import { readModelManifest, type ModelManifest } from '../../lib/vision/models';
import { request, type Fetch } from './download';
import type { ModelCache } from './model-cache';
import { ModelDownloadError } from './model-errors';

/** How long a network that may be a dead one is waited for when a stored manifest is at hand. */
const PATIENCE_MS = 4000;

async function fromNetwork(
	url: string,
	fetch: Fetch,
	signal: AbortSignal
): Promise<Uint8Array<ArrayBuffer>> {
	const options = { name: 'manifest.json', fetch, signal, cache: 'no-cache' } as const;
	const response = await request(url, options);
	return new Uint8Array(await response.arrayBuffer());
}

function parse(bytes: Uint8Array): ModelManifest {
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder().decode(bytes));
	} catch (error) {
		throw new ModelDownloadError('manifest.json: not JSON', { cause: error });
	}
	return readModelManifest(value);
}

/**
 * @param url absolute address of `manifest.json`
 * @throws ModelDownloadError when neither the network nor the store has it
 * @throws ModelManifestError when its shape is not the expected one
 */
export async function loadManifest(
	url: string,
	{ fetch, cache }: { readonly fetch: Fetch; readonly cache: ModelCache },
	signal: AbortSignal
): Promise<ModelManifest> {
	const stored = await cache.read(url);
	const patience = stored ? AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) : signal;
	try {
		const bytes = await fromNetwork(url, fetch, patience);
		const manifest = parse(bytes);
		await cache.write(url, bytes);
		return manifest;
	} catch (error) {
		signal.throwIfAborted();
		if (!stored) throw error;
		return parse(stored);
	}
}
