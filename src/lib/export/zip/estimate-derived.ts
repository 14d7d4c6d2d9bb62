/** How large what is made while zipping will be, from a few that were made before. */

import type { DerivedSample } from './wish';

export type Estimate = {
	readonly bytes: number;
	/** Standard error of `bytes`. */
	readonly error: number;
};

type Kind = keyof DerivedSample['bytes'];

const sum = (values: readonly number[]): number =>
	values.reduce((total, value) => total + value, 0);

const variance = (values: readonly number[]): number =>
	values.length < 2 ? Infinity : sum(values.map((value) => value ** 2)) / (values.length - 1);

/**
 * The better of two estimators of a total (Cochran, Sampling Techniques, 1977, chapters 2 and 6): the
 * mean of the sample, and its ratio to the photos' bytes, which are known of all.
 *
 * @param items how many are made in all
 * @param photoBytes of all of them together
 */
export function estimateDerived(
	samples: readonly DerivedSample[],
	kind: Kind,
	items: number,
	photoBytes: number
): Estimate | null {
	const known = samples.flatMap(({ photoBytes: photo, bytes }) => {
		const made = bytes[kind];
		return made === undefined ? [] : [{ photo, made }];
	});
	if (known.length === 0) return null;
	const made = known.map((one) => one.made);
	const mean = sum(made) / known.length;
	const ratio = sum(made) / Math.max(1, sum(known.map(({ photo }) => photo)));
	const aroundMean = variance(made.map((value) => value - mean));
	const aroundRatio = variance(known.map(({ photo, made: value }) => value - ratio * photo));
	// Of a few items all may have been sampled; then nothing is left to chance.
	const left = Math.max(0, 1 - known.length / Math.max(1, items));
	const error = items * Math.sqrt((Math.min(aroundMean, aroundRatio) / known.length) * left);
	return {
		bytes: aroundRatio < aroundMean ? ratio * photoBytes : mean * items,
		error: left === 0 ? 0 : error
	};
}
