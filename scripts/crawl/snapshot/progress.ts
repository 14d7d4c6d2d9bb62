/** Says how far a long run is and how long it will still take. */

const EVERY_MS = 5000;

/** `1:05` of milliseconds. */
export function formatDuration(durationMs: number): string {
	const seconds = Math.round(durationMs / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** One line for `done` of `total` after `elapsedMs`. */
export function progressLine(done: number, total: number, elapsedMs: number): string {
	const remaining = done > 0 ? formatDuration((elapsedMs / done) * (total - done)) : 'unknown';
	const percent = total > 0 ? Math.floor((done / total) * 100) : 100;
	return `${done} of ${total} photos (${percent} %), ${remaining} to go`;
}

/** Passes at most one line every five seconds, and the last one always. */
export function createProgress(
	total: number,
	say: (line: string) => void,
	now: () => number = () => performance.now()
): (done: number) => void {
	const started = now();
	let said = started;
	return (done) => {
		const time = now();
		if (done < total && time - said < EVERY_MS) return;
		said = time;
		say(progressLine(done, total, time - started));
	};
}
