/** The total of something that was measured of a few items, with how far off it may be. */

export type Estimate = {
	readonly bytes: number;
	/** Standard error of `bytes`, a little more for few items: twice it is the margin. */
	readonly error: number;
};

/** Of one item: what is known of all, and what was made. */
export type Made = { readonly photoBytes: number; readonly bytes: number };

export type Population = { readonly count: number; readonly photoBytes: number };

/** Fewer do not tell a line from chance. */
const LEAST_FOR_LINE = 16;

const sumOf = (values: readonly number[]): number =>
	values.reduce((total, value) => total + value, 0);

type Fit = {
	/** Of an item by its photo's bytes. */
	readonly at: (photoBytes: number) => number;
	/** How much an item with such a photo draws the fit to itself, 0..1. */
	readonly pull: (photoBytes: number) => number;
	/** Of the fit at the mean of all, beyond what a mean has, as a share of the variance around it. */
	readonly away: (meanPhotoBytes: number) => number;
	/** How many figures were taken from the sample. */
	readonly freedom: number;
};

function fitMean(made: readonly Made[]): Fit {
	const mean = sumOf(made.map(({ bytes }) => bytes)) / made.length;
	return { at: () => mean, pull: () => 1 / made.length, away: () => 0, freedom: 1 };
}

function fitRatio(made: readonly Made[]): Fit {
	const photos = Math.max(1, sumOf(made.map(({ photoBytes }) => photoBytes)));
	const ratio = sumOf(made.map(({ bytes }) => bytes)) / photos;
	return {
		at: (photoBytes) => ratio * photoBytes,
		pull: (photoBytes) => photoBytes / photos,
		away: (mean) => Math.max(0, ((mean * made.length) / photos) ** 2 - 1) / made.length,
		freedom: 1
	};
}

function fitLine(made: readonly Made[]): Fit | null {
	const photoMean = sumOf(made.map(({ photoBytes }) => photoBytes)) / made.length;
	const mean = sumOf(made.map(({ bytes }) => bytes)) / made.length;
	const spread = sumOf(made.map(({ photoBytes }) => (photoBytes - photoMean) ** 2));
	if (made.length < LEAST_FOR_LINE || spread === 0) return null;
	const common = sumOf(
		made.map(({ photoBytes, bytes }) => (photoBytes - photoMean) * (bytes - mean))
	);
	const slope = common / spread;
	const away = (photoBytes: number) => (photoBytes - photoMean) ** 2 / spread;
	return {
		at: (photoBytes) => mean + slope * (photoBytes - photoMean),
		pull: (photoBytes) => 1 / made.length + away(photoBytes),
		away,
		freedom: 2
	};
}

/** Of each item around a fit without it: of few, a fit looks better than it is. */
const varianceAround = (made: readonly Made[], { at, pull, freedom }: Fit): number =>
	made.length <= freedom
		? Infinity
		: sumOf(
				made.map(({ photoBytes, bytes }) => {
					const own = Math.max(1e-6, 1 - pull(photoBytes));
					return ((bytes - at(photoBytes)) / own) ** 2;
				})
			) / made.length;

/**
 * The best of three estimators of a total (Cochran, Sampling Techniques, 1977, chapters 2, 6 and 7): by
 * the mean, by the ratio to the photos' bytes, and by a line through both; the error by leaving out each
 * item in turn (the jackknife).
 *
 * @param made of a random sample without replacement
 * @param all the items it was drawn from, itself among them
 * @returns null for an empty sample
 */
export function estimateTotal(made: readonly Made[], all: Population): Estimate | null {
	if (made.length === 0) return null;
	const known = sumOf(made.map(({ bytes }) => bytes));
	// Nothing is left to chance.
	if (made.length >= all.count) return { bytes: known, error: 0 };
	const fits = [fitMean(made), fitRatio(made), fitLine(made)]
		.filter((fit) => fit !== null)
		.map((fit) => ({ ...fit, variance: varianceAround(made, fit) }));
	const [first, ...others] = fits;
	if (!first) return null;
	const best = others.reduce((a, b) => (b.variance < a.variance ? b : a), first);
	const mean = all.photoBytes / all.count;
	const left = 1 - made.length / all.count;
	const error = all.count * Math.sqrt(best.variance * left * (1 / made.length + best.away(mean)));
	// Student's distribution is wider than the normal one: at two errors by 2.5 of the degrees of freedom.
	const wider = 1 + 1.25 / Math.max(1, made.length - best.freedom);
	return { bytes: Math.max(known, best.at(mean) * all.count), error: error * wider };
}
