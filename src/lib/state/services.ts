/** What state needs of the workers; the clients in `jobs` fill it, tests fake it. */

import type {
	AnalyseOptions,
	BackendChoice,
	CatalogWorker,
	OnProgress,
	PhotoResult,
	RuntimeReport
} from '../../workers/contract';

export type Job = {
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: OnProgress | undefined;
};

export interface PhotoService {
	/** Rejects with the photo's error where it cannot be worked on; needs no model. */
	check(photo: Blob): Promise<void>;
	/** Loads and starts the models on a backend; cheap when that was done already. */
	prepare(backend: BackendChoice, job: Job): Promise<RuntimeReport>;
	/** The receiver closes the result's preview; a result nobody waits for any more is closed here. */
	analyse(photo: Blob, options: AnalyseOptions, job: Job): Promise<PhotoResult>;
	/** Allows workers again after they died repeatedly. */
	reset(): void;
}

type Input<Name extends keyof CatalogWorker> = Parameters<CatalogWorker[Name]>[0];
type Options<Name extends keyof CatalogWorker> = Parameters<CatalogWorker[Name]>[1];
type Output<Name extends keyof CatalogWorker> = ReturnType<CatalogWorker[Name]>;

/** The catalog worker without the arguments that have only one value here. */
export interface CatalogService {
	open(shipped: Input<'open'>, job?: Job): Output<'open'>;
	importSnapshot(from: Input<'importSnapshot'>, job?: Job): Output<'importSnapshot'>;
	removeCollection(id: string, job?: Job): Output<'removeCollection'>;
	search(query: Input<'search'>, options: Options<'search'>, job?: Job): Output<'search'>;
	sample(wish: Input<'sample'>, job?: Job): Output<'sample'>;
	items(ids: Input<'items'>, job?: Job): Output<'items'>;
	pictures(wish: Input<'pictures'>, job?: Job): Output<'pictures'>;
	zip(wish: Input<'zip'>, options: Options<'zip'>, job?: Job): Output<'zip'>;
	/** Allows workers again after they died repeatedly. */
	reset(): void;
}
