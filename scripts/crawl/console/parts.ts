/** What every group of routes works with. */

import type { Hono } from 'hono';
import type { Collector } from '../engine/collector';
import type { EventHub } from './event-hub';
import type { SnapshotMaker } from './snapshot-maker';

export type ConsoleApp = Hono;

export type Parts = {
	readonly collector: Collector;
	readonly snapshots: SnapshotMaker;
	readonly hub: EventHub;
	readonly token: string;
	readonly port: () => number;
	readonly version: string;
	readonly startedAt: string;
};
