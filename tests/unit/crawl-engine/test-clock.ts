/** A clock that goes only where a test takes it. */

import type { Clock } from '../../../scripts/crawl/engine/clock';

export type TestClock = Clock & {
	/** Goes on by `ms`, doing everything that falls due on the way, in order. */
	advance(ms: number): Promise<void>;
};

export function createTestClock(startMs = Date.UTC(2026, 0, 1)): TestClock {
	let now = 0;
	let timers: { at: number; work: () => void }[] = [];
	const settle = async () => {
		for (let turn = 0; turn < 10; turn++) await Promise.resolve();
	};
	return {
		wall: () => startMs + now,
		steady: () => now,
		after(ms, work) {
			const timer = { at: now + Math.max(0, ms), work };
			timers.push(timer);
			return () => {
				timers = timers.filter((one) => one !== timer);
			};
		},
		async advance(ms) {
			const end = now + ms;
			await settle();
			for (;;) {
				const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
				if (!next) break;
				timers = timers.filter((one) => one !== next);
				now = next.at;
				next.work();
				await settle();
			}
			now = end;
		}
	};
}
