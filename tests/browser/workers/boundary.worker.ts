/** Behaves well or badly on demand, to see what the page makes of it. */

import type { Method, NoOptions } from '../../../src/workers/contract';
import { messageTurn } from '../../../src/workers/message-turn';
import { serve } from '../../../src/workers/serve';

/**
 * `answer`: at once · `soft`: takes a message turn between stages · `busy`: never lets go of the
 * thread · `crash`: an error that nobody catches · `late`: reports progress after it has answered.
 */
export type Behaviour = 'answer' | 'soft' | 'busy' | 'crash' | 'late';

export interface BoundaryTestWorker {
	work: Method<Behaviour, NoOptions, number>;
	/** The size of a bitmap that was moved here. */
	take: Method<ImageBitmap, NoOptions, { readonly widthPx: number }>;
	/** Abort reasons heard so far. */
	heard: Method<null, NoOptions, readonly string[]>;
}

const bornAt = performance.timeOrigin;
const heard: string[] = [];

const api: BoundaryTestWorker = {
	async work(behaviour, _options, signal, onProgress) {
		onProgress({ stage: 'parse', done: 0, total: 100 });
		if (behaviour === 'busy') for (;;);
		if (behaviour === 'crash') {
			setTimeout(() => {
				throw new Error('nobody catches this');
			});
			await new Promise(() => undefined);
		}
		if (behaviour === 'late') {
			for (let i = 1; i < 20; i++) {
				setTimeout(() => onProgress({ stage: 'describe', done: i, total: 20 }), i);
			}
		}
		for (let done = 1; behaviour === 'soft'; done++) {
			await messageTurn();
			if (signal.aborted) heard.push((signal.reason as Error).name);
			signal.throwIfAborted();
			onProgress({ stage: 'parse', done, total: 0 });
		}
		return bornAt;
	},

	async take(bitmap) {
		const widthPx = bitmap.width;
		bitmap.close();
		return { widthPx };
	},

	heard: async () => heard
};

serve<BoundaryTestWorker>(api);
