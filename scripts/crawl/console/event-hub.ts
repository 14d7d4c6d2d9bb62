/** Everything that happens, told to everyone who listens: at once, and at least every two seconds while something runs. */

import type { ConsoleEvent, CrawlerState } from '../../../src/lib/catalog/collect/crawler';
import type { Collector } from '../engine/collector';
import { EventStream, type StreamTimes } from './event-stream';
import type { SnapshotMaker } from './snapshot-maker';

export type HubTimes = StreamTimes & {
	/** Figures of what runs are sent at least so often. */
	readonly beatMs: number;
};

export const HUB_TIMES: HubTimes = { gapMs: 250, beatMs: 1900, heartbeatMs: 10_000 };

/** States in which figures move by themselves. */
const MOVING: readonly CrawlerState[] = ['running', 'stopping'];

export class EventHub {
	readonly #collector: Collector;
	readonly #snapshots: SnapshotMaker;
	readonly #times: HubTimes;
	readonly #report: (error: unknown) => void;
	readonly #streams = new Set<EventStream>();
	/** Set while anybody listens: nothing is reckoned for nobody. */
	#ends: readonly (() => void)[] = [];
	#beat: NodeJS.Timeout | undefined;
	/** Ids of crawlers at work, as far as was heard. */
	readonly #moving = new Set<string>();
	/** When the collector last spoke of any: asking it anew is dear with hundreds of them. */
	#heardAt = -Infinity;
	#isClosed = false;

	constructor(
		collector: Collector,
		snapshots: SnapshotMaker,
		report: (error: unknown) => void,
		times: HubTimes = HUB_TIMES
	) {
		this.#collector = collector;
		this.#snapshots = snapshots;
		this.#report = report;
		this.#times = times;
	}

	get listeners(): number {
		return this.#streams.size;
	}

	/** A new listener: first everything there is, then what changes. */
	open(): ReadableStream<Uint8Array> {
		const stream = new EventStream(this.#times, (closed) => {
			this.#streams.delete(closed);
			if (this.#streams.size === 0) this.#fallSilent();
		});
		if (this.#isClosed) {
			stream.close();
			return stream.body;
		}
		this.#streams.add(stream);
		if (this.#streams.size === 1) this.#listen();
		void this.#tellAll(stream);
		return stream.body;
	}

	close(): void {
		this.#isClosed = true;
		for (const stream of [...this.#streams]) stream.close();
	}

	#listen(): void {
		this.#ends = [
			this.#collector.subscribe((event) => {
				if (event.kind === 'crawlers') this.#heardAt = performance.now();
				this.#publish(event);
			}),
			this.#snapshots.subscribe((event) => this.#publish(event))
		];
		// Twice as often: what was heard just after one beat is not yet too old at the next.
		this.#beat = setInterval(() => void this.#tellMoving(), this.#times.beatMs / 2);
	}

	#fallSilent(): void {
		clearInterval(this.#beat);
		for (const end of this.#ends) end();
		this.#ends = [];
		this.#moving.clear();
	}

	#note(event: ConsoleEvent): void {
		if (event.kind === 'removed') for (const id of event.crawlers) this.#moving.delete(id);
		if (event.kind !== 'crawlers') return;
		for (const { id, state } of event.crawlers) {
			if (MOVING.includes(state)) this.#moving.add(id);
			else this.#moving.delete(id);
		}
	}

	#publish(event: ConsoleEvent): void {
		this.#note(event);
		for (const stream of this.#streams) stream.push(event);
	}

	async #tellAll(stream: EventStream): Promise<void> {
		try {
			const projects = await this.#collector.projects();
			const crawlers = await this.#collector.crawlers();
			stream.push({ kind: 'projects', projects: [...projects] });
			const all: ConsoleEvent = { kind: 'crawlers', crawlers: [...crawlers] };
			this.#note(all);
			stream.push(all);
			for (const { id } of projects) {
				const event = await this.#snapshots.state(id);
				if (event) stream.push(event);
			}
		} catch (error) {
			// The listener connects again by itself; half a picture would be taken for the whole.
			this.#report(error);
			stream.close();
		}
	}

	async #tellMoving(): Promise<void> {
		const isTold = performance.now() - this.#heardAt < this.#times.beatMs / 2;
		if (isTold || this.#moving.size === 0) return;
		try {
			const crawlers = await this.#collector.crawlers();
			// What has come to rest meanwhile is told too, once.
			const moving = crawlers.filter(({ id }) => this.#moving.has(id));
			this.#publish({ kind: 'crawlers', crawlers: moving });
		} catch (error) {
			this.#report(error);
		}
	}
}
