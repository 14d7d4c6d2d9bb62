/** What every measurement gets and gives. */

import type { NodeRuntime } from './node-runtime';
import type { EvalOptions } from './options';

export type MeasureContext = {
	readonly options: EvalOptions;
	readonly runtime: NodeRuntime;
	/** A line for people; silent under `--json`. */
	readonly say: (line: string) => void;
};

/** The JSON object of the last line. */
export type MeasureResult = Readonly<Record<string, unknown>>;

/** Rounds a figure to the four decimals that are worth printing. */
export const round4 = (value: number): number => Math.round(value * 1e4) / 1e4;
