/** One listener's stream of server-sent events: written only as fast as it is read. */

import type { ConsoleEvent } from '../../../src/lib/catalog/collect/crawler';
import { EventBuffer } from './event-buffer';

export type StreamTimes = {
	/** Between two messages. */
	readonly gapMs: number;
	/** A sign of life after so long without one, so that a dead connection is noticed. */
	readonly heartbeatMs: number;
};

const HEARTBEAT = ': still here\n\n';

function encode(events: readonly ConsoleEvent[]): string {
	return events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
}

export class EventStream {
	readonly body: ReadableStream<Uint8Array>;
	readonly #buffer = new EventBuffer();
	readonly #times: StreamTimes;
	readonly #encoder = new TextEncoder();
	readonly #onClose: (stream: EventStream) => void;
	#sentAt: number;
	/** Set while the reader waits for more. */
	#reader: {
		readonly controller: ReadableStreamDefaultController<Uint8Array>;
		done(): void;
	} | null = null;
	#timer: NodeJS.Timeout | undefined;
	#isClosed = false;

	/** @param onClose the listener went away or the stream was closed */
	constructor(times: StreamTimes, onClose: (stream: EventStream) => void) {
		this.#times = times;
		this.#onClose = onClose;
		// The first message has nothing to keep a distance from.
		this.#sentAt = performance.now() - times.gapMs;
		this.body = new ReadableStream<Uint8Array>(
			{
				pull: (controller) =>
					new Promise((resolve) => {
						this.#reader = { controller, done: resolve };
						if (this.#isClosed) this.#end();
						else this.#schedule();
					}),
				cancel: () => {
					this.#reader = null;
					this.close();
				}
			},
			// Nothing is encoded before it is wanted: until then the buffer keeps only the latest.
			{ highWaterMark: 0 }
		);
	}

	push(event: ConsoleEvent): void {
		this.#buffer.add(event);
		this.#schedule();
	}

	close(): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		clearTimeout(this.#timer);
		this.#end();
		this.#onClose(this);
	}

	#end(): void {
		this.#reader?.controller.close();
		this.#reader?.done();
		this.#reader = null;
	}

	#schedule(): void {
		if (this.#reader === null || this.#isClosed) return;
		clearTimeout(this.#timer);
		const waitMs = this.#buffer.isEmpty ? this.#times.heartbeatMs : this.#times.gapMs;
		const dueMs = Math.max(0, this.#sentAt + waitMs - performance.now());
		this.#timer = setTimeout(() => this.#send(), dueMs);
	}

	#send(): void {
		const reader = this.#reader;
		if (reader === null) return;
		this.#reader = null;
		this.#sentAt = performance.now();
		const text = this.#buffer.isEmpty ? HEARTBEAT : encode(this.#buffer.take());
		reader.controller.enqueue(this.#encoder.encode(text));
		reader.done();
	}
}
