/** The live events of a console: connected anew after every break, later each time. */

import * as v from 'valibot';
import { consoleEventSchema, type ConsoleEvent } from '../catalog/collect/crawler';
import { firstIssue } from './console-request';

/** The part of `EventSource` that is used. */
export type EventStream = Pick<EventSource, 'close'> & {
	onopen: ((event: Event) => void) | null;
	onmessage: ((event: MessageEvent<unknown>) => void) | null;
	onerror: ((event: Event) => void) | null;
};

export type EventsWatcher = {
	readonly onEvent: (event: ConsoleEvent) => void;
	/** Connected; everything that is follows. */
	readonly onOpen: () => void;
	/** The connection broke, or never came about; it is tried again. */
	readonly onLost: () => void;
	/** Something came that is no event of this version. */
	readonly onUnknown: (message: string) => void;
};

export type EventsOptions = {
	readonly open: (url: string) => EventStream;
	/** 0..1, for the spread of the waits. */
	readonly random?: () => number;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** Twice as long after each failure, spread so that many tabs do not come at once. */
export function waitMs(failures: number, random: () => number): number {
	const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
	return longest * (0.5 + random() / 2);
}

export type EventsWatch = {
	/** Ends it. */
	close(): void;
	/** Gives the connection up and tries again after a while. */
	reconnect(): void;
	/** Tries now, without the wait. */
	retry(): void;
};

export function watchEvents(
	url: string,
	watcher: EventsWatcher,
	{ open, random = Math.random }: EventsOptions
): EventsWatch {
	let stream: EventStream | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let failures = 0;

	function connect(): void {
		clearTimeout(timer);
		stream?.close();
		const mine = open(url);
		stream = mine;
		mine.onopen = () => {
			if (stream !== mine) return;
			failures = 0;
			watcher.onOpen();
		};
		mine.onmessage = (event) => {
			if (stream === mine) read(event.data, watcher);
		};
		// The browser would try again by itself, but not after a refusal, and at one pace for ever.
		mine.onerror = () => {
			if (stream === mine) reconnect();
		};
	}

	function reconnect(): void {
		stream?.close();
		stream = null;
		clearTimeout(timer);
		timer = setTimeout(connect, waitMs(failures, random));
		failures += 1;
		watcher.onLost();
	}

	connect();
	return {
		reconnect,
		retry: connect,
		close() {
			clearTimeout(timer);
			stream?.close();
			stream = null;
		}
	};
}

function read(data: unknown, watcher: EventsWatcher): void {
	let parsed: unknown;
	try {
		parsed = JSON.parse(String(data));
	} catch {
		watcher.onUnknown('broken JSON');
		return;
	}
	const result = v.safeParse(consoleEventSchema, parsed);
	if (result.success) watcher.onEvent(result.output);
	else watcher.onUnknown(firstIssue(result.issues));
}
