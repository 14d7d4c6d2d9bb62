/** The engine's reader of real shops: the sources that browser and tests read pages by too. */

import type { Reader } from './reader';

export const SHOP_READER: Reader = {
	sources: [],
	readPage: () => null,
	decode: (bytes) => new TextDecoder().decode(bytes),
	matches: () => true,
	merge: (first) => first
};
