/** What items are filtered, counted and sorted by: one typed array a column, so that 150,000 fit in a few megabytes. */

import type { Attribute } from '../../vision/embed/attributes';
import type { Palettes } from '../search/palettes';

/** A column of few different texts: item i has `values[codes[i]]`. */
export type Words = {
	/** [n] */
	readonly codes: Uint16Array;
	/** Entry 0 is '' (not known). */
	readonly values: readonly string[];
};

/** A text an item, as one run of UTF-8: item i's is `bytes[starts[i] … starts[i + 1]]`. */
export type Texts = {
	readonly bytes: Uint8Array;
	/** [n + 1] */
	readonly starts: Uint32Array;
};

export type ItemColumns = {
	readonly count: number;
	/** `<collection>/<number>` */
	readonly ids: Texts;
	/** Names in all languages, lines separated by \n. */
	readonly names: Texts;
	/** [n] position in `CATEGORIES`. */
	readonly category: Uint8Array;
	/** [n] position in `KINDS` + 1; 0: none. */
	readonly kind: Uint8Array;
	/** [n] bit i: a colour of at least a tenth of the garment has the label `LABELS32[i]`. */
	readonly labels: Uint32Array;
	/** [n] the same, counting the runners-up of those colours too. */
	readonly nearLabels: Uint32Array;
	/** [n] each: position in `ATTRIBUTE_VALUES[attribute]` + 1; 0: not known. */
	readonly attributes: Readonly<Record<Attribute, Uint8Array>>;
	/** [n] 0: not known, 1: worn by a model, 2: not. */
	readonly hasModel: Uint8Array;
	/** [n] position in `BODY_POSES` + 1, in `FRAMINGS` + 1; 0: not known. */
	readonly pose: Uint8Array;
	readonly framing: Uint8Array;
	/** [n] in the currency's own unit; NaN: not known. */
	readonly price: Float32Array;
	readonly currency: Words;
	/** [n] days since 1970-01-01 on which it was collected; 0: not known. */
	readonly day: Uint16Array;
	readonly shop: Words;
	readonly project: Words;
	readonly palettes: Palettes;
};
