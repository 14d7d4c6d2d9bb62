/** The photos of the last searches, kept on this device alone, so that Back and an address bring them back. */

import { printOf } from './photo-print';

export type KeptPhoto = { readonly blob: Blob; readonly name: string };

/** What is needed of the browser's cache; a test gives a plain one. */
export type PhotoCache = Pick<Cache, 'put' | 'match' | 'keys' | 'delete'>;

const CACHE = 'otlens-searched-photos';
const MOST = 24;
const NAME_HEADER = 'X-Name';

const addressOf = (id: string): string => `/searched-photo/${id}`;

const openCache = async (): Promise<PhotoCache | null> => {
	try {
		return await caches.open(CACHE);
	} catch {
		// No secure context, or no storage: then an address brings nothing back, and nothing else is lost.
		return null;
	}
};

const photoOf = async (response: Response): Promise<KeptPhoto> => ({
	blob: await response.blob(),
	name: decodeURIComponent(response.headers.get(NAME_HEADER) ?? '')
});

export class KeptPhotos {
	readonly #open: () => Promise<PhotoCache | null>;

	constructor(open: () => Promise<PhotoCache | null> = openCache) {
		this.#open = open;
	}

	/** Keeps a photo, and drops the ones longest unused. @returns what it is found by; null where it cannot be kept */
	async keep({ blob, name }: KeptPhoto): Promise<string | null> {
		const id = await printOf(blob);
		const cache = await this.#open();
		if (id === null || !cache) return null;
		const headers = {
			'Content-Type': blob.type || 'application/octet-stream',
			[NAME_HEADER]: encodeURIComponent(name)
		};
		try {
			// Put anew, so that it is the youngest.
			await cache.delete(addressOf(id));
			await cache.put(addressOf(id), new Response(blob, { headers }));
			const keys = await cache.keys();
			for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) await cache.delete(key);
			return id;
		} catch {
			return null;
		}
	}

	/** Null where it was dropped, or comes from another device. */
	async find(id: string): Promise<KeptPhoto | null> {
		const cache = await this.#open();
		const response = await cache?.match(addressOf(id)).catch(() => undefined);
		return response ? photoOf(response) : null;
	}

	async count(): Promise<number> {
		return (await (await this.#open())?.keys())?.length ?? 0;
	}

	/** Forgets all of them. @returns them, oldest first, so that they can be kept again */
	async clear(): Promise<readonly KeptPhoto[]> {
		const cache = await this.#open();
		const forgotten: KeptPhoto[] = [];
		for (const key of (await cache?.keys()) ?? []) {
			const response = await cache?.match(key);
			if (response) forgotten.push(await photoOf(response));
			await cache?.delete(key);
		}
		return forgotten;
	}
}
