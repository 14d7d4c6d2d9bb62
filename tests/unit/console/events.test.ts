/** Live events: everything at first, changes at once but not too often, the latest alone for slow listeners. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import {
	consoleEventSchema,
	type ConsoleEvent,
	type Crawler
} from '../../../src/lib/catalog/collect/crawler';
import { EventHub } from '../../../scripts/crawl/console/event-hub';
import { createFakeCollector, type FakeCollector } from './fake-collector';
import { createFakeSnapshots, type FakeSnapshots } from './fake-snapshots';
import { serve } from './served';

// Real sockets and processes: on a busy machine they take their time.
const TIMES = { gapMs: 250, beatMs: 1900, heartbeatMs: 10_000 };

function readEvents(text: string): ConsoleEvent[] {
	return text
		.split('\n\n')
		.filter((part) => part.startsWith('data: '))
		.map((part) => v.parse(consoleEventSchema, JSON.parse(part.slice('data: '.length))));
}
const crawlersIn = (events: readonly ConsoleEvent[]): Crawler[] =>
	events.flatMap((event) => (event.kind === 'crawlers' ? event.crawlers : []));

describe('the event hub', () => {
	let collector: FakeCollector;
	let snapshots: FakeSnapshots;
	let hub: EventHub;
	let ids: string[];
	const reported: unknown[] = [];

	beforeEach(async () => {
		vi.useFakeTimers();
		collector = createFakeCollector();
		snapshots = createFakeSnapshots();
		const { id } = await collector.addProject({
			name: 'A',
			shop: 'https://shop.example/',
			attribute: null,
			content: 'images'
		});
		ids = [];
		for (const name of ['one', 'two']) ids.push((await collector.addCrawler(id, { name })).id);
		hub = new EventHub(collector, snapshots, (error) => reported.push(error), TIMES);
	});
	afterEach(() => {
		hub.close();
		vi.useRealTimers();
		expect(reported.splice(0)).toEqual([]);
	});

	/** A listener that reads whenever something comes. */
	function listen() {
		const reader = hub.open().getReader();
		const messages: { at: number; text: string }[] = [];
		let isOver = false;
		const done = (async () => {
			const decoder = new TextDecoder();
			for (;;) {
				const next = await reader.read();
				if (next.done) break;
				messages.push({ at: performance.now(), text: decoder.decode(next.value) });
			}
			isOver = true;
		})();
		return {
			messages,
			done,
			isOver: () => isOver,
			events: () => messages.flatMap(({ text }) => readEvents(text)),
			cancel: () => reader.cancel()
		};
	}
	const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

	it('tells a new listener everything at once', async () => {
		await snapshots.start('project-1');
		const listener = listen();
		await pass(0);
		const events = listener.events();
		expect(events.map(({ kind }) => kind)).toEqual(['projects', 'crawlers', 'snapshot']);
		expect(crawlersIn(events).map(({ id }) => id)).toEqual(ids);
	});

	it('tells a change at once, and many changes of a moment as one', async () => {
		const listener = listen();
		await pass(1000);
		const before = listener.messages.length;
		for (let done = 1; done <= 50; done += 1) collector.move(ids[0] ?? '', { done });
		await pass(0);
		for (let done = 51; done <= 100; done += 1) collector.move(ids[0] ?? '', { done });
		await pass(249);
		expect(listener.messages.length).toBe(before + 1);
		await pass(1);
		expect(listener.messages.length).toBe(before + 2);
		const told = crawlersIn(listener.events()).slice(2);
		expect(told.map(({ id, done }) => [id, done])).toEqual([
			[ids[0], 50],
			[ids[0], 100]
		]);
	});

	it('never sends more than four messages a second', async () => {
		const listener = listen();
		for (let step = 0; step < 400; step += 1) {
			collector.move(ids[step % 2] ?? '', { done: step });
			await pass(10);
		}
		const times = listener.messages.map(({ at }) => at);
		const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(TIMES.gapMs);
		expect(times.length).toBeGreaterThanOrEqual(15);
	});

	it('tells the figures of what runs at least every two seconds though nothing is said of them', async () => {
		await collector.act(ids[1] ?? '', 'start');
		const listener = listen();
		await pass(0);
		const isToldOf = ({ text }: { text: string }) =>
			crawlersIn(readEvents(text)).some(({ id }) => id === ids[1]);
		await pass(10_000);
		// Heard of just after it was asked: no gap may come of that.
		await pass(1);
		collector.move(ids[1] ?? '', { done: 1 });
		await pass(10_000);
		const times = listener.messages.filter(isToldOf).map(({ at }) => at);
		const gaps = [...times.slice(1), performance.now()].map(
			(at, index) => at - (times[index] ?? 0)
		);
		expect(Math.max(...gaps)).toBeLessThanOrEqual(2000);
		expect(crawlersIn(listener.events()).filter(({ id }) => id === ids[0])).toHaveLength(1);
	});

	it('asks the collector for nothing that it tells by itself', async () => {
		await collector.act(ids[1] ?? '', 'start');
		const listener = listen();
		await pass(0);
		const ask = vi.spyOn(collector, 'crawlers');
		for (let done = 0; done < 40; done += 1) {
			collector.move(ids[1] ?? '', { done });
			await pass(500);
		}
		expect(ask).not.toHaveBeenCalled();
		expect(listener.messages.length).toBeGreaterThan(30);
	});

	it('gives a sign of life while nothing runs', async () => {
		const listener = listen();
		await pass(0);
		const before = listener.messages.length;
		await pass(TIMES.heartbeatMs * 3);
		expect(listener.messages.slice(before).map(({ text }) => text)).toEqual([
			': still here\n\n',
			': still here\n\n',
			': still here\n\n'
		]);
	});

	it('keeps only the latest for a listener that does not read', async () => {
		const reader = hub.open().getReader();
		for (let step = 1; step <= 1000; step += 1) {
			collector.move(ids[0] ?? '', { done: step });
			await pass(20);
		}
		const decoder = new TextDecoder();
		const texts: string[] = [];
		for (let index = 0; index < 2; index += 1) {
			const read = reader.read();
			await pass(TIMES.heartbeatMs);
			texts.push(decoder.decode((await read).value));
		}
		const first = crawlersIn(readEvents(texts[0] ?? ''));
		expect(first.filter(({ id }) => id === ids[0]).map(({ done }) => done)).toEqual([1000]);
		expect(texts[1]).toBe(': still here\n\n');
	});

	it('never goes back to older figures', async () => {
		const listener = listen();
		await pass(1000);
		const newer = collector.move(ids[0] ?? '', { done: 9 });
		collector.emit({
			kind: 'crawlers',
			crawlers: [{ ...newer, done: 3, at: '2020-01-01T00:00:00.000Z' }]
		});
		await pass(500);
		expect(crawlersIn(listener.events()).at(-1)?.done).toBe(9);
	});

	it('tells a removal, and nothing more of what was removed', async () => {
		const listener = listen();
		await pass(1000);
		collector.move(ids[0] ?? '', { done: 1 });
		collector.emit({ kind: 'removed', crawlers: [ids[0] ?? ''], projects: [] });
		await pass(500);
		const events = listener.events().slice(2);
		expect(events).toEqual([{ kind: 'removed', crawlers: [ids[0]], projects: [] }]);
	});

	it('lets go of a listener that went away, and of the collector when it closes', async () => {
		const one = listen();
		const two = listen();
		await pass(0);
		expect(hub.listeners).toBe(2);
		await one.cancel();
		expect([hub.listeners, collector.listeners]).toEqual([1, 1]);
		hub.close();
		await two.done;
		expect([hub.listeners, collector.listeners]).toEqual([0, 0]);
		expect(vi.getTimerCount()).toBe(0);
		const late = listen();
		await late.done;
		expect(late.messages).toEqual([]);
	});

	it('asks nothing of the collector while nobody listens', async () => {
		expect([collector.listeners, vi.getTimerCount()]).toEqual([0, 0]);
		const listener = listen();
		await pass(0);
		await listener.cancel();
		expect([collector.listeners, vi.getTimerCount()]).toEqual([0, 0]);
	});

	it('ends a listener to whom it cannot tell everything', async () => {
		collector.crawlers = async () => {
			throw new Error('the database is gone');
		};
		const listener = listen();
		await pass(0);
		expect(listener.isOver()).toBe(true);
		expect(reported.splice(0).map(String)).toEqual(['Error: the database is gone']);
	});
});

describe('events over HTTP', () => {
	it('come as they happen, and end when the console closes', async () => {
		const served = await serve({ times: { gapMs: 5, beatMs: 50, heartbeatMs: 1000 } });
		const response = await served.ask('/api/events');
		expect(response.headers.get('Cache-Control')).toBe('no-store');
		let text = '';
		const decoder = new TextDecoder();
		const reading = (async () => {
			for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
				text += decoder.decode(chunk, { stream: true });
			}
		})();
		await served.send('POST', '/api/projects', {
			name: 'B',
			shop: 'https://shop.example/',
			attribute: null,
			content: 'text'
		});
		await expect.poll(() => text).toContain('"name":"B"');
		await served.close();
		await reading;
		expect(readEvents(text).some(({ kind }) => kind === 'projects')).toBe(true);
	});

	it('let go of a listener that hangs up', async () => {
		const served = await serve();
		const abort = new AbortController();
		await served.ask('/api/events', { signal: abort.signal });
		expect(served.collector.listeners).toBe(1);
		abort.abort();
		await served.close();
		expect(served.collector.listeners).toBe(0);
		expect(served.reported).toEqual([]);
	});
});
