/** What a worker knows of the thing that runs its networks, whichever library that is. */

import type { ModelEntry, RunModel } from '../../lib/vision/models';
import type { BackendChoice, RuntimeReport } from '../contract';

export type Backend = RuntimeReport['backend'];

/** The files of a model, graph first; asked for again when another backend takes over. */
export type LoadFiles = (
	entry: ModelEntry,
	signal: AbortSignal
) => Promise<readonly Uint8Array<ArrayBuffer>[]>;

export type StartOptions = {
	readonly backend: BackendChoice;
	readonly load: LoadFiles;
	readonly signal: AbortSignal;
	/** Called after each model that was started. */
	readonly onStarted?: (done: number, total: number) => void;
};

export interface Runtime {
	/**
	 * Starts the models; those that run already on the wished backend stay as they are.
	 * @throws RuntimeStartError when no backend starts
	 */
	start(entries: readonly ModelEntry[], options: StartOptions): Promise<RuntimeReport>;
	/** @throws ModelNotReadyError for a role that was not started */
	readonly run: RunModel;
	/** @throws ModelNotReadyError before the first `start` */
	report(): RuntimeReport;
	release(): Promise<void>;
}

/** Why a faster backend was left, for the report. */
export type FellBack = { readonly from: Backend; readonly reason: string };

/** For work that no caller can stop: moving to another backend in the middle of a run. */
export const neverAborted = (): AbortSignal => new AbortController().signal;

export const reasonOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

export function reportOf(
	backend: Backend,
	threads: number,
	fellBack: FellBack | null
): RuntimeReport {
	if (!fellBack) return { backend, threads };
	return { backend, threads, fellBackFrom: fellBack.from, reason: fellBack.reason };
}
