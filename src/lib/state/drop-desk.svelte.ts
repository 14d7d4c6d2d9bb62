/** A drop on its way to a collection: read, looked over by the person, looked at photo by photo, taken in. */

import { DropElsewhereError } from '$lib/catalog/drop/drop-errors';
import type { DropTarget, UnfinishedDrop } from '$lib/catalog/drop/drop-record';
import type { Pictureless } from '$lib/catalog/drop/candidates';
import type { LeftOut } from '$lib/catalog/drop/left-out';
import type { DroppedFile } from '$lib/catalog/drop/list-files';
import type { Understanding } from '$lib/catalog/drop/understand';
import type { Mapping } from '$lib/catalog/collect/table';
import type { Collection } from '$lib/catalog/records';
import type { CopiedCollection, ProgressReport } from '../../workers/contract';
import { jobOf } from './drop-job';
import { DropRun } from './drop-run.svelte';
import type { DropServices } from './drop-services';
import { leftOutCsv, picturelessCsv } from './drop-tables';
import { canJoin, clashOf, targetOf } from './drop-target';
import {
	takeKept,
	takeSnapshot,
	type DropResult,
	type SnapshotPlan,
	type Taken
} from './drop-taking';
import { failureOf, isAbort, type Failure } from './failure';
import type { Job } from './services';

type ItemsPlan = Extract<Understanding, { readonly kind: 'items' }>;

export type DropStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'reading'; readonly progress: ProgressReport | null }
	| { readonly state: 'unreadable'; readonly failure: Failure }
	/** Nothing is written yet. */
	| { readonly state: 'planned'; readonly plan: Understanding }
	| { readonly state: 'running'; readonly run: DropRun; readonly name: string }
	| { readonly state: 'taking'; readonly progress: ProgressReport | null; readonly name: string }
	/** What was found is kept: it can be tried again. */
	| { readonly state: 'untaken'; readonly failure: Failure; readonly name: string }
	| { readonly state: 'done'; readonly result: DropResult };

/** As people number them: 2 before 10. Folders are given in no order at all. */
const { compare } = new Intl.Collator(undefined, { numeric: true });

export class DropDesk {
	#status = $state.raw<DropStatus>({ state: 'idle' });
	#unfinished = $state.raw<UnfinishedDrop | null>(null);
	/** The mapping was changed, and the table is read again. */
	#isMapping = $state(false);
	#failure = $state.raw<Failure | null>(null);
	/** Of the collection to be. */
	name = $state('');
	/** What to do where a collection has the name; null: the person has not said. */
	how = $state<'replace' | 'add' | null>(null);
	#files: readonly DroppedFile[] = [];
	#controller: AbortController | null = null;
	#before: CopiedCollection | null = null;
	#left: Pick<DropResult, 'leftOut' | 'pictureless'> = { leftOut: [], pictureless: [] };
	#claimed = false;
	/** What failed at the end, once more. */
	#again: (() => Promise<void>) | null = null;
	readonly #services: DropServices;

	constructor(services: DropServices) {
		this.#services = services;
	}

	get status(): DropStatus {
		return this.#status;
	}
	/** What a closed tab left. */
	get unfinished(): UnfinishedDrop | null {
		return this.#unfinished;
	}
	get isMapping(): boolean {
		return this.#isMapping;
	}
	/** Why the collection could not be begun. */
	get failure(): Failure | null {
		return this.#failure;
	}
	/** The collection that has the name. */
	get clash(): Collection | undefined {
		return clashOf(this.name, this.#services.catalog.summary?.collections ?? []);
	}
	get canJoinClash(): boolean {
		return this.clash !== undefined && canJoin(this.clash);
	}
	get canStart(): boolean {
		if (this.#status.state !== 'planned' || this.#isMapping) return false;
		if (!this.#services.catalog.summary) return false;
		const { plan } = this.#status;
		if (plan.kind === 'snapshot') return true;
		if (this.name.trim() === '' || plan.candidates.length === 0) return false;
		return !this.clash || (this.how !== null && this.canJoinClash);
	}
	/** Whether what was removed can still be brought back. */
	get canRedo(): boolean {
		const { state } = this.#status;
		if (state !== 'done') return false;
		return this.#services.catalog.removing === this.#status.result.id;
	}

	/** Looks whether a closed tab left something. */
	async restore(): Promise<void> {
		if (this.#status.state !== 'idle') return;
		this.#unfinished = await this.#services.drop.unfinished().catch(() => null);
	}

	/** Reads what was dropped; nothing is written. What is under way is not disturbed. */
	async read(files: readonly File[]): Promise<void> {
		const { state } = this.#status;
		if (files.length === 0 || state === 'running' || state === 'taking') return;
		if (state === 'done') void this.#clear(false);
		// The path is lost on the way to the worker unless it is told.
		this.#files = files
			.map((file) => ({ path: file.webkitRelativePath || file.name, file }))
			.sort((a, b) => compare(a.path, b.path));
		this.#failure = null;
		this.#status = { state: 'reading', progress: null };
		await this.#attempt(
			async (signal) => {
				const plan = await this.#understand(null, signal);
				this.how = null;
				if (plan.kind === 'items') this.name = plan.name.slice(0, 200);
				this.#status = { state: 'planned', plan };
			},
			(failure) => {
				this.#status = failure ? { state: 'unreadable', failure } : { state: 'idle' };
			}
		);
	}

	/** Gives up the reading; what a closed tab left stays. */
	stopReading(): void {
		if (this.#status.state !== 'reading') return;
		this.#controller?.abort();
		this.#controller = null;
		this.#status = { state: 'idle' };
	}

	/** Reads the table anew with other columns. */
	async map(mapping: Mapping): Promise<void> {
		if (this.#status.state !== 'planned') return;
		this.#isMapping = true;
		await this.#attempt(
			async (signal) => {
				const plan = await this.#understand(mapping, signal);
				this.#isMapping = false;
				if (this.#status.state === 'planned') this.#status = { state: 'planned', plan };
			},
			(failure) => {
				this.#isMapping = false;
				if (failure) this.#status = { state: 'unreadable', failure };
			}
		);
	}

	/** Begins what was planned. */
	async start(): Promise<void> {
		const { summary } = this.#services.catalog;
		if (this.#status.state !== 'planned' || !this.canStart || !summary) return;
		const { plan } = this.#status;
		this.#failure = null;
		if (plan.kind === 'snapshot') return this.#takeSnapshot(plan);
		try {
			await this.#claim();
			await this.#run(plan, targetOf(this.name, this.how ?? 'replace', summary));
		} catch (error) {
			this.#failure = failureOf(error);
		}
	}

	pause(): void {
		if (this.#status.state === 'running') this.#status.run.pause();
	}

	resume(): void {
		if (this.#status.state === 'running') this.#status.run.resume();
	}

	/** Makes the collection of what was found so far. */
	finishEarly(): void {
		if (this.#status.state !== 'running') return;
		this.#status.run.cancel();
		void this.#take();
	}

	/** Gives up what is under way; nothing of it remains, and what was there before is as it was. */
	async cancel(): Promise<void> {
		if (this.#status.state === 'running') this.#status.run.cancel();
		this.#controller?.abort();
		this.#controller = null;
		this.#isMapping = false;
		this.#unfinished = null;
		this.#failure = null;
		this.#status = { state: 'idle' };
		await this.#clear(false);
	}

	/** Gives up storing: what was found is kept, and the catalog is what it was. */
	async stopTaking(): Promise<void> {
		if (this.#status.state !== 'taking') return;
		this.#controller?.abort();
		this.#controller = null;
		this.#status = { state: 'idle' };
		await this.restore();
	}

	/** Once more, after a failure at the end. */
	retry(): void {
		if (this.#status.state === 'untaken') void this.#again?.();
	}

	/** Makes the collection that a closed tab left, of what was found until then. */
	async finishUnfinished(): Promise<void> {
		if (!this.#unfinished || this.#status.state !== 'idle') return;
		this.#left = { leftOut: [], pictureless: [] };
		this.name = this.#unfinished.target.name;
		try {
			await this.#claim();
			await this.#take();
		} catch (error) {
			this.#failure = failureOf(error);
		}
	}

	/** Takes the finished collection back: what was there before is there again. */
	async undo(): Promise<void> {
		if (this.#status.state !== 'done' || this.#status.result.undo !== 'can') return;
		const { result } = this.#status;
		const { catalog } = this.#services;
		if (!this.#before) {
			catalog.remove(result.id);
			this.#status = { state: 'done', result: { ...result, undo: 'undone' } };
			return;
		}
		this.#status = { state: 'done', result: { ...result, undo: 'undoing' } };
		try {
			await catalog.bringIn({ kind: 'files', files: this.#before.files }, {});
			this.#status = { state: 'done', result: { ...result, undo: 'undone' } };
		} catch (error) {
			this.#failure = failureOf(error);
			this.#status = { state: 'done', result };
		}
	}

	/** Brings back what was taken back just now. */
	redo(): void {
		if (this.#status.state !== 'done' || !this.canRedo) return;
		this.#services.catalog.undoRemove();
		this.#status = { state: 'done', result: { ...this.#status.result, undo: 'can' } };
	}

	/** On to the next drop. */
	close(): void {
		const { state } = this.#status;
		if (state === 'running' || state === 'taking') return;
		this.#failure = null;
		this.#status = { state: 'idle' };
		// What was made can be undone no more.
		if (state === 'done') void this.#clear(false);
		else void this.restore();
	}

	/** @param reasonOf in the person's language */
	saveLeftOut(all: readonly LeftOut[], reasonOf: (one: LeftOut) => string): void {
		this.#services.save(leftOutCsv(all, reasonOf), 'left-out.csv');
	}

	savePictureless(all: readonly Pictureless[]): void {
		this.#services.save(picturelessCsv(all), 'pictures-to-collect.csv');
	}

	/** Where it cannot be deleted now, the next drop does. */
	async #clear(keepsCopy: boolean): Promise<void> {
		await this.#services.drop.clear({ keepsCopy }).catch(() => undefined);
	}

	#understand(mapping: Mapping | null, signal: AbortSignal): Promise<Understanding> {
		return this.#services.drop.understand(
			this.#files,
			{ mapping },
			{
				signal,
				onProgress: (progress) => {
					if (this.#status.state === 'reading') this.#status = { state: 'reading', progress };
				}
			}
		);
	}

	async #claim(): Promise<void> {
		this.#claimed ||= await this.#services.claim();
		if (!this.#claimed) throw new DropElsewhereError('another tab makes a collection');
	}

	async #run(plan: ItemsPlan, target: DropTarget): Promise<void> {
		const { drop, build, catalog } = this.#services;
		const { candidates, leftOut, pictureless } = plan;
		this.#left = { leftOut, pictureless };
		const before = await drop.begin(jobOf(candidates, target, build));
		this.#unfinished = null;
		const joined = catalog.summary?.collections.find(({ id }) => id === target.id);
		const embedModel = target.how === 'add' ? (joined?.embedModel ?? null) : null;
		const run = new DropRun(this.#services, candidates, before, embedModel, () => {
			void this.#take();
		});
		this.#status = { state: 'running', run, name: target.name };
	}

	/** What is kept becomes a collection: all of it, or the catalog is what it was. */
	#take(): Promise<void> {
		this.#again = () => this.#take();
		return this.#bringIn(this.name, (job) => takeKept(this.#services, this.#left, job));
	}

	#takeSnapshot(plan: SnapshotPlan): Promise<void> {
		this.#again = () => this.#takeSnapshot(plan);
		const name = Object.values(plan.manifest.name)[0] ?? plan.manifest.id;
		return this.#bringIn(name, (job) => takeSnapshot(this.#services, plan, name, job));
	}

	async #bringIn(name: string, work: (job: Job) => Promise<Taken>): Promise<void> {
		this.#failure = null;
		this.#status = { state: 'taking', progress: null, name };
		const onProgress = (progress: ProgressReport): void => {
			if (this.#status.state === 'taking') this.#status = { state: 'taking', progress, name };
		};
		await this.#attempt(
			async (signal) => {
				const { result, copy } = await work({ signal, onProgress });
				this.#before = copy;
				this.#unfinished = null;
				this.#status = { state: 'done', result };
			},
			(failure) => {
				this.#status = failure ? { state: 'untaken', failure, name } : { state: 'idle' };
			}
		);
	}

	/** The latest counts: an earlier one is given up, and whatever it still brings is dropped. */
	async #attempt(
		work: (signal: AbortSignal) => Promise<void>,
		onFailure: (failure: Failure | null) => void
	): Promise<void> {
		this.#controller?.abort();
		const controller = new AbortController();
		this.#controller = controller;
		try {
			await work(controller.signal);
		} catch (error) {
			if (this.#controller === controller) onFailure(isAbort(error) ? null : failureOf(error));
		} finally {
			if (this.#controller === controller) this.#controller = null;
		}
	}
}
