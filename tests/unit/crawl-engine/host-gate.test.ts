import { beforeEach, expect, it } from 'vitest';
import { HostGate, type Job, type Lane } from '../../../scripts/crawl/engine/hosts/host-gate';
import { OPEN, readRules, type Rules } from '../../../scripts/crawl/engine/hosts/robots';
import { createTestClock, type TestClock } from './test-clock';

const ORIGIN = 'https://shop.example';

let clock: TestClock;
let sent: { at: number; lane: string }[];
let inFlight: number;
let mostInFlight: number;

beforeEach(() => {
	clock = createTestClock();
	sent = [];
	inFlight = mostInFlight = 0;
});

function openGate(rules: Rules = OPEN): HostGate {
	return new HostGate(ORIGIN, clock, () => Promise.resolve(rules));
}

type Counted = Lane & { paceMs: number; concurrency: number; left: number; refused: number };

/** A crawler's queue of `left` requests that take `tookMs` each. */
function lane(
	name: string,
	paceMs: number,
	concurrency: number,
	left: number,
	tookMs = 50
): Counted {
	const job: Job = {
		url: `${ORIGIN}/${name}`,
		run(permit) {
			sent.push({ at: clock.steady(), lane: name });
			mostInFlight = Math.max(mostInFlight, ++inFlight);
			permit.sent();
			clock.after(tookMs, () => {
				inFlight--;
				permit.release('answered');
			});
		},
		refuse: () => {
			one.refused++;
		}
	};
	const one: Counted = {
		paceMs,
		concurrency,
		left,
		refused: 0,
		take: () => (one.left > 0 && one.left-- ? job : null),
		dueAt: () => null,
		giveUp: () => undefined
	};
	return one;
}

/** The most that any second holds. */
function mostInASecond(): number {
	return Math.max(
		...sent.map(({ at }) => sent.filter((other) => other.at >= at && other.at < at + 1000).length)
	);
}

it('keeps requests apart by the pace, whatever the concurrency', async () => {
	openGate().add(lane('a', 200, 8, 40));
	await clock.advance(20_000);
	expect(sent).toHaveLength(40);
	expect(mostInASecond()).toBe(5);
	const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
	expect(Math.min(...gaps)).toBeGreaterThanOrEqual(200);
	expect(Math.max(...gaps)).toBeLessThanOrEqual(210);
});

it('gives two crawlers one host’s pace between them, in turn', async () => {
	const gate = openGate();
	gate.add(lane('a', 250, 2, 20));
	gate.add(lane('b', 100, 4, 20));
	await clock.advance(30_000);
	expect(sent).toHaveLength(40);
	// The slower pace holds while the slower crawler is there.
	expect(mostInASecond()).toBe(4);
	expect(
		sent
			.slice(0, 10)
			.map((one) => one.lane)
			.join('')
	).toMatch(/^(ab){5}|(ba){5}$/);
});

it('has no more in flight than the smaller concurrency', async () => {
	const gate = openGate();
	gate.add(lane('a', 0, 5, 100));
	gate.add(lane('b', 0, 3, 100));
	await clock.advance(10_000);
	expect(sent).toHaveLength(200);
	expect(mostInFlight).toBe(3);
});

it('waits longer where robots.txt asks for it', async () => {
	const row = { robots: 'User-agent: *\nCrawl-delay: 2', status: 200, fetchedAt: 0 };
	const gate = openGate(readRules(ORIGIN, row));
	gate.add(lane('a', 100, 1, 5));
	await clock.advance(20_000);
	const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
	expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2000);
	expect(gate.state()).toMatchObject({
		paceMs: 2000,
		paceFrom: 'crawl-delay',
		host: 'shop.example'
	});
});

it('takes a new pace while it runs', async () => {
	const gate = openGate();
	const one = lane('a', 1000, 1, 100);
	gate.add(one);
	await clock.advance(5000);
	expect(sent).toHaveLength(5);
	one.paceMs = 100;
	gate.wake();
	await clock.advance(2000);
	expect(sent.length).toBeGreaterThanOrEqual(5 + 18);
});

it('rests as a whole when the host asks for it', async () => {
	const gate = openGate();
	gate.add(lane('a', 0, 1, 1000));
	await clock.advance(500);
	gate.rest(10_000);
	const before = sent.length;
	await clock.advance(9_000);
	expect(sent.length).toBeLessThanOrEqual(before + 1);
	expect(gate.state().paceFrom).toBe('retry-after');
	await clock.advance(2_000);
	expect(sent.length).toBeGreaterThan(before + 10);
});

it('refuses what robots.txt closes without asking for it', async () => {
	const row = { robots: 'User-agent: Otlens\nDisallow: /a', status: 200, fetchedAt: 0 };
	const gate = openGate(readRules(ORIGIN, row));
	const [closed, open] = [lane('a', 100, 1, 3), lane('b', 100, 1, 3)];
	gate.add(closed);
	gate.add(open);
	await clock.advance(2000);
	expect(closed.refused).toBe(3);
	expect(sent.map((one) => one.lane)).toEqual(['b', 'b', 'b']);
});

it('keeps the pace for redirects too', async () => {
	const gate = openGate();
	gate.add(lane('a', 100, 1, 10));
	await clock.advance(50);
	const turns: number[] = [];
	for (let hop = 0; hop < 3; hop++)
		void gate.hop(new URL(ORIGIN)).then((onSent) => {
			turns.push(clock.steady());
			sent.push({ at: clock.steady(), lane: 'hop' });
			onSent();
		});
	await clock.advance(3000);
	expect(turns).toHaveLength(3);
	expect(mostInASecond()).toBe(10);
});

it('gives a host up after it did not answer again and again, and waits longer each time', async () => {
	const tries: number[] = [];
	const gate = new HostGate(ORIGIN, clock, () => {
		tries.push(clock.steady());
		return Promise.reject(new Error('connect ECONNREFUSED'));
	});
	const given: string[] = [];
	gate.add({ ...lane('a', 100, 1, 1), giveUp: (why) => given.push(why) });
	await clock.advance(20_000);
	expect(given[0]).toBe('connect ECONNREFUSED');
	const gaps = tries.slice(1, 5).map((at, index) => at - (tries[index] ?? 0));
	expect(gaps[3]).toBeGreaterThan(2 * (gaps[0] ?? Infinity));
});
