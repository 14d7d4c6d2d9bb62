/** The engine's reader of real shops: the sources that browser and tests read pages by too. */

import { decodeText } from '../../../src/lib/catalog/collect/decode-text';
import { matchesTerm } from '../../../src/lib/catalog/collect/match-term';
import { mergeProducts } from '../../../src/lib/catalog/collect/merge-products';
import { readPage, SOURCES } from '../../../src/lib/catalog/collect/sources/sources';
import type { Reader } from './reader';

export const SHOP_READER: Reader = {
	sources: SOURCES,
	readPage(page) {
		const reading = readPage(page);
		return reading && { source: reading.source.id, findings: reading.findings };
	},
	decode: (bytes, contentType) => decodeText(bytes, contentType).text,
	matches: matchesTerm,
	merge: mergeProducts
};
