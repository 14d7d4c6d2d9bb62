import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsoleEvent } from '../../../src/lib/catalog/collect/crawler';
import { waitMs, watchEvents, type EventStream } from '../../../src/lib/jobs/console-events';
import { AT_WORK, sampleCrawler } from '../../e2e/fake-console/sample-crawl';

class FakeStream implements EventStream {
	onopen: EventStream['onopen'] = null;
	onmessage: EventStream['onmessage'] = null;
	onerror: EventStream['onerror'] = null;
	readonly close = vi.fn();

	opens(): void {
		this.onopen?.(new Event('open'));
	}
	says(data: string): void {
		this.onmessage?.(new MessageEvent('message', { data }));
	}
	breaks(): void {
		this.onerror?.(new Event('error'));
	}
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch() {
	const streams: FakeStream[] = [];
	const heard: ConsoleEvent[] = [];
	const said: string[] = [];
	const watching = watchEvents(
		'/api/events',
		{
			onEvent: (event) => heard.push(event),
			onOpen: () => said.push('open'),
			onLost: () => said.push('lost'),
			onUnknown: (message) => said.push(message)
		},
		{
			open: () => {
				const stream = new FakeStream();
				streams.push(stream);
				return stream;
			},
			random: () => 1
		}
	);
	const last = (): FakeStream => streams.at(-1) as FakeStream;
	return { streams, heard, said, last, ...watching };
}

describe('live events', () => {
	it('come as the console sent them', () => {
		const { heard, last } = watch();
		const event: ConsoleEvent = {
			kind: 'crawlers',
			crawlers: [sampleCrawler('c1', 'p1', { name: 'First' }, AT_WORK)]
		};
		last().opens();
		last().says(JSON.stringify(event));
		expect(heard).toEqual([event]);
	});

	it.each([
		['no JSON', '{', 'broken JSON'],
		['an event of another version', '{"kind":"weather"}', 'kind'],
		['a crawler of another shape', '{"kind":"crawlers","crawlers":[{}]}', 'crawlers.0.name']
	])('that are %s are passed over, and what follows is heard', (_, data, words) => {
		const { heard, said, last } = watch();
		last().says(data);
		last().says('{"kind":"removed","crawlers":["c1"],"projects":[]}');
		expect(said[0]).toContain(words);
		expect(heard).toHaveLength(1);
	});

	it('are asked for again after a break, later each time, and at once after a good one', () => {
		const { streams, last } = watch();
		const waits = [500, 1000, 2000, 4000, 8000, 15_000, 15_000];
		for (const [i, wait] of waits.entries()) {
			last().breaks();
			expect(last().close).toHaveBeenCalled();
			vi.advanceTimersByTime(wait - 1);
			expect(streams).toHaveLength(i + 1);
			vi.advanceTimersByTime(1);
			expect(streams).toHaveLength(i + 2);
		}
		last().opens();
		last().breaks();
		vi.advanceTimersByTime(500);
		expect(streams).toHaveLength(waits.length + 2);
	});

	it('of a connection that was given up are not heard', () => {
		const { streams, heard, said, reconnect } = watch();
		const [former] = streams;
		reconnect();
		former?.says('{"kind":"removed","crawlers":[],"projects":[]}');
		former?.breaks();
		expect(heard).toEqual([]);
		expect(said).toEqual(['lost']);
	});

	it('are asked for at once where a person wants that', () => {
		const { streams, last, retry } = watch();
		last().breaks();
		retry();
		expect(streams).toHaveLength(2);
		vi.advanceTimersByTime(60_000);
		expect(streams).toHaveLength(2);
	});

	it('end for good', () => {
		const { streams, last, close } = watch();
		last().breaks();
		close();
		vi.advanceTimersByTime(60_000);
		expect(streams).toHaveLength(1);
	});

	it('are waited for between half and all of the time', () => {
		expect(waitMs(0, () => 0)).toBe(250);
		expect(waitMs(3, () => 1)).toBe(4000);
		expect(waitMs(40, () => 0.5)).toBe(11_250);
	});
});
