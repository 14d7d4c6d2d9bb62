/** What each worker can do: one interface a worker, every method `(input, options, signal, onProgress)`. */

import type { BatchEntry, BatchSettings, StoredBatch } from '../lib/catalog/batch-record';
import type { EditReceipt, ItemsAt, Listing, Page } from '../lib/catalog/facets/browsing';
import type { FacetCounts } from '../lib/catalog/facets/count-facets';
import type { Filter } from '../lib/catalog/facets/filter';
import type { ItemChange } from '../lib/catalog/facets/item-edits';
import type { DroppedFile } from '../lib/catalog/drop/list-files';
import type { DropJob, DropOutcome, UnfinishedDrop } from '../lib/catalog/drop/drop-record';
import type { DoneBefore } from '../lib/catalog/drop/journal';
import type { MadeSnapshot } from '../lib/catalog/drop/make-snapshot';
import type { FileAt } from '../lib/catalog/drop/place';
import type { Understanding, UnderstandOptions } from '../lib/catalog/drop/understand';
import type { PaletteKey, StoredPalette } from '../lib/catalog/palette-record';
import type { CatalogItem, CatalogSummary, SearchHit, SearchQuery } from '../lib/catalog/records';
import type { SnapshotLocation } from '../lib/catalog/snapshot/source';
import type { GarmentAnalysis } from '../lib/vision/analysis';
import type { GarmentColour } from '../lib/vision/colour/garment-colour';
import type { PhotoNotice } from '../lib/vision/image/photo-errors';
import type { Box, Mask } from '../lib/vision/image/raster';
import type { ModelRole } from '../lib/vision/models';
import type { Category } from '../lib/vision/parse/classes';
import type { Seeds } from '../lib/vision/palette/colour-map';
import type { ColourStudy } from '../lib/vision/palette/study';
import type { KeyPoint } from '../lib/vision/pose/key-points';
import type {
	CutoutFormat,
	Derive,
	Derived,
	DerivedKind,
	DerivedSample,
	ImportSummary,
	ZipJournal,
	ZipOutcome,
	ZipPlan,
	ZipProgress,
	ZipSink,
	UnfinishedZip,
	ZipWish
} from '../lib/export/zip/wish';

export type {
	Derive,
	Derived,
	DerivedSample,
	DeriveRequest,
	ImportSummary,
	ZipJournal,
	ZipOutcome,
	ZipPlan,
	ZipProgress,
	ZipRun,
	ZipService,
	ZipSink,
	ZipSummary,
	UnfinishedZip,
	ZipWish
} from '../lib/export/zip/wish';

export type ProgressReport = {
	/** Names what is going on; the UI has a text for each. */
	readonly stage:
		| 'download-model'
		| 'start-model'
		| 'decode'
		| 'parse'
		| 'describe'
		| 'pose'
		| 'read-snapshot'
		| 'store-snapshot'
		| 'zip'
		| 'read-files'
		| 'write-snapshot';
	readonly done: number;
	/** 0 while the total is unknown. */
	readonly total: number;
	/** Of a zip: bytes, the time that remains, whether it is paused. */
	readonly zip?: ZipProgress;
};

export type OnProgress = (report: ProgressReport) => void;

export type Method<Input, Options, Output> = (
	input: Input,
	options: Options,
	signal: AbortSignal,
	onProgress: OnProgress
) => Promise<Output>;

export type NoOptions = Readonly<Record<string, never>>;

/** `auto` takes WebGPU where an adapter exists (WebGL for tfjs next), else WASM. */
export type BackendChoice = 'auto' | 'webgpu' | 'webgl' | 'wasm';

export type RuntimeReport = {
	readonly backend: Exclude<BackendChoice, 'auto'>;
	readonly threads: number;
	/** Set when a faster backend was asked for or lost, and this one took its place. */
	readonly fellBackFrom?: Exclude<BackendChoice, 'auto'>;
	readonly reason?: string;
};

export type PrepareInput = { readonly manifestUrl: string; readonly roles: readonly ModelRole[] };
export type PrepareOptions = { readonly backend: BackendChoice };

export type AnalyseOptions = {
	/** Take the whole photo as one garment even where regions were found. */
	readonly wholePhoto?: boolean;
	/** Take what is in this frame, drawn by a person, as one garment. */
	readonly box?: Box;
	/** Describe no garment beyond the largest of these categories (an empty list: of any). */
	readonly firstOf?: readonly Category[];
};

export type PhotoResult = {
	readonly analysis: GarmentAnalysis;
	/** Upright, long side at most 1024 px; the receiver closes it. */
	readonly preview: ImageBitmap;
	readonly notices: readonly PhotoNotice[];
	readonly runtime: RuntimeReport;
	/** Milliseconds by stage. */
	readonly timings: Readonly<Record<string, number>>;
};

export type DeriveOptions = {
	/** Where the garment is in the photo, as it was measured. */
	readonly box: Box;
	readonly kinds: readonly DerivedKind[];
	/** Of the cut-out. */
	readonly format: CutoutFormat;
};

/** What is made of one garment of a photo. */
export type DerivedParts = Pick<Derived, 'pictures' | 'garment'> & {
	/** To look for key-points in, where those were asked for; the receiver closes it. */
	readonly preview: ImageBitmap | null;
};

export interface VisionWorker {
	/** Downloads, verifies and starts models; cheap when done already. */
	prepare: Method<PrepareInput, PrepareOptions, RuntimeReport>;
	analyse: Method<Blob, AnalyseOptions, PhotoResult>;
	/** Cuts one garment out of a photo, and encodes what is made of it. */
	derive: Method<Blob, DeriveOptions, DerivedParts>;
}

export type FoundPose = {
	/** Of the main person. */
	readonly keyPoints: readonly KeyPoint[];
	/** Id of the network that found them. */
	readonly model: string;
};

export interface PoseWorker {
	prepare: Method<PrepareInput, PrepareOptions, RuntimeReport>;
	/** The bitmap is closed by the worker. */
	estimate: Method<ImageBitmap, NoOptions, FoundPose>;
}

/** The pixels of one garment, or of a whole photo. */
export type ColourPixels = {
	/** Closed by the worker. */
	readonly bitmap: ImageBitmap;
	/** Null: all of them. */
	readonly mask: Mask | null;
};

/** Needs no model, so that a person never waits for one to see a colour light up. */
export interface ColourWorker {
	/** With another method's palette unless `compare` is false. */
	study: Method<ColourPixels, { readonly count?: number; readonly compare?: boolean }, ColourStudy>;
	/** Which colour each pixel is, counted from 1; 0 outside. */
	map: Method<ColourPixels, { readonly seeds: Seeds }, Uint8Array>;
	/** The two colours that one falls into; fewer where it is only one. */
	split: Method<
		ColourPixels,
		{ readonly seeds: Seeds; readonly index: number },
		readonly GarmentColour[]
	>;
}

export type CopiedCollection = {
	readonly files: readonly File[];
	readonly numbers: readonly string[];
};

/** A photo that was looked at. */
export type LookedAt = {
	readonly key: string;
	readonly outcome: DropOutcome;
	/** Closed by the worker; null where the photo was refused. */
	readonly preview: ImageBitmap | null;
};

/** Reads what a person drops and keeps what came of it; holds nothing but what is being read. */
export interface DropWorker {
	understand: Method<readonly DroppedFile[], UnderstandOptions, Understanding>;
	openPhoto: Method<Pick<FileAt, 'file' | 'places'>, NoOptions, Blob>;
	/** Takes a job up, and deletes an older copy of a collection; answers what was done before. */
	begin: Method<DropJob, NoOptions, DoneBefore>;
	/** Encodes the pictures of an item and keeps them with what was found. */
	keep: Method<LookedAt, NoOptions, void>;
	/** The job's snapshot, until the next call. @param input what it is added to; null: a whole one */
	finish: Method<CopiedCollection | null, NoOptions, MadeSnapshot & { files: readonly File[] }>;
	unfinished: Method<null, NoOptions, UnfinishedDrop | null>;
	/** Nothing of the job remains; the copy of what was there before neither, unless it is kept. */
	clear: Method<{ readonly keepsCopy: boolean }, NoOptions, void>;
}

export interface CatalogWorker {
	/** Opens the store; imports the shipped snapshot when it is not there yet. */
	open: Method<SnapshotLocation, NoOptions, CatalogSummary>;
	importSnapshot: Method<SnapshotLocation, NoOptions, CatalogSummary>;
	removeCollection: Method<string, NoOptions, CatalogSummary>;
	/** The collection's files as a snapshot, until the next call; and the numbers of its items. */
	copyCollection: Method<string, NoOptions, CopiedCollection>;
	/** As it is now: another tab may have changed it. */
	summary: Method<null, NoOptions, CatalogSummary>;
	search: Method<SearchQuery, { readonly limit: number }, readonly SearchHit[]>;
	/** A spread of items to look at before anything was searched, worn ones first when asked. */
	sample: Method<
		{ readonly count: number; readonly worn?: boolean },
		NoOptions,
		readonly CatalogItem[]
	>;
	/** Items by id, in the order asked; null where one is missing. */
	items: Method<readonly string[], NoOptions, readonly (CatalogItem | null)[]>;
	/** The items that pass a filter, in order, by number. */
	browse: Method<Filter, Page, Listing>;
	/** How many items each value of each facet would show. */
	facets: Method<Filter, NoOptions, FacetCounts>;
	/** Items by number, in the order asked; null where one is missing. */
	itemsAt: Method<ItemsAt, NoOptions, readonly (CatalogItem | null)[]>;
	/** Ids by number, in the order asked. */
	idsAt: Method<ItemsAt, NoOptions, readonly string[]>;
	/** Numbers by id, rising; ids of no item are passed over. */
	numbersOf: Method<readonly string[], NoOptions, ItemsAt>;
	changeItems: Method<ItemsAt, { readonly change: ItemChange }, EditReceipt>;
	deleteItems: Method<ItemsAt, NoOptions, EditReceipt>;
	/** Takes an edit back by its token; false for one that cannot be any more. */
	undoEdit: Method<number, NoOptions, boolean>;
	/** Stored pictures by item id, in the order asked; null where one is missing. */
	pictures: Method<
		{ readonly ids: readonly string[]; readonly size: 'thumbnail' | 'photo' },
		NoOptions,
		readonly (Blob | null)[]
	>;
	/** What a person made of the palettes of a photo, by the SHA-256 of its file. */
	palettes: Method<string, NoOptions, readonly StoredPalette[]>;
	keepPalette: Method<StoredPalette, NoOptions, void>;
	dropPalette: Method<PaletteKey, NoOptions, void>;
	/** The batch of the colours screen; null where nothing can be kept. */
	batch: Method<null, NoOptions, StoredBatch | null>;
	batchPhoto: Method<string, NoOptions, Blob | null>;
	/** Photo null: what is stored of its bytes stays. */
	keepBatchEntry: Method<
		{ readonly entry: BatchEntry; readonly photo: Blob | null },
		NoOptions,
		void
	>;
	keepBatchSettings: Method<BatchSettings, NoOptions, void>;
	dropBatchEntries: Method<readonly string[], NoOptions, void>;
	/** What will come of a wish. */
	planZip: Method<ZipWish, { readonly samples: readonly DerivedSample[] }, ZipPlan>;
	/** Gives what a zip is written from through a port, as `ZipSource`, until the other side lets go of it. */
	lendZip: Method<{ readonly wish: ZipWish; readonly port: MessagePort }, NoOptions, void>;
	/** Takes in a zip that was written with `restorable`. */
	importZip: Method<Blob, NoOptions, ImportSummary>;
}

/** Of a zip that is written: where its content comes from, and who makes what is derived. */
export type ZipPorts = {
	/** A `ZipSource`, served by comlink. */
	readonly source: MessagePort;
	/** A `ZipPage`, served by comlink. */
	readonly page: MessagePort;
	/** Brings `ZipCommand`s. */
	readonly commands: MessagePort;
};

export type ZipCommand = 'pause' | 'resume' | 'stop';

/** What the page does for a zip. */
export type ZipPage = {
	/** Null where nothing can be made of a photo. */
	readonly derive: Derive;
	/** What was found out of an item, while a size is told. */
	readonly sampled: (sample: DerivedSample) => void;
};

export interface ZipWorker {
	write: Method<
		{ readonly wish: ZipWish; readonly sink: ZipSink; readonly ports: ZipPorts },
		{ readonly resume: ZipJournal | null },
		ZipOutcome
	>;
	/** Makes one item after the other and tells `ZipPage.sampled` how large it is, until all were made. */
	sample: Method<
		{ readonly wish: ZipWish; readonly ports: ZipPorts },
		{ readonly known: readonly DerivedSample[] },
		void
	>;
	/** Stopped ones, and those of dead tabs. */
	unfinished: Method<null, NoOptions, readonly UnfinishedZip[]>;
	discard: Method<string, NoOptions, void>;
}
