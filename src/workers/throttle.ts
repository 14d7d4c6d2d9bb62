/** Thins out progress reports before they cross to another thread, without losing the last one. */

import type { OnProgress, ProgressReport } from './contract';

export type ThrottledProgress = {
	readonly report: OnProgress;
	/** Sends what is held back. */
	readonly flush: () => void;
};

const isLandmark = (report: ProgressReport, previous: ProgressReport | null): boolean =>
	report.stage !== previous?.stage || (report.total > 0 && report.done >= report.total);

/**
 * Passes on at most one report per interval; a new stage and the end of one pass at once, and the
 * last of a burst follows when the interval is over.
 */
export function throttleProgress(send: OnProgress, intervalMs = 80): ThrottledProgress {
	let previous: ProgressReport | null = null;
	let held: ProgressReport | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let sentAtMs = -Infinity;

	const pass = (report: ProgressReport): void => {
		clearTimeout(timer);
		timer = undefined;
		held = null;
		previous = report;
		sentAtMs = performance.now();
		send(report);
	};
	const flush = (): void => {
		if (held) pass(held);
	};
	const report = (next: ProgressReport): void => {
		const waitMs = sentAtMs + intervalMs - performance.now();
		if (isLandmark(next, previous) || waitMs <= 0) {
			pass(next);
			return;
		}
		held = next;
		timer ??= setTimeout(flush, waitMs);
	};
	return { report, flush };
}
