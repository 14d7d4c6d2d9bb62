/** Which paths of a zip are taken, where systems differ in what they tell apart. */

import { keyOf } from '../file-names';

const encoder = new TextEncoder();
const NOT_ASCII = 0x7f;
const PRIME = 0x01000193;
const OFFSET = 0x811c9dc5;

/** FNV-1a, without a finish: it can be extended. @param state of what comes before */
function hashText(text: string, state: number): number {
	let hash = state;
	for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
	return hash >>> 0;
}

/** The hash of a path as no system tells it from another, and its bytes in UTF-8. */
export function hashPath(path: string): { readonly state: number; readonly bytes: number } {
	let hash = OFFSET;
	for (let i = 0; i < path.length; i += 1) {
		const code = path.charCodeAt(i);
		if (code >= NOT_ASCII) {
			return { state: hashText(keyOf(path), OFFSET), bytes: encoder.encode(path).length };
		}
		hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), PRIME);
	}
	return { state: hash >>> 0, bytes: path.length };
}

/** The hash of a path with an ending of digits and signs. */
export const extendHash = (state: number, ending: string): number => hashText(ending, state);

/** As MurmurHash3 finishes. */
function mix(hash: number): number {
	const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return (mixed ^ (mixed >>> 13)) >>> 0;
}

const isSame = (a: string, b: string): boolean => a === b || keyOf(a) === keyOf(b);

/**
 * Tells whether a path was there before, but for the case of its letters. A table of hashes over the
 * paths themselves: a `Set` of lower-case copies takes three times as long.
 */
export class TakenPaths {
	/** Position in `paths` + 1 in each used slot. */
	readonly #slots: Uint32Array;
	readonly #hashes: Uint32Array;
	readonly #paths: readonly string[];

	/** @param paths what is taken; it grows by the caller */
	constructor(most: number, paths: readonly string[]) {
		const slots = 2 ** Math.ceil(Math.log2(2 * most + 2));
		this.#slots = new Uint32Array(slots);
		this.#hashes = new Uint32Array(slots);
		this.#paths = paths;
	}

	/**
	 * Takes the place for the path that is next put into `paths`.
	 *
	 * @param state of the path's hash
	 * @returns -1; where it is taken, the position of the path that has it
	 */
	take(state: number, path: string): number {
		const hash = mix(state);
		const mask = this.#slots.length - 1;
		for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
			const held = this.#slots[slot] ?? 0;
			if (held === 0) {
				this.#slots[slot] = this.#paths.length + 1;
				this.#hashes[slot] = hash;
				return -1;
			}
			if (this.#hashes[slot] === hash && isSame(this.#paths[held - 1] ?? '', path)) return held - 1;
		}
	}
}
