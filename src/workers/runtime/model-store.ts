/** Hands out the verified files of a model: from the browser's storage, else from this origin. */

import type { ModelEntry, ModelFile, ModelManifest } from '../../lib/vision/models';
import { download, type Fetch } from './download';
import { browserModelCache, type ModelCache } from './model-cache';
import { ModelChecksumError } from './model-errors';
import { loadManifest } from './model-manifest';
import { sha256 } from './sha256';

type OnBytes = (done: number, total: number) => void;

export type ModelStore = {
	/** Network first; what an older manifest named is swept from the storage. */
	readonly manifest: (url: string, signal: AbortSignal) => Promise<ModelManifest>;
	/**
	 * The files of a model in the manifest's order, each of the SHA-256 it names.
	 * @throws ModelDownloadError, ModelChecksumError
	 */
	readonly files: (
		entry: ModelEntry,
		manifestUrl: string,
		signal: AbortSignal,
		onBytes?: OnBytes
	) => Promise<readonly Uint8Array<ArrayBuffer>[]>;
};

/** The hash is part of the address, so that no cache on the way can answer with older weights. */
export function fileUrl({ file, sha256: hash }: ModelFile, manifestUrl: string): string {
	const url = new URL(file, manifestUrl);
	url.searchParams.set('sha256', hash);
	return url.href;
}

export function createModelStore({
	fetch = (url, init) => globalThis.fetch(url, init),
	cache = browserModelCache
}: { readonly fetch?: Fetch; readonly cache?: ModelCache } = {}): ModelStore {
	/** Files the browser would not keep, by SHA-256, so that they are fetched once a session. */
	const unkept = new Map<string, Uint8Array<ArrayBuffer>>();

	async function stored(url: string, file: ModelFile): Promise<Uint8Array<ArrayBuffer> | null> {
		const bytes = unkept.get(file.sha256) ?? (await cache.read(url));
		if (!bytes || (await sha256(bytes)) === file.sha256) return bytes;
		await cache.remove(url);
		return null;
	}

	async function fetched(
		url: string,
		file: ModelFile,
		signal: AbortSignal,
		onBytes: (done: number) => void
	): Promise<Uint8Array<ArrayBuffer>> {
		const options = { name: file.file, fetch, signal, cache: 'no-store' } as const;
		const bytes = await download(url, file.bytes, options, onBytes);
		if ((await sha256(bytes)) !== file.sha256) {
			throw new ModelChecksumError(`${file.file}: the SHA-256 is not the manifest's`);
		}
		if (!(await cache.write(url, bytes))) unkept.set(file.sha256, bytes);
		return bytes;
	}

	async function sweep(manifest: ModelManifest, manifestUrl: string): Promise<void> {
		const named = new Set(
			manifest.models.flatMap((entry) => entry.files.map((file) => fileUrl(file, manifestUrl)))
		);
		for (const url of await cache.urls()) {
			if (url.includes('?sha256=') && !named.has(url)) await cache.remove(url);
		}
	}

	return {
		async manifest(url, signal) {
			const manifest = await loadManifest(url, { fetch, cache }, signal);
			await sweep(manifest, url);
			return manifest;
		},

		async files(entry, manifestUrl, signal, onBytes) {
			const total = entry.files.reduce((sum, file) => sum + file.bytes, 0);
			const files: Uint8Array<ArrayBuffer>[] = [];
			let before = 0;
			for (const file of entry.files) {
				signal.throwIfAborted();
				const url = fileUrl(file, manifestUrl);
				const bytes =
					(await stored(url, file)) ??
					(await fetched(url, file, signal, (done) => onBytes?.(before + done, total)));
				files.push(bytes);
				before += file.bytes;
				onBytes?.(before, total);
			}
			return files;
		}
	};
}
