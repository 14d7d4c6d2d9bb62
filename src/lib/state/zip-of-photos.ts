/** Photos of some items as a zip in memory. */

import { plainWish } from '$lib/export/zip/wish';
import type { ZipService } from '../../workers/contract';
import type { CatalogService } from './services';

export const zipOfPhotos =
	(zips: Pick<ZipService, 'write'>): CatalogService['zip'] =>
	async ({ ids }, { language }, { signal, onProgress } = {}) => {
		const run = zips.write(
			plainWish({ kind: 'ids', ids }, language),
			{ kind: 'memory' },
			{
				signal,
				onProgress: ({ done, total }) => onProgress?.({ stage: 'zip', done, total })
			}
		);
		const outcome = await run.finished;
		if (outcome.state === 'written' && outcome.file) return { ...outcome, file: outcome.file };
		throw new DOMException('The zip was stopped.', 'AbortError');
	};
