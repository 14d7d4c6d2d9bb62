/** The app's catalog in a worker, as in use; a message is a step, the answer is what it measured. */

import { Catalog } from '../../../src/lib/catalog/catalog';
import type { SnapshotLocation } from '../../../src/lib/catalog/snapshot/source';
import { messageTurn } from '../../../src/workers/message-turn';
import type { StepRequest } from '../catalog-steps';

const catalog = new Catalog({ turn: messageTurn });
const { signal } = new AbortController();
const quiet = () => undefined;

const at = (baseUrl: string): SnapshotLocation => ({ kind: 'address', baseUrl });

/** The vector of some garment: which one makes no difference to the time. */
function someVector(): Float32Array {
	const vector = Float32Array.from({ length: 256 }, (_, i) => Math.sin(i * i));
	const length = Math.hypot(...vector);
	return vector.map((value) => value / length);
}

async function search(): Promise<readonly string[]> {
	const query = { vector: someVector(), colours: [], colourWeight: 0 };
	const filters = { categories: [], labels: [], collections: [] };
	const hits = await catalog.search({ ...query, ...filters }, 50);
	return hits.map(({ item }) => item.id);
}

function answer(request: StepRequest): Promise<unknown> {
	switch (request.step) {
		case 'import':
			return catalog.importSnapshot(at(request.baseUrl), signal, quiet);
		case 'open':
			return catalog.open(at(request.baseUrl), signal, quiet);
		case 'search':
			return search();
		case 'pictures':
			return catalog.pictures(request.ids, 'thumbnail');
	}
}

addEventListener('message', ({ data }: MessageEvent<StepRequest>) => {
	answer(data).then(
		(result) => postMessage(result),
		// Thrown anew outside of the promise, it reaches the page as the worker's error.
		(error: unknown) => reportError(error)
	);
});
