/** How a job can end without an answer, each way under its own name. */

/** A newer job of the same key took this one's place. */
export class SupersededError extends Error {
	override name = 'SupersededError';
}

/** The worker stopped in the middle of the job. */
export class WorkerDiedError extends Error {
	override name = 'WorkerDiedError';
}

/** The worker stopped again and again; nothing is tried until `reset()`. */
export class WorkerDiedRepeatedlyError extends Error {
	override name = 'WorkerDiedRepeatedlyError';
}

/** @throws what an aborted signal rejects with; else does nothing */
export function refuseAborted(signal: AbortSignal): void {
	if (signal.aborted) throw abortReason(signal);
}

/** What an abort rejects with: the reason where it is an error, else an `AbortError`. */
export function abortReason(signal: AbortSignal): Error {
	const reason: unknown = signal.reason;
	if (reason instanceof Error) return reason;
	return new DOMException('The job was aborted.', 'AbortError');
}
