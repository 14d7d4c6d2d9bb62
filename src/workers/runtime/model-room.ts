/** Downloads, verifies and starts the models that a worker was asked for. */

import { modelFor, type ModelManifest } from '../../lib/vision/models';
import type { OnProgress, PrepareInput, PrepareOptions, RuntimeReport } from '../contract';
import type { ModelStore } from './model-store';
import { ModelNotReadyError } from './model-errors';
import type { Runtime } from './runtime';

export type ModelRoom = {
	readonly prepare: (
		input: PrepareInput,
		options: PrepareOptions,
		signal: AbortSignal,
		onProgress: OnProgress
	) => Promise<RuntimeReport>;
	/** @throws ModelNotReadyError before `prepare` */
	readonly manifest: () => ModelManifest;
};

/** Keeps a manifest and a runtime in step; nothing of a `prepare` that failed is kept. */
export function createModelRoom(runtime: Runtime, store: ModelStore): ModelRoom {
	let current: { readonly url: string; readonly manifest: ModelManifest } | null = null;

	return {
		async prepare({ manifestUrl, roles }, { backend }, signal, onProgress) {
			const manifest =
				current?.url === manifestUrl ? current.manifest : await store.manifest(manifestUrl, signal);
			const entries = roles.map((role) => modelFor(manifest, role));
			const report = await runtime.start(entries, {
				backend,
				signal,
				load: (entry, loadSignal) =>
					store.files(entry, manifestUrl, loadSignal, (done, total) =>
						onProgress({ stage: 'download-model', done, total })
					),
				onStarted: (done, total) => onProgress({ stage: 'start-model', done, total })
			});
			current = { url: manifestUrl, manifest };
			return report;
		},

		manifest() {
			if (!current) throw new ModelNotReadyError('no models were prepared');
			return current.manifest;
		}
	};
}
