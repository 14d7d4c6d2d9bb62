/** What state needs of the workers; the clients in `jobs` fill it, tests fake it. */

import type {
	AnalyseOptions,
	BackendChoice,
	CatalogWorker,
	ColourWorker,
	OnProgress,
	PhotoResult,
	RuntimeReport
} from '../../workers/contract';
import type { PhotoPart } from '$lib/jobs/colour-client';
import type { Derived, DeriveRequest } from '$lib/export/zip/wish';

export type Job = {
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: OnProgress | undefined;
	/** `background` lets everything that a person waits for go first. */
	readonly priority?: 'waiting' | 'background' | undefined;
};

export interface PhotoService {
	/** Rejects with the photo's error where it cannot be worked on; needs no model. */
	check(photo: Blob): Promise<void>;
	/** Loads and starts the models on a backend; cheap when that was done already. */
	prepare(backend: BackendChoice, job: Job): Promise<RuntimeReport>;
	/** The receiver closes the result's preview; a result nobody waits for any more is closed here. */
	analyse(photo: Blob, options: AnalyseOptions, job: Job): Promise<PhotoResult>;
	/** Like `analyse`, without the pose: for who asks about garments only. */
	findGarments(photo: Blob, job: Job): Promise<PhotoResult>;
	/** Cuts the garment of a catalog item out of its photo. */
	derive(request: DeriveRequest, job: Job): Promise<Derived>;
	/** Allows workers again after they died repeatedly. */
	reset(): void;
}

type ColourOptions<Name extends keyof ColourWorker> = Parameters<ColourWorker[Name]>[1];
type ColourOutput<Name extends keyof ColourWorker> = ReturnType<ColourWorker[Name]>;

/** The colour worker. */
export interface ColourService {
	study(part: PhotoPart, options: ColourOptions<'study'>, job?: Job): ColourOutput<'study'>;
	map(part: PhotoPart, options: ColourOptions<'map'>, job?: Job): ColourOutput<'map'>;
	split(part: PhotoPart, options: ColourOptions<'split'>, job?: Job): ColourOutput<'split'>;
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
	summary(job?: Job): Output<'summary'>;
	search(query: Input<'search'>, options: Options<'search'>, job?: Job): Output<'search'>;
	sample(wish: Input<'sample'>, job?: Job): Output<'sample'>;
	items(ids: Input<'items'>, job?: Job): Output<'items'>;
	browse(filter: Input<'browse'>, page: Options<'browse'>, job?: Job): Output<'browse'>;
	facets(filter: Input<'facets'>, job?: Job): Output<'facets'>;
	itemsAt(at: Input<'itemsAt'>, job?: Job): Output<'itemsAt'>;
	idsAt(at: Input<'idsAt'>, job?: Job): Output<'idsAt'>;
	numbersOf(ids: readonly string[], job?: Job): Output<'numbersOf'>;
	changeItems(
		at: Input<'changeItems'>,
		options: Options<'changeItems'>,
		job?: Job
	): Output<'changeItems'>;
	deleteItems(at: Input<'deleteItems'>, job?: Job): Output<'deleteItems'>;
	undoEdit(token: number, job?: Job): Output<'undoEdit'>;
	pictures(wish: Input<'pictures'>, job?: Job): Output<'pictures'>;
	palettes(photo: string, job?: Job): Output<'palettes'>;
	keepPalette(record: Input<'keepPalette'>, job?: Job): Output<'keepPalette'>;
	dropPalette(key: Input<'dropPalette'>, job?: Job): Output<'dropPalette'>;
	batch(job?: Job): Output<'batch'>;
	batchPhoto(id: string, job?: Job): Output<'batchPhoto'>;
	keepBatchEntry(input: Input<'keepBatchEntry'>, job?: Job): Output<'keepBatchEntry'>;
	keepBatchSettings(settings: Input<'keepBatchSettings'>, job?: Job): Output<'keepBatchSettings'>;
	dropBatchEntries(ids: readonly string[], job?: Job): Output<'dropBatchEntries'>;
	zip(wish: Input<'zip'>, options: Options<'zip'>, job?: Job): Output<'zip'>;
	/** Allows workers again after they died repeatedly. */
	reset(): void;
}
