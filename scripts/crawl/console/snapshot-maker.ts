/** Who makes snapshots of projects for the console: asked by routes, heard by the event stream. */

import type { SnapshotEvent } from '../../../src/lib/catalog/collect/crawler';

/** A file of a finished snapshot. */
export type SnapshotFile = { readonly path: string; readonly bytes: number };

/** `null` wherever a state is answered: no snapshot of the project was ever made. */
export interface SnapshotMaker {
	/** Starts it, or leaves the one that runs. */
	start(project: string, options?: { readonly threads?: number }): Promise<SnapshotEvent>;
	state(project: string): Promise<SnapshotEvent | null>;
	/** What was analysed so far is kept for the next time. */
	stop(project: string): Promise<SnapshotEvent | null>;
	/** @returns null where the project has no finished snapshot or it has no such file */
	file(project: string, name: string): Promise<SnapshotFile | null>;
	/** Forgets a project that is removed, its files too. */
	discard(project: string): Promise<void>;
	/** @returns ends the subscription */
	subscribe(listener: (state: SnapshotEvent) => void): () => void;
	/** Stops what runs. */
	close(): Promise<void>;
}
