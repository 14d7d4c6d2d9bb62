/** What every bench gets and gives. */

import type { BenchOptions } from './options';

export type BenchContext = {
	readonly options: BenchOptions;
	/** A line for people; silent under `--json`. */
	readonly say: (line: string) => void;
};

/** The JSON object of the last line. */
export type BenchResult = Readonly<Record<string, unknown>>;

export type Bench = (context: BenchContext) => Promise<BenchResult>;
