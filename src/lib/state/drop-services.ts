/** What making a collection of dropped files needs of the workers; tests fake it. */

import type { CatalogWorker, DropWorker, LookedAt } from '../../workers/contract';
import type { CatalogState } from './catalog-state.svelte';
import type { RuntimeState } from './runtime-state.svelte';
import type { Job, PhotoService } from './services';

type Input<Name extends keyof DropWorker> = Parameters<DropWorker[Name]>[0];
type Options<Name extends keyof DropWorker> = Parameters<DropWorker[Name]>[1];
type Output<Name extends keyof DropWorker> = ReturnType<DropWorker[Name]>;

export interface DropService {
	understand(
		files: Input<'understand'>,
		options: Options<'understand'>,
		job?: Job
	): Output<'understand'>;
	openPhoto(at: Input<'openPhoto'>, job?: Job): Output<'openPhoto'>;
	begin(job: Input<'begin'>): Output<'begin'>;
	/** The preview is the service's then. */
	keep(looked: LookedAt): Output<'keep'>;
	finish(base: Input<'finish'>, job?: Job): Output<'finish'>;
	unfinished(): Output<'unfinished'>;
	clear(what: Input<'clear'>): Output<'clear'>;
	reset(): void;
}

export type DropServices = {
	readonly drop: DropService;
	readonly photos: Pick<PhotoService, 'check' | 'analyse' | 'reset'>;
	readonly runtime: Pick<RuntimeState, 'ready' | 'note' | 'forget' | 'status'>;
	readonly catalog: Pick<
		CatalogState,
		'summary' | 'bringIn' | 'remove' | 'undoRemove' | 'removing'
	>;
	readonly copyCollection: (id: string, job?: Job) => ReturnType<CatalogWorker['copyCollection']>;
	/** False where another tab makes a collection. */
	readonly claim: () => Promise<boolean>;
	/** Names this build of the app. */
	readonly build: string;
	readonly save: (file: Blob, name: string) => void;
};
