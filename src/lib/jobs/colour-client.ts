/** The colour worker as the page sees it; it has no model and waits for none. */

import { transfer } from 'comlink';
import type { ColourPixels, ColourWorker } from '../../workers/contract';
import type { PixelBox } from '../vision/image/pixel-box';
import type { Mask } from '../vision/image/raster';
import { refuseAborted } from './job-errors';
import type { ClientHostOptions, JobOptions } from './job-options';
import { WorkerHost } from './worker-host';

/** Part of a photo that is shown; its bitmap stays the caller's. */
export type PhotoPart = {
	readonly preview: ImageBitmap;
	readonly place: PixelBox;
	/** Of the place's size; null: all of it. */
	readonly mask: Mask | null;
};

type ColourJobOptions = Pick<JobOptions, 'signal' | 'onProgress'>;
type Options<K extends keyof ColourWorker> = Parameters<ColourWorker[K]>[1];
type Output<K extends keyof ColourWorker> = ReturnType<ColourWorker[K]>;

const spawn = (): Worker =>
	new Worker(new URL('../../workers/colour.worker.ts', import.meta.url), { type: 'module' });

export class ColourClient {
	readonly #host: WorkerHost<ColourWorker>;

	constructor(options: ClientHostOptions = {}) {
		this.#host = new WorkerHost<ColourWorker>({ spawn, ...options });
	}

	/** The palette of the pixels with its evidence, and what another method makes of them. */
	study(part: PhotoPart, options: Options<'study'>, job: ColourJobOptions = {}): Output<'study'> {
		return withPixels(part, job, (pixels) => this.#host.call('study', pixels, options, job));
	}

	/** Which colour each pixel of the part is. */
	map(part: PhotoPart, options: Options<'map'>, job: ColourJobOptions = {}): Output<'map'> {
		return withPixels(part, job, (pixels) => this.#host.call('map', pixels, options, job));
	}

	/** The two colours that one of them falls into. */
	split(part: PhotoPart, options: Options<'split'>, job: ColourJobOptions = {}): Output<'split'> {
		return withPixels(part, job, (pixels) => this.#host.call('split', pixels, options, job));
	}

	/** Tries again after `WorkerDiedRepeatedlyError`. */
	reset(): void {
		this.#host.reset();
	}
}

async function withPixels<T>(
	{ preview, place, mask }: PhotoPart,
	{ signal }: ColourJobOptions,
	work: (pixels: ColourPixels) => Promise<T>
): Promise<T> {
	if (signal) refuseAborted(signal);
	const { xPx, yPx, widthPx, heightPx } = place;
	const bitmap = await createImageBitmap(preview, xPx, yPx, widthPx, heightPx);
	try {
		return await work(transfer({ bitmap, mask }, [bitmap]));
	} finally {
		// Closes nothing once the worker has it.
		bitmap.close();
	}
}
