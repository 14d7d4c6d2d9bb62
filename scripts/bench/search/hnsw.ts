/** The peer: a graph of hnswlib in WebAssembly, with the settings that its own documents use. */

import { loadHnswlib } from 'hnswlib-wasm';

/** Links an item, candidates while building, candidates while searching for 50. */
const LINKS = 16;
const BUILD_WIDTH = 200;
const SEARCH_WIDTH = 100;
const DIMS = 256;
const AT_ONCE = 500;

export type Graph = {
	readonly bytes: number;
	find(vector: Float32Array, limit: number): Uint32Array;
};

/** @param vectorOf unit vector [256] of item n */
export async function buildGraph(
	count: number,
	vectorOf: (n: number) => Float32Array
): Promise<{ graph: Graph; ms: number }> {
	const memories = watchMemories();
	const { HierarchicalNSW } = await loadHnswlib();
	const graph = new HierarchicalNSW('ip', DIMS, '');
	graph.initIndex(count, LINKS, BUILD_WIDTH, 100);
	graph.setEfSearch(SEARCH_WIDTH);
	let ms = 0;
	for (let from = 0; from < count; from += AT_ONCE) {
		const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) =>
			vectorOf(from + i)
		);
		// Drawing the vectors is not the graph's work.
		const started = performance.now();
		graph.addItems(some, false);
		ms += performance.now() - started;
	}
	return {
		ms,
		graph: {
			bytes: memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
			find: (vector, limit) => Uint32Array.from(graph.searchKnn(vector, limit, undefined).neighbors)
		}
	};
}

/** The memories of all modules that are made from now on. */
function watchMemories(): WebAssembly.Memory[] {
	const memories: WebAssembly.Memory[] = [];
	for (const name of ['instantiate', 'instantiateStreaming'] as const) {
		const original = WebAssembly[name].bind(WebAssembly) as (
			...given: unknown[]
		) => Promise<WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource>;
		const watched = async (...given: unknown[]) => {
			const made = await original(...given);
			const { exports } = 'instance' in made ? made.instance : made;
			for (const value of Object.values(exports)) {
				if (value instanceof WebAssembly.Memory) memories.push(value);
			}
			return made;
		};
		Object.assign(WebAssembly, { [name]: watched });
	}
	return memories;
}
