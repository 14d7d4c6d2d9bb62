/** Finds items by the words of their names, in Korean and English. */

import type { ItemColumns } from '../columns/item-columns';
import { inAll, inAny } from '../facets/join-bitmaps';
import { bitmapWhere, emptyBitmap, type Bitmap } from '../search/bitmap';
import { WordMatcher } from './match-words';
import { readVocabulary, type Vocabulary } from './vocabulary';

const WORD = /[\p{L}\p{N}']+/gu;

type Ready = { readonly vocabulary: Vocabulary; readonly matcher: WordMatcher };

export class TextFinder {
	readonly #columns: Pick<ItemColumns, 'names' | 'count'>;
	/** Made at the first search: many a person never searches by name. */
	#ready: Ready | null = null;

	constructor(columns: Pick<ItemColumns, 'names' | 'count'>) {
		this.#columns = columns;
	}

	/** Items that have every one of the typed words in their names; all where no word was typed. */
	find(words: string): Bitmap {
		const typed = words.normalize('NFC').match(WORD) ?? [];
		return inAll(
			this.#columns.count,
			typed.map((word) => this.#findWord(word))
		);
	}

	#findWord(word: string): Bitmap {
		const { vocabulary, matcher } = this.#prepare();
		const ways = matcher.match(word).map((lists) =>
			inAll(
				this.#columns.count,
				lists.map((codes) => this.#withAny(vocabulary, codes))
			)
		);
		return ways.length === 0 ? emptyBitmap(this.#columns.count) : inAny(this.#columns.count, ways);
	}

	#withAny({ words, codes, starts }: Vocabulary, wanted: readonly number[]): Bitmap {
		const isWanted = new Uint8Array(words.length);
		for (const code of wanted) isWanted[code] = 1;
		return bitmapWhere(this.#columns.count, (item) => {
			const end = starts[item + 1] ?? 0;
			for (let at = starts[item] ?? 0; at < end; at += 1) {
				if (isWanted[codes[at] ?? 0]) return true;
			}
			return false;
		});
	}

	#prepare(): Ready {
		if (!this.#ready) {
			const vocabulary = readVocabulary(this.#columns.names, this.#columns.count);
			this.#ready = { vocabulary, matcher: new WordMatcher(vocabulary.words) };
		}
		return this.#ready;
	}
}
