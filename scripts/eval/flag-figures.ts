/** How well the flags of a palette agree with what is known of the garments. */

import {
	PATTERN_FLAGS,
	type PaletteFlags,
	type PatternFlag
} from '../../src/lib/vision/colour/flags';
import { Confusion } from './confusion';
import { round4 } from './measure';

/** Counts flags against the truth; a truth that is left out is not asked for. */
export class FlagTally {
	readonly #pattern = new Confusion(PATTERN_FLAGS.length);
	readonly #multicolour = new Confusion(2);

	add(flags: PaletteFlags, truth: Partial<PaletteFlags>): void {
		if (truth.pattern !== undefined) {
			this.#pattern.add(PATTERN_FLAGS.indexOf(truth.pattern), PATTERN_FLAGS.indexOf(flags.pattern));
		}
		if (truth.multicolour !== undefined) {
			this.#multicolour.add(Number(truth.multicolour), Number(flags.multicolour));
		}
	}

	/** F1 and number of each flag that occurs, and `accuracy` over the patterns. */
	result() {
		const figuresOf = (confusion: Confusion, index: number) => {
			const f1 = confusion.f1(index);
			return f1 === undefined ? undefined : { f1: round4(f1), n: confusion.truths(index) };
		};
		const patterns = PATTERN_FLAGS.map((flag, i) => [flag, figuresOf(this.#pattern, i)] as const);
		return {
			...(Object.fromEntries(patterns) as Record<
				PatternFlag,
				{ readonly f1: number; readonly n: number } | undefined
			>),
			multicolour: figuresOf(this.#multicolour, 1),
			accuracy: round4(this.#pattern.accuracy())
		};
	}
}
