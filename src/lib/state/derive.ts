/** What is made of catalog items while they are packed, by the workers that analyse photos. */

import type { Derive } from '$lib/export/zip/wish';
import { REFUSALS } from '$lib/vision/image/photo-errors';
import { failureOf } from './failure';
import type { RuntimeState } from './runtime-state.svelte';
import type { PhotoService } from './services';

/** A photo that cannot be worked on fails its item alone; a model that cannot, all of them. */
export function createDerive(
	photos: Pick<PhotoService, 'derive'>,
	runtime: Pick<RuntimeState, 'ready'>
): Derive {
	return async (request, signal) => {
		await runtime.ready(signal);
		try {
			return await photos.derive(request, { signal, priority: 'background' });
		} catch (error) {
			if (REFUSALS.has(failureOf(error).name)) return null;
			throw error;
		}
	};
}
