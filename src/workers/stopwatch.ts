/** Milliseconds by stage, for one job. */

export type Stopwatch = {
	/** Ends the stage before and begins this one; going on with the same stage is free. */
	readonly enter: (stage: string) => void;
	/** Ends the last stage. */
	readonly stop: () => Readonly<Record<string, number>>;
};

export function createStopwatch(now: () => number = () => performance.now()): Stopwatch {
	const timings: Record<string, number> = {};
	let current: string | null = null;
	let sinceMs = now();
	const add = (): void => {
		const atMs = now();
		if (current !== null) timings[current] = (timings[current] ?? 0) + atMs - sinceMs;
		sinceMs = atMs;
	};
	return {
		enter(stage) {
			if (stage === current) return;
			add();
			current = stage;
		},
		stop() {
			add();
			current = null;
			return timings;
		}
	};
}
