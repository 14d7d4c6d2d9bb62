/** Which of the dropped pictures a name, a path or an address means. */

import { folderOf, nameOf, type FileAt } from './place';
import { stemOf } from './offers';

export type Match =
	| { readonly state: 'found'; readonly picture: FileAt }
	| { readonly state: 'ambiguous' }
	| { readonly state: 'missing' };

const MISSING: Match = { state: 'missing' };

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The path that an address or a person's words mean, in lower case; one `/` between folders. */
function pathOf(reference: string): string {
	const isWeb = /^(https?:)?\/\//i.test(reference);
	const bare = isWeb
		? reference.replace(/^(https?:)?\/\/[^/?#]*/i, '').split(/[?#]/)[0]
		: reference;
	return decoded(bare ?? '')
		.replaceAll('\\', '/')
		.replaceAll(/^[./]+/g, '')
		.normalize('NFC')
		.toLowerCase();
}

/** How many of the last parts of two paths are the same. */
function sharedEnd(a: string, b: string): number {
	const [left, right] = [a.split('/').reverse(), b.split('/').reverse()];
	let count = 0;
	while (count < left.length && count < right.length && left[count] === right[count]) count += 1;
	return count;
}

/** Browsers replace in file names what systems forbid in them. */
const asSaved = (name: string): string => name.replaceAll(/[<>:"|?*%\\]/g, '_');

export class PictureFinder {
	readonly #byAddress = new Map<string, FileAt>();
	readonly #byName = new Map<string, FileAt[]>();
	readonly #byStem = new Map<string, FileAt[]>();

	constructor(pictures: readonly FileAt[]) {
		for (const picture of pictures) {
			const path = pathOf(picture.path);
			if (/^https?:/i.test(picture.path)) this.#byAddress.set(picture.path, picture);
			put(this.#byName, nameOf(path), picture);
			put(this.#byStem, stemOf(path), picture);
		}
	}

	/**
	 * @param reference file name with or without ending, path, or address
	 * @param from path of the file that says it: pictures saved beside it are meant first
	 */
	find(reference: string, from = ''): Match {
		const same = this.#byAddress.get(reference);
		if (same) return { state: 'found', picture: same };
		const path = pathOf(reference);
		const name = nameOf(path);
		if (name === '') return MISSING;
		const named =
			this.#byName.get(name) ?? this.#byName.get(asSaved(name)) ?? this.#byStem.get(stemOf(name));
		if (!named) return MISSING;
		return chosen(named, path, from);
	}
}

function put(map: Map<string, FileAt[]>, key: string, picture: FileAt): void {
	const known = map.get(key);
	if (known) known.push(picture);
	else map.set(key, [picture]);
}

/** The one that shares most with the path asked for; then the one beside the file that asks. */
function chosen(named: readonly FileAt[], path: string, from: string): Match {
	const [only, second] = named;
	if (!only) return MISSING;
	if (!second) return { state: 'found', picture: only };
	const beside = from.replace(/\.\w+$/, '').toLowerCase();
	const here = folderOf(from).toLowerCase();
	const rankOf = (picture: FileAt): number => {
		const at = picture.path.normalize('NFC').toLowerCase();
		const isSaved = beside !== '' && /^[_.]/.test(at.slice(beside.length)) && at.startsWith(beside);
		const isNear = here !== '' && folderOf(at) === here;
		return sharedEnd(at, path) + (isSaved ? 0.6 : isNear ? 0.5 : 0);
	};
	const ranked = named
		.map((picture) => ({ picture, rank: rankOf(picture) }))
		.sort((a, b) => b.rank - a.rank);
	const [best, next] = ranked;
	if (!best || !next || best.rank === next.rank) return { state: 'ambiguous' };
	return { state: 'found', picture: best.picture };
}
