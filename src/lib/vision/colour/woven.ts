/** The colours of a woven check: which pixels are whose, where most of them show two threads at once. */

import type { ColourPoints } from './histogram';
import { mixed } from './mixtures';
import { shareOut, type SharedOut } from './share-out';
import { oklabFromRgb, type Oklab, type Rgb } from './spaces';

/** A dye owns the mixtures in which it is the larger part. */
const LARGER_PARTS = [1 / 8, 2 / 8, 3 / 8];
/** With more of the cloth to itself than this, what was found among the threads is a ground as others are. */
const GROUND = 0.15;
/** A thread with less of the cloth than this is none that anyone sees. */
const LEAST = 0.005;

type Toned = { readonly rgb: Rgb; readonly oklab: Oklab };

/**
 * Shares the points out among dyes and threads.
 *
 * A mixture of two grounds may have the very look of a thread of a third colour, so each ground owns
 * its half of the mixtures with every other one, and a thread what is nearest to its own tone alone.
 *
 * @param grounds at least one
 */
export function shareWoven<T extends Toned>(
	grounds: readonly T[],
	threads: readonly T[],
	points: ColourPoints
): SharedOut<T & { readonly seeds: readonly Oklab[] }> {
	const seedsOf = (ground: T) => [
		ground.oklab,
		...grounds
			.filter((other) => other !== ground)
			.flatMap(({ rgb }) =>
				LARGER_PARTS.map((part) => oklabFromRgb(mixed(ground.rgb, rgb, part, 1)))
			)
	];
	const colours = [
		...grounds.map((ground) => ({ ...ground, seeds: seedsOf(ground) })),
		...threads.map((thread) => ({ ...thread, seeds: [thread.oklab] }))
	];
	const shared = shareOut(colours, points, 0);
	const shareOf = ({ oklab }: T): number =>
		shared.colours.find((colour) => colour.oklab === oklab)?.share ?? 0;
	const ground = threads.find((thread) => shareOf(thread) >= GROUND);
	if (ground) {
		const others = threads.filter((thread) => thread !== ground);
		return shareWoven([...grounds, ground], others, points);
	}
	const seen = threads.filter((thread) => shareOf(thread) >= LEAST);
	return seen.length === threads.length ? shared : shareWoven(grounds, seen, points);
}
