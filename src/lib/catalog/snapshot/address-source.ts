/** Reads a snapshot from an address of the app's own origin. */

import { SnapshotMissingFileError } from './snapshot-errors';
import type { SnapshotSource } from './source';

/** Static hosts answer a missing file with the app's page and status 200; no snapshot file is a page. */
const isPage = (response: Response): boolean =>
	response.headers.get('Content-Type')?.includes('text/html') ?? false;

/**
 * @param baseUrl the snapshot's folder; a relative one counts from the worker's or page's origin
 */
export function addressSource(baseUrl: string): SnapshotSource {
	const folder = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
	const origin = 'location' in globalThis ? globalThis.location.origin : undefined;
	return {
		async read(path, signal) {
			const url = new URL(path, new URL(folder, origin));
			let response: Response;
			try {
				// Shards keep their names from one snapshot to the next: a cached one must be asked after.
				response = await fetch(url, { signal, cache: 'no-cache' });
				if (response.ok && !isPage(response)) return new Uint8Array(await response.arrayBuffer());
			} catch (error) {
				signal.throwIfAborted();
				throw new SnapshotMissingFileError(`${path} could not be fetched`, { cause: error });
			}
			throw new SnapshotMissingFileError(
				`${path}: ${isPage(response) ? 'a page came instead' : `status ${response.status}`}`
			);
		}
	};
}
