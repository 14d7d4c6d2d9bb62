/** Time as the engine sees it; tests bring their own. */

export type Clock = {
	/** ms since 1970: what is shown and stored. */
	wall(): number;
	/** ms that never jump: what paces. */
	steady(): number;
	/** @returns takes it back */
	after(ms: number, work: () => void): () => void;
};

// Node turns longer ones into 1 ms.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const SYSTEM_CLOCK: Clock = {
	wall: () => Date.now(),
	steady: () => performance.now(),
	after(ms, work) {
		const timer = setTimeout(work, Math.min(Math.max(Math.ceil(ms), 0), LONGEST_TIMER_MS));
		return () => clearTimeout(timer);
	}
};
