/** The browser's storage for model files, under addresses that carry their SHA-256. */

const BUCKET = 'otlens-models';

/** A cache that may be missing, full or forbidden: whatever fails reads as "not there". */
export type ModelCache = {
	readonly read: (url: string) => Promise<Uint8Array<ArrayBuffer> | null>;
	/** False when the browser would not keep it: storage full, private window. */
	readonly write: (url: string, bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;
	readonly remove: (url: string) => Promise<void>;
	readonly urls: () => Promise<readonly string[]>;
};

async function attempt<T>(work: (cache: Cache) => Promise<T>, otherwise: T): Promise<T> {
	try {
		return await work(await caches.open(BUCKET));
	} catch {
		return otherwise;
	}
}

export const browserModelCache: ModelCache = {
	read: (url) =>
		attempt(async (cache) => {
			const response = await cache.match(url);
			return response ? new Uint8Array(await response.arrayBuffer()) : null;
		}, null),

	write: (url, bytes) =>
		attempt(async (cache) => {
			const headers = { 'Content-Type': 'application/octet-stream' };
			await cache.put(url, new Response(bytes, { headers }));
			return true;
		}, false),

	remove: (url) =>
		attempt(async (cache) => {
			await cache.delete(url);
		}, undefined),

	urls: () => attempt(async (cache) => (await cache.keys()).map((key) => key.url), [])
};
