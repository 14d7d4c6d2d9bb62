/** When the size of what is made is known well enough, and when there is something new to say of it. */

import type { ZipPlan } from './wish';

/**
 * As near as a size has to be told is 2 %. A search that ends once it looks near is off a little more
 * often than its margin says, as it ends where items happen to be alike.
 */
const NEAR = 0.018;
/** No margin of fewer ends the search; as few as these are all made. */
const LEAST_SAMPLES = 64;
/** Items after which a size is told for the first time, and the least that it is told anew after. */
const FIRST_TOLD = 4;
/** As many more, as a share of those before: the margin is then a fortieth smaller. */
const TOLD_STEP = 0.05;

/** Whether more samples would tell nothing that matters. */
export const isNear = ({
	margin,
	sampled = Infinity
}: Pick<ZipPlan, 'margin' | 'sampled'>): boolean =>
	margin !== null && margin <= NEAR && sampled >= LEAST_SAMPLES;

/** @param made items since the size was last told @param known items before those */
export const isWorthTelling = (made: number, known: number): boolean =>
	made >= Math.max(FIRST_TOLD, TOLD_STEP * known);
