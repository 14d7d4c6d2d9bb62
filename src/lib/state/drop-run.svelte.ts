/** The photos of a drop, looked at one after the other: paused, resumed, given up; a bad one stops nothing. */

import type { Candidate } from '$lib/catalog/drop/candidates';
import type { DoneBefore } from '$lib/catalog/drop/journal';
import { isNoPhotosFault } from './no-photos-fault';
import { leftOf } from './drop-job';
import type { DropServices } from './drop-services';
import { failureOf, type Failure } from './failure';
import { lookAtPhoto } from './look-at-photo';
import { timeLeftMs } from './time-left';

export type RunStatus =
	| { readonly state: 'running' | 'paused' | 'ended' | 'cancelled' }
	/** Not one photo was the matter but what looks at them, or where results are kept. */
	| { readonly state: 'stopped'; readonly failure: Failure };

/** Enough for the time that is left. */
const TIMES = 16;

/** Beside what stops every queue of photos. */
const isStopping = (name: string): boolean =>
	isNoPhotosFault(name) || /^Storage|^Quota|^OtherModel/.test(name);

export class DropRun {
	#status = $state.raw<RunStatus>({ state: 'running' });
	#found = $state(0);
	#failed = $state(0);
	#tookMs = $state.raw<readonly number[]>([]);
	#controller: AbortController | null = null;
	readonly #left: Candidate[];
	readonly #services: DropServices;
	readonly #embedModel: string | null;
	readonly #onEnd: () => void;
	readonly total: number;

	/**
	 * @param before what need not be looked at again
	 * @param embedModel of the collection that is added to; null for one of its own
	 * @param onEnd called once, when every photo was looked at
	 */
	constructor(
		services: DropServices,
		candidates: readonly Candidate[],
		before: DoneBefore,
		embedModel: string | null,
		onEnd: () => void
	) {
		this.#services = services;
		this.#embedModel = embedModel;
		this.#onEnd = onEnd;
		this.#left = leftOf(candidates, before);
		this.#failed = before.filter(({ error }) => error !== null).length;
		this.#found = before.length - this.#failed;
		this.total = candidates.length;
		void this.#work();
	}

	get status(): RunStatus {
		return this.#status;
	}
	/** Looked at, whatever came of it. */
	get done(): number {
		return this.#found + this.#failed;
	}
	get found(): number {
		return this.#found;
	}
	get failed(): number {
		return this.#failed;
	}
	/** Estimate for what is left; null until one photo is done. */
	get leftMs(): number | null {
		return timeLeftMs(this.#tookMs, this.total - this.done);
	}

	/** Stops after the photo it is at. */
	pause(): void {
		if (this.#status.state === 'running') this.#status = { state: 'paused' };
	}

	/** Goes on where it was; after a failure of the models they are started again. */
	resume(): void {
		const { state } = this.#status;
		if (state !== 'paused' && state !== 'stopped') return;
		if (state === 'stopped') {
			this.#services.photos.reset();
			this.#services.drop.reset();
		}
		this.#status = { state: 'running' };
		if (!this.#controller) void this.#work();
	}

	/** Gives up the photo it is at as well. */
	cancel(): void {
		this.#status = { state: 'cancelled' };
		this.#controller?.abort();
	}

	async #work(): Promise<void> {
		const controller = new AbortController();
		this.#controller = controller;
		while (this.#status.state === 'running') {
			const [candidate] = this.#left;
			if (candidate) await this.#lookAt(candidate, controller.signal);
			else {
				this.#status = { state: 'ended' };
				this.#onEnd();
			}
		}
		this.#controller = null;
	}

	async #lookAt(candidate: Candidate, signal: AbortSignal): Promise<void> {
		const { drop, runtime } = this.#services;
		const startMs = performance.now();
		try {
			const looked = await lookAtPhoto(this.#services, candidate, this.#embedModel, signal);
			if (signal.aborted) {
				looked.preview?.close();
				return;
			}
			await drop.keep(looked);
			this.#note(looked.outcome.state === 'found');
			this.#tookMs = [...this.#tookMs.slice(-TIMES), performance.now() - startMs];
		} catch (error) {
			if (signal.aborted) return;
			const failure = failureOf(error);
			if (failure.name.startsWith('WorkerDied')) runtime.forget();
			if (runtime.status.state === 'failed' || isStopping(failure.name)) {
				this.#status = { state: 'stopped', failure };
			} else await this.#refuse(candidate, failure);
		}
	}

	async #refuse({ key }: Candidate, { name }: Failure): Promise<void> {
		try {
			const outcome = { state: 'failed', error: name } as const;
			await this.#services.drop.keep({ key, outcome, preview: null });
			this.#note(false);
		} catch (error) {
			this.#status = { state: 'stopped', failure: failureOf(error) };
		}
	}

	#note(isFound: boolean): void {
		this.#left.shift();
		if (isFound) this.#found += 1;
		else this.#failed += 1;
	}
}
