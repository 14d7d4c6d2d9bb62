import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Schedules } from '../../../scripts/crawl/engine/schedules';
import { openCollector } from '../../../scripts/crawl/engine/open-collector';
import { addShopCrawler, crawlerOf, until } from './test-run';
import { createTestClock, type TestClock } from './test-clock';
import { jsonReader, openShop, product, sendJson } from './test-shop';

const HOUR_MS = 3600_000;

let clock: TestClock;
let started: { id: string; at: number }[];
let schedules: Schedules;

beforeEach(() => {
	clock = createTestClock();
	started = [];
	schedules = new Schedules(clock, (id) => started.push({ id, at: clock.steady() }));
});

afterEach(() => schedules.close());

const at = (ms: number) => new Date(clock.wall() + ms).toISOString();

it('starts at its time, not before', async () => {
	schedules.set({ id: 'a', schedule: { at: at(5 * HOUR_MS), everyHours: null } });
	await clock.advance(5 * HOUR_MS - 1);
	expect(started).toEqual([]);
	await clock.advance(1);
	expect(started).toEqual([{ id: 'a', at: 5 * HOUR_MS }]);
});

it('makes up for a time that passed at once', async () => {
	schedules.set({ id: 'a', schedule: { at: at(-HOUR_MS), everyHours: 24 } });
	await clock.advance(0);
	expect(started).toHaveLength(1);
});

it('forgets a time that was taken back', async () => {
	schedules.set({ id: 'a', schedule: { at: at(HOUR_MS), everyHours: null } });
	schedules.set({ id: 'a', schedule: null });
	await clock.advance(2 * HOUR_MS);
	expect(started).toEqual([]);
});

it.each([
	['once', null, 0, null],
	['the next of its times', 24, 0, 24],
	['the next to come, where several were missed', 24, -60, 12]
])('what is left after a start: %s', (_, everyHours, beganHours, nextHours) => {
	const schedule = { at: at(beganHours * HOUR_MS), everyHours };
	const left = schedules.after({ schedule }, clock.wall());
	expect(left?.at ?? null).toBe(nextHours === null ? null : at(nextHours * HOUR_MS));
});

it('starts a crawler of a collector by itself, and waits for the next time', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'crawl-schedule-'));
	const shop = await openShop((_, response, path) => {
		if (path === '/robots.txt') response.writeHead(404).end();
		else sendJson(response, { products: [product('1')] });
	});
	const collector = await openCollector(folder, { reader: jsonReader });
	try {
		const begins = new Date(Date.now() + 100).toISOString();
		const { id } = await addShopCrawler(collector, shop.url, {
			schedule: { at: begins, everyHours: 2 }
		});
		expect(await crawlerOf(collector, id)).toMatchObject({
			state: 'pending',
			reason: 'waits-for-schedule'
		});
		const crawler = await until(collector, id, ({ state }) => state === 'done');
		expect(crawler.schedule).toEqual({
			at: new Date(Date.parse(begins) + 2 * HOUR_MS).toISOString(),
			everyHours: 2
		});
	} finally {
		await collector.close();
		await shop.close();
		await rm(folder, { recursive: true, force: true });
	}
});
